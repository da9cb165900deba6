/// Why a text is not a schedule.
public enum ScheduleError: Error, Hashable {
    /// The expression does not have five fields.
    case fieldCount(Int, text: String)
    /// A number outside the field's range, or a name it does not have.
    case value(String, CronField)
    /// A range whose end is before its start.
    case backwards(String, CronField)
    /// A step that is no number, or so large that only the first value is left.
    case step(String, CronField)
    /// A step behind a single value.
    case stepWithoutRange(String, CronField)
    /// A `*` beside other values.
    case starInList(String, CronField)
    /// An expression whose days no calendar has.
    case neverHappens(String)
    /// A word with `@` that is none of the five.
    case shorthand(String)
    /// A text that is no interval between 1 second and 365 days.
    case interval(String)
    /// A text that is no name of an IANA time zone, and the name that it is short for.
    case zone(String, meant: String?)
}

extension ScheduleError: CustomStringConvertible {
    /// One line: what was given, what it takes, an example.
    public var description: String {
        switch self {
        case .fieldCount(let count, text: let text):
            """
            "\(text)" has \(count) \(count == 1 ? "field" : "fields"), a cron expression has 5: \
            minute, hour, day of month, month, day of week; for example 30 6 * * MON-FRI
            """
        case .value(let value, let field):
            "\(field.rawValue) \"\(value)\" is not in \(field.rangeText); \(field.examples)"
        case .backwards(let item, let field):
            """
            \(field.rawValue) range "\(item)" runs backwards within \(field.rangeText); \
            write two ranges, \(field.examples)
            """
        case .step(let item, let field):
            """
            \(field.rawValue) step in "\(item)" is not in \
            \(field.steps.lowerBound)-\(field.steps.upperBound); \(field.examples)
            """
        case .stepWithoutRange(let item, let field):
            """
            \(field.rawValue) "\(item)" has a step but no range within \(field.rangeText); \
            \(field.examples)
            """
        case .starInList(let item, let field):
            """
            \(field.rawValue) "\(item)" stands in a list, where it must stand alone; write its \
            values out of \(field.rangeText), \(field.examples)
            """
        case .neverHappens(let text):
            "\"\(text)\" never happens: no year has such a day; for example 0 0 28 2 *"
        case .shorthand(let text):
            "\"\(text)\" is none of @hourly, @daily, @weekly, @monthly, @yearly"
        case .interval(let text):
            """
            interval "\(text)" is not a whole number of s, m, h or d from 1s to 365d; \
            for example every 15m
            """
        case .zone(let name, meant: _):
            """
            "\(name)" is not the name of a place in the IANA database, and abbreviations and offsets \
            are not taken; for example Europe/Berlin or UTC
            """
        }
    }
}

extension CronField {
    fileprivate var rangeText: String {
        let numbers = "\(writable.lowerBound)-\(writable.upperBound)"
        guard let low = names.first, let high = names.last else { return numbers }
        return "\(numbers) or \(low)-\(high)"
    }

    fileprivate var examples: String {
        switch self {
        case .minute: "for example 30, 0,15 or */10"
        case .hour: "for example 6, 8-17 or */2"
        case .dayOfMonth: "for example 1, 1,15 or 1-7"
        case .month: "for example 3, JAN-MAR or */3"
        case .dayOfWeek: "for example 1, MON-FRI or SAT,SUN"
        }
    }
}
