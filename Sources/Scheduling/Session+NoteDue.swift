public import Postgres

extension Session {
    /// Writes down every tick that has come since the last one written, of one job or of all, and
    /// counts them.
    ///
    /// Of a job's ticks the newest is due and the earlier ones are missed, those too that were due
    /// already and that nobody has begun: one late run stands for all. After a long absence only
    /// the newest 1,001 get a row; the oldest row says what it stands for. The database's clock
    /// decides what has come, and a tick's key that it is written once, however many schedulers
    /// write at one instant.
    ///
    /// A job whose time zone this machine does not know has a failed run each day that says so, and
    /// keeps no other job from its ticks. Throws `PostgresError`.
    @discardableResult
    public func noteDue(of name: String? = nil) throws -> Int {
        let rows = try execute(
            """
            select j.name, j.action, j.schedule, j.created_at, clock_timestamp(),
              \(raw: Ticks.written)
            from schedule.job j
            where j.removed_at is null and j.name = coalesce(\(name), j.name) order by j.name
            """)
        return try rows.reduce(0) { count, row in
            let job = try Job(row)
            let schedule: Schedule
            do throws(ScheduleError) {
                schedule = try job.reading()
            } catch {
                try note(error, of: job.name)
                return count
            }
            let now = try row.decode(Timestamp.self, 4)
            let written = try row.decode(Timestamp.self, 5)
            let ticks = Ticks(of: schedule, after: written, through: now)
            guard !ticks.due.isEmpty else { return count }
            return try count
                + (isInTransaction
                    ? note(ticks, of: job)
                    : transaction { session in try session.note(ticks, of: job) })
        }
    }

    /// At an instant that is nobody's tick: a machine that knows the zone must find its own free.
    private func note(_ error: ScheduleError, of job: String) throws {
        try execute(
            """
            insert into schedule.occurrence (job, due, state, error, finished_at)
            select name, date_trunc('day', clock_timestamp(), 'UTC') + interval '1 microsecond',
              'failed', \(error.description), clock_timestamp()
            from schedule.job where name = \(job) and removed_at is null for no key update
            on conflict do nothing
            """)
    }

    /// Unless the job was removed meanwhile: its row is locked until the ticks are in.
    ///
    /// By a statement of its own, or the next one would not see what another scheduler wrote while
    /// this one waited for it, and leave the other's tick due beside its own.
    private func note(_ ticks: Ticks, of job: Job) throws -> Int {
        let locked = try execute(
            """
            select from schedule.job
            where name = \(job.name) and created_at = \(job.createdAt) and removed_at is null
            for no key update
            """)
        guard let newest = ticks.due.last, !locked.isEmpty else { return 0 }
        let noted = try execute(
            """
            with noted as (
              insert into schedule.occurrence (job, due, state, reason)
              select \(job.name), t.due, case when t.due = \(newest) then 'due' else 'missed' end,
                t.reason
              from unnest(\(ticks.due), \(ticks.reasons)) as t (due, reason)
              on conflict do nothing
              returning due
            ), overtaken as (
              update schedule.occurrence set state = 'missed', reason = \(Ticks.overtaken)
              where job = \(job.name) and state = 'due' and due < (select max(due) from noted)
            )
            select count(*) from noted
            """)
        return Int(try noted[0].decode(Int64.self, 0))
    }
}

/// The ticks of a job that have come and are not written down yet.
struct Ticks: Equatable {
    /// The newest of them, oldest first.
    let due: [Timestamp]
    /// Why each was missed; nil for the newest, which is due.
    let reasons: [String?]

    /// How many of a job's missed ticks get a row of their own at one time.
    static let rows = 1_000

    /// Up to when the ticks of the job `j` are written down, as SQL; a failed run that was never
    /// begun tells of an unknown time zone and is no tick.
    static let written: StaticString = """
        greatest(j.created_at, (select max(due) from schedule.occurrence
          where job = j.name and (state <> 'failed' or term > 0)))
        """

    /// Why a tick is missed that a later one has come after.
    static let overtaken = "one late run stands for it"

    init(of schedule: Schedule, after written: Timestamp, through now: Timestamp) {
        let dates = schedule.latest(
            after: written.date, through: now.date, limit: Self.rows + 1)
        due = dates.map(Timestamp.init)
        var reasons: [String?] = Array(
            repeating: Self.overtaken, count: max(0, dates.count - 1))
        let first = schedule.next(after: written.date)
        if let first, let oldest = dates.first, first < oldest {
            reasons[0] = "\(Self.overtaken) and for every tick since \(Timestamp(first))"
        }
        self.reasons = dates.isEmpty ? [] : reasons + [nil]
    }
}
