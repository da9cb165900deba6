import FoundationEssentials
public import Postgres

/// The right to run a tick, as long as nobody else is given it.
public struct Claim: Sendable, Hashable {
    /// The job's name.
    public let job: String
    /// The tick.
    public let due: Timestamp
    /// What is to be done.
    public let action: String
    /// How long the right lasts without being renewed.
    public let lease: Duration
    /// Raised by every claim of the tick: whoever holds an older one has lost it.
    let term: Int32
}

/// How a run ended.
public enum Outcome: Sendable, Hashable {
    /// To its end: what it worked on stood at `from` and stands at `to`.
    case done(from: Int64, to: Int64)
    /// In an error, told in one line.
    case failed(String)
}

extension Session {
    /// Takes the oldest tick that is due or whose holder let the lease lapse; nil if none is.
    ///
    /// A job whose earlier tick is not over waits, so two runs of one job overlap only where the
    /// first has outlasted its lease.
    ///
    /// One statement, which steps over what others are taking at this instant; the database's
    /// clock decides what has lapsed. Throws `PostgresError`.
    public func claim(lease: Duration = .seconds(60)) throws -> Claim? {
        let rows = try execute(
            """
            with next as materialized (
              select job, due from schedule.occurrence o
              where state in ('due', 'running')
                and (state = 'due' or lease_until < clock_timestamp())
                and not exists (
                  select from schedule.occurrence e
                  where e.job = o.job and e.due < o.due and e.state in ('due', 'running'))
              order by due, job limit 1 for update skip locked
            )
            update schedule.occurrence o
            set state = 'running', term = term + 1, holder = \(Claim.holder),
              started_at = clock_timestamp(),
              lease_until = clock_timestamp() + \(lease.milliseconds) * interval '1 millisecond'
            from next join schedule.job j on j.name = next.job
            where (o.job, o.due) = (next.job, next.due)
            returning o.job, o.due, j.action, o.term
            """)
        guard let row = rows.first else { return nil }
        return Claim(
            job: try row.text(0), due: try row.decode(Timestamp.self, 1), action: try row.text(2),
            lease: lease, term: try row.decode(Int32.self, 3))
    }

    /// Lengthens the lease to its full length from now.
    ///
    /// Throws `JobError.leaseLost` when another has claimed the tick since, `PostgresError`.
    public func renew(_ claim: Claim) throws {
        let renewed = try execute(
            """
            update schedule.occurrence
            set lease_until
              = clock_timestamp() + \(claim.lease.milliseconds) * interval '1 millisecond'
            where job = \(claim.job) and due = \(claim.due) and term = \(claim.term)
              and state = 'running'
            """)
        guard renewed.affectedRows == 1 else { throw claim.lost }
    }

    /// Writes down how the run ended.
    ///
    /// Throws `JobError.leaseLost` when another has claimed the tick since, `PostgresError`.
    @discardableResult
    public func finish(_ claim: Claim, _ outcome: Outcome) throws -> Occurrence {
        let (state, from, to, error): (Occurrence.State, Int64?, Int64?, String?) =
            switch outcome {
            case .done(from: let from, to: let to): (.done, from, to, nil)
            case .failed(let error): (.failed, nil, nil, error)
            }
        let rows = try execute(
            """
            update schedule.occurrence o
            set state = \(state.rawValue), finished_at = clock_timestamp(), lease_until = null,
              from_position = \(optional: from), to_position = \(optional: to),
              error = \(optional: error)
            where job = \(claim.job) and due = \(claim.due) and term = \(claim.term)
              and state = 'running'
            returning \(raw: Occurrence.columns)
            """)
        guard let row = rows.first else { throw claim.lost }
        return try Occurrence(row)
    }

    /// Gives the tick back, due as before, to be run by another.
    ///
    /// Throws `JobError.leaseLost` when another has claimed the tick since, `PostgresError`.
    public func giveBack(_ claim: Claim) throws {
        let given = try execute(
            """
            update schedule.occurrence
            set state = 'due', lease_until = null, holder = null, started_at = null
            where job = \(claim.job) and due = \(claim.due) and term = \(claim.term)
              and state = 'running'
            """)
        guard given.affectedRows == 1 else { throw claim.lost }
    }
}

extension Claim {
    /// This process, as the history names it.
    fileprivate static let holder =
        "\(ProcessInfo.processInfo.hostName):\(ProcessInfo.processInfo.processIdentifier)"

    fileprivate var lost: JobError {
        .leaseLost(job: job, due: due)
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 {
        Int64(self / .milliseconds(1))
    }
}
