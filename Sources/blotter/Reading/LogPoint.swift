import EventLog
import Incidents
import Postgres

/// A point in the log's own time: a position, or a day or an instant as recorded.
enum LogPoint {
    case position(Int64)
    case day(Day)
    case instant(Instant)

    /// Reads `@1245`, `2020-06-08` (its end, in UTC) or `8 June 2020`, `2020-06-08T12:00:00Z` or the
    /// same with an offset, `+02:00`.
    init(_ text: String, option: String) throws {
        if text.hasPrefix("@"), let position = Int64(text.dropFirst()), position >= 0 {
            self = .position(position)
        } else if let day = Day(text) {
            self = .day(day)
        } else if let instant = Instant(text) {
            self = .instant(instant)
        } else if !text.contains(/\d[Tt ]\d/), let day = Day(person: text) {
            // A time of day without its zone is no day.
            self = .day(day)
        } else {
            throw Failure(
                "point.unreadable", .usage, "\"\(text)\" is no position or time", at: option,
                rule: "write @1245, a day (whole, in UTC) or an instant with its zone",
                hint:
                    "for example \(option) @12, \(option) 2020-06-08 or \(option) 2020-06-08T12:00:00Z"
            )
        }
    }

    /// Whether it comes after another of its sort; of two sorts only the log could tell.
    func isAfter(_ other: LogPoint) -> Bool? {
        switch (self, other) {
        case (.position(let start), .position(let end)): start > end
        case (.day(let start), .day(let end)): start > end
        case (.instant(let start), .instant(let end)): start.microseconds > end.microseconds
        case (.day(let start), .instant(let end)): start > end.day
        case (.instant(let start), .day(let end)): start.day > end
        default: nil
        }
    }

    /// The last position recorded by then.
    func position(in session: borrowing Session) throws -> Int64 {
        switch self {
        case .position(let position): position
        case .day(let day): try session.position(before: Timestamp(after: Instant(endOf: day)))
        case .instant(let instant): try session.position(before: Timestamp(after: instant))
        }
    }

    /// The same, of a point that has come: what the log will know by another nobody can say. Of a day
    /// that is not over it is what the log knows so far.
    func pastPosition(in session: borrowing Session, option: String) throws -> Int64 {
        let head = try session.head()
        let isPast =
            switch self {
            case .position(let position): position <= head.position
            case .day(let day): day <= .latest
            // The server's clock, which stamps the events, may be ahead of this one.
            case .instant(let instant):
                instant.microseconds
                    <= max(
                        Instant.now.microseconds, head.recordedAt?.microsecondsSinceUnixEpoch ?? 0)
            }
        guard isPast else {
            throw Failure(
                "point.future", .notFound,
                "the log has not come that far: it ends at @\(head.position)",
                at: option, rule: "an answer as of a point does not change afterwards",
                hint: "leave \(option) out for all that is known now")
        }
        return try position(in: session)
    }

    /// The last position recorded before it: a day begins with its first instant.
    func positionBefore(in session: borrowing Session) throws -> Int64 {
        switch self {
        case .position(let position): max(0, position - 1)
        case .day(let day):
            try session.position(before: Timestamp(after: Instant(endOf: day.adding(days: -1))))
        case .instant(let instant):
            try session.position(
                before: Timestamp(microsecondsSinceUnixEpoch: instant.microseconds))
        }
    }
}

extension Timestamp {
    /// The first instant of the log's clock after `instant`.
    fileprivate init(after instant: Instant) {
        self.init(microsecondsSinceUnixEpoch: instant.microseconds + 1)
    }
}
