/// One of the five fields of a cron expression, in the order they are written.
public enum CronField: String, CaseIterable, Sendable {
    /// Minute of the hour, 0-59.
    case minute
    /// Hour of the day, 0-23.
    case hour
    /// Day of the month, 1-31.
    case dayOfMonth = "day of month"
    /// Month of the year, 1-12 or JAN-DEC.
    case month
    /// Day of the week, 0-7 or SUN-SAT; 0 and 7 are both Sunday.
    case dayOfWeek = "day of week"

    /// The values the field takes, Sunday being 0.
    var range: ClosedRange<Int> {
        switch self {
        case .minute: 0...59
        case .hour: 0...23
        case .dayOfMonth: 1...31
        case .month: 1...12
        case .dayOfWeek: 0...6
        }
    }

    /// The numbers a person may write.
    var writable: ClosedRange<Int> {
        self == .dayOfWeek ? 0...7 : range
    }

    /// The steps that leave more than the first value.
    var steps: ClosedRange<Int> {
        1...(range.upperBound - range.lowerBound)
    }

    /// The names of the values from the lowest up; empty where only numbers are written.
    var names: [String] {
        switch self {
        case .minute, .hour, .dayOfMonth: []
        case .month:
            ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
        case .dayOfWeek: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
        }
    }

    /// The number that `text` writes, by digits or by name in any case.
    func value(_ text: Substring) -> Int? {
        if let number = decimal(text) {
            return writable.contains(number) ? number : nil
        }
        let name = text.uppercased()
        return names.firstIndex(of: name).map { $0 + range.lowerBound }
    }

    /// How the canonical text writes `value`.
    func text(_ value: Int) -> String {
        names.isEmpty ? String(value) : names[value - range.lowerBound]
    }
}

/// The number that `text` writes in ASCII digits alone; `Int.init` would take a sign too.
func decimal(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
}
