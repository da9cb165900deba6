import Postgres

/// A cron expression of five fields, or one of `@hourly @daily @weekly @monthly @yearly`.
///
/// Fields take numbers, the names `JAN`-`DEC` and `SUN`-`SAT` in any case, lists, ranges and
/// steps. Where both day fields name their days, a day that either of them names is meant; a day
/// field written `*` or `*/n` narrows the other (crontab(5)). It says nothing about a time zone:
/// see ``Schedule``.
public struct CronExpression: Hashable, Sendable {
    let minutes: CronValues
    let hours: CronValues
    let daysOfMonth: CronValues
    let months: CronValues
    let daysOfWeek: CronValues

    /// Reads an expression.
    ///
    /// Throws the ``ScheduleError`` that names the field, the value and what it takes, or
    /// ``ScheduleError/neverHappens(_:)`` for days that no calendar has, such as 31 February.
    public init(_ text: String) throws(ScheduleError) {
        let words = text.split(whereSeparator: \.isWhitespace)
        var fields = words
        if words.count == 1, words[0].hasPrefix("@") {
            guard let meaning = Self.shorthands[words[0].lowercased()] else {
                throw .shorthand(text)
            }
            fields = meaning.split(separator: " ")
        }
        guard fields.count == CronField.allCases.count else {
            throw .fieldCount(fields.count, text: text)
        }
        minutes = try CronValues(fields[0], of: .minute)
        hours = try CronValues(fields[1], of: .hour)
        daysOfMonth = try CronValues(fields[2], of: .dayOfMonth)
        months = try CronValues(fields[3], of: .month)
        daysOfWeek = try CronValues(fields[4], of: .dayOfWeek)

        // The Gregorian calendar, days of the week included, repeats after 400 years.
        let start = CivilDate(year: 2000, month: 1, day: 1)
        guard firstDay(from: start, through: CivilDate(year: 2399, month: 12, day: 31)) != nil
        else {
            throw .neverHappens(text)
        }
    }

    private static let shorthands = [
        "@hourly": "0 * * * *",
        "@daily": "0 0 * * *",
        "@weekly": "0 0 * * SUN",
        "@monthly": "0 0 1 * *",
        "@yearly": "0 0 1 JAN *",
    ]

    /// The first day of the calendar that the expression allows, between `day` and `last`.
    func firstDay(from day: CivilDate, through last: CivilDate) -> CivilDate? {
        var day = day
        while day <= last {
            guard months.contains(day.month) else {
                day = day.firstOfNextMonth
                continue
            }
            if allows(day) { return day }
            day = day.next
        }
        return nil
    }

    private func allows(_ day: CivilDate) -> Bool {
        let byMonth = daysOfMonth.contains(day.day)
        let byWeek = daysOfWeek.contains(day.dayOfWeek)
        let eitherCounts = daysOfMonth.step == nil && daysOfWeek.step == nil
        return eitherCounts ? byMonth || byWeek : byMonth && byWeek
    }
}

extension CronExpression: CustomStringConvertible {
    /// The canonical five fields, which read back as an equal expression.
    public var description: String {
        [
            minutes.text(of: .minute), hours.text(of: .hour), daysOfMonth.text(of: .dayOfMonth),
            months.text(of: .month), daysOfWeek.text(of: .dayOfWeek),
        ].joined(separator: " ")
    }
}
