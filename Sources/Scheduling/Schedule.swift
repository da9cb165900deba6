/// When a job is due: by the clocks of a time zone, or at intervals of elapsed time.
///
/// ```
/// every 15m
/// 30 6 * * MON-FRI Europe/Berlin
/// @daily                            (in UTC)
/// ```
public enum Schedule: Hashable, Sendable {
    /// By the clocks of a zone.
    case cron(CronExpression, in: Zone)
    /// At intervals of elapsed time.
    case every(ElapsedInterval)

    /// Reads `every` and an interval, or a cron expression and, if not UTC, its zone.
    ///
    /// Throws the ``ScheduleError`` that says which part is wrong.
    public init(_ text: String) throws(ScheduleError) {
        let words = text.split(whereSeparator: \.isWhitespace)
        if words.first?.lowercased() == "every" {
            self = .every(try ElapsedInterval(words.dropFirst().joined(separator: " ")))
            return
        }
        let fields = words.first?.hasPrefix("@") == true ? 1 : CronField.allCases.count
        guard words.count == fields + 1, let zone = words.last, zone.first?.isLetter == true else {
            self = .cron(try CronExpression(text), in: .utc)
            return
        }
        let cron = try CronExpression(words.dropLast().joined(separator: " "))
        self = .cron(cron, in: try Zone(String(zone)))
    }
}

extension Schedule: CustomStringConvertible {
    /// The canonical text, the zone always named, which reads back as an equal schedule.
    public var description: String {
        switch self {
        case .cron(let expression, in: let zone): "\(expression) \(zone.name)"
        case .every(let interval): "every \(interval)"
        }
    }
}
