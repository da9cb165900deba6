public import Postgres

/// Work that is due again and again.
public struct Job: Sendable, Hashable {
    /// Its name, 1 to 63 of `a-z`, `0-9` and `-`.
    public let name: String
    /// What is to be done, in words that only whoever performs it understands: `projection agency`.
    public let action: String
    /// When it is due, in the canonical text of a ``Schedule``.
    ///
    /// A text, because a machine with other time zones may have written it: ``reading()`` says
    /// whether this one can keep it.
    public let schedule: String
    /// The instant after which it is due.
    public let createdAt: Timestamp
}

/// A job and how it stands.
public struct JobStatus: Sendable, Hashable {
    /// What was added.
    public let job: Job
    /// The earliest tick that nobody has begun, overdue if past; nil after the year 9999, and where
    /// this machine cannot read the schedule.
    public let next: Timestamp?
    /// Why this machine cannot keep the schedule; nil where it can.
    public let fault: ScheduleError?
    /// The newest tick that was begun, or the newest failure to read the schedule; nil before both.
    public let last: Occurrence?
}

extension Job {
    /// Reads columns 0 to 3: name, action, schedule, created_at.
    init(_ row: Row) throws {
        name = try row.text(0)
        action = try row.text(1)
        schedule = try row.text(2)
        createdAt = try row.decode(Timestamp.self, 3)
    }

    /// The schedule, as this machine reads it; throws where it does not know the time zone.
    public func reading() throws(ScheduleError) -> Schedule { try Schedule(schedule) }
}
