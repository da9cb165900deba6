public import Postgres

/// A tick of a job, written down before it is run, and what became of it.
public struct Occurrence: Sendable, Hashable {
    /// What became of a tick.
    public enum State: String, Sendable {
        /// Nobody has begun it.
        case due
        /// Someone has begun it, and holds or held its lease.
        case running
        /// It was run to its end.
        case done
        /// It was run and ended in an error.
        case failed
        /// It was not run, and `reason` says why.
        case missed
    }

    /// The job's name.
    public let job: String
    /// The tick.
    public let due: Timestamp
    /// What became of it.
    public let state: State
    /// Why it was missed.
    public let reason: String?
    /// Who ran it last, `host:pid`.
    public let holder: String?
    /// When its last run began, by the database's clock.
    public let startedAt: Timestamp?
    /// When it ended, by the database's clock.
    public let finishedAt: Timestamp?
    /// The position of the log that the run began from.
    public let from: Int64?
    /// The position of the log that the run came to.
    public let to: Int64?
    /// Why it failed, in one line.
    public let error: String?
}

extension Occurrence {
    /// What a statement selects or returns for `init(_:at:)`, of a table called `o`.
    static let columns: StaticString = """
        o.job, o.due, o.state, o.reason, o.holder, o.started_at, o.finished_at, o.from_position,
        o.to_position, o.error
        """

    /// Reads `columns` from column `first` on.
    init(_ row: Row, at first: Int = 0) throws {
        job = try row.text(first)
        due = try row.decode(Timestamp.self, first + 1)
        guard let state = State(rawValue: try row.text(first + 2)) else {
            throw UnknownState(name: try row.text(first + 2))
        }
        self.state = state
        reason = try row.decode(String?.self, first + 3)
        holder = try row.decode(String?.self, first + 4)
        startedAt = try row.decode(Timestamp?.self, first + 5)
        finishedAt = try row.decode(Timestamp?.self, first + 6)
        from = try row.decode(Int64?.self, first + 7)
        to = try row.decode(Int64?.self, first + 8)
        error = try row.decode(String?.self, first + 9)
    }
}

/// A state that the table admits and this program does not know.
struct UnknownState: Error {
    let name: String
}
