public import Postgres

extension Session {
    /// Adds a job, first due at the first tick after now.
    ///
    /// The name of a removed job may be used again; what was run under it stays in the history.
    /// Throws `JobError.badName`, `JobError.nameTaken`, `PostgresError`.
    public func addJob(name: String, action: String, schedule: Schedule) throws -> Job {
        let rows: Rows
        do {
            rows = try execute(
                """
                insert into schedule.job as j (name, action, schedule)
                values (\(name), \(action), \(schedule.description))
                on conflict (name) do update
                set action = excluded.action, schedule = excluded.schedule,
                  created_at = excluded.created_at, removed_at = null
                where j.removed_at is not null
                returning name, action, schedule, created_at
                """)
        } catch SQLState.checkViolation {
            throw JobError.badName(name)
        } catch {
            throw error
        }
        guard let row = rows.first else { throw JobError.nameTaken(name) }
        return try Job(row)
    }

    /// Removes a job; its history stays.
    ///
    /// What was due is missed, and a run that is under way loses its lease. Throws
    /// `JobError.unknown`, `PostgresError`.
    public func removeJob(_ name: String) throws {
        try transaction { session in
            // Ticks that came and were not written down are missed with the others. Whoever writes
            // some down holds the job's row, which this then waits for before it ends what is open.
            try session.noteDue(of: name)
            let removed = try session.execute(
                """
                update schedule.job set removed_at = clock_timestamp()
                where name = \(name) and removed_at is null
                """)
            guard removed.affectedRows == 1 else { throw try session.unknownJob(name) }
            try session.execute(
                """
                update schedule.occurrence
                set state = case state when 'due' then 'missed' else 'failed' end,
                  reason = case state when 'due' then 'the job was removed' end,
                  error = case state when 'running' then 'the job was removed' end,
                  finished_at = case state when 'running' then clock_timestamp() end,
                  lease_until = null
                where job = \(name) and state in ('due', 'running')
                """)
        }
    }

    /// The jobs that are not removed, by name, and how each stands.
    ///
    /// One whose schedule this machine cannot read is among them, with its fault. Throws
    /// `PostgresError`.
    public func jobs() throws -> [JobStatus] {
        let rows = try execute(
            """
            select j.name, j.action, j.schedule, j.created_at,
              (select min(due) from schedule.occurrence where job = j.name and state = 'due'),
              \(raw: Ticks.written),
              \(raw: Occurrence.columns)
            from schedule.job j
            left join lateral (
              select * from schedule.occurrence
              where job = j.name and state in ('running', 'done', 'failed')
                and due >= j.created_at
              order by due desc limit 1
            ) o on true
            where j.removed_at is null order by j.name
            """)
        return try rows.map { row in
            let job = try Job(row)
            let waiting = try row.decode(Timestamp?.self, 4)
            let written = try row.decode(Timestamp.self, 5)
            let last = row.isNull(6) ? nil : try Occurrence(row, at: 6)
            do throws(ScheduleError) {
                let next = try job.reading().next(after: written.date).map(Timestamp.init)
                return JobStatus(job: job, next: waiting ?? next, fault: nil, last: last)
            } catch {
                return JobStatus(job: job, next: waiting, fault: error, last: last)
            }
        }
    }

    /// The newest ticks of a job, the newest first; those of a removed job too.
    ///
    /// Throws `JobError.unknown`, `PostgresError`.
    public func history(ofJob name: String, limit: Int = 20) throws -> [Occurrence] {
        let rows = try execute(
            """
            select \(raw: Occurrence.columns) from schedule.occurrence o
            where o.job = \(name) order by o.due desc limit \(Int64(limit))
            """)
        if rows.isEmpty, try execute("select from schedule.job where name = \(name)").isEmpty {
            throw try unknownJob(name)
        }
        return try rows.map { try Occurrence($0) }
    }

    private func unknownJob(_ name: String) throws -> JobError {
        let rows = try execute(
            "select name from schedule.job where removed_at is null order by name")
        return .unknown(name, known: try rows.map { try $0.text(0) })
    }
}
