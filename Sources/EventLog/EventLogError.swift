public import Postgres

/// Why the log did not take events, or cannot say that it did.
public enum EventLogError: Error {
    /// SQLSTATE EV001: a stream has another version than the append expected.
    case wrongVersion(PostgresError)
    /// SQLSTATE EV002: an event id is known with other content.
    case idReused(PostgresError)
    /// SQLSTATE EV003: something was recorded that the decision would have had to know.
    case boundaryMoved(PostgresError)
    /// SQLSTATE EV004: the append itself is not as the log demands.
    case refused(PostgresError)
    /// The connection was lost, or the flush failed: the events may be in the log. Safe to repeat.
    case outcomeUnknown(PostgresError)
    /// The server warned while it flushed, as when the wait for a synchronous standby is cancelled:
    /// the events are in the log here and perhaps nowhere else. Safe to repeat.
    case flushUnconfirmed(Notice)
    /// These triggers, each behind its table, are gone or do not always fire.
    case unguarded(triggers: [String])

    /// Whether the events may be in the log all the same: the same call may be repeated.
    public var isUncertain: Bool {
        switch self {
        case .outcomeUnknown, .flushUnconfirmed: true
        case .wrongVersion, .idReused, .boundaryMoved, .refused, .unguarded: false
        }
    }

    /// The log's own refusals by their SQLSTATE; every other error of the server as it is.
    static func refusal(_ error: PostgresError) -> any Error {
        if error.kind == .connection || error.kind == .decoding { return outcomeUnknown(error) }
        return switch error.sqlState?.rawValue {
        case "EV001": EventLogError.wrongVersion(error)
        case "EV002": EventLogError.idReused(error)
        case "EV003": EventLogError.boundaryMoved(error)
        case "EV004": EventLogError.refused(error)
        default: error
        }
    }
}
