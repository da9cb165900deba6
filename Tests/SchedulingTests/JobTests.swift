import Dispatch
import Postgres
import Scheduling
import TestSupport
import Testing

@Suite struct `Keeping jobs` {
    @Test func `a new job is listed with its next tick and no run`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                let job = try session.addJob(
                    name: "agency", action: "projection agency",
                    schedule: Schedule("30 6 * * MON-FRI Europe/Berlin"))
                let listed = try session.jobs()
                #expect(listed.map(\.job) == [job])
                #expect(listed.allSatisfy { $0.last == nil })
                let next = try #require(listed.first?.next)
                #expect(next > job.createdAt)
                #expect(try session.noteDue() == 0)
                #expect(try session.history(ofJob: "agency").isEmpty)
            }
        }
    }

    @Test func `a known name is refused`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                _ = try session.addJob(name: "a", action: "x", schedule: Schedule("@daily"))
                #expect(throws: JobError.nameTaken("a")) {
                    try session.addJob(name: "a", action: "y", schedule: Schedule("@hourly"))
                }
                #expect(try session.jobs().map(\.job.action) == ["x"])
            }
        }
    }

    @Test func `what came due before a job was removed is missed, and not its namesake's`()
        async throws
    {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("a", schedule: "every 30m", days: 0)
                try session.removeJob("a")
                let history = try session.history(ofJob: "a")
                #expect(history.count >= 2)
                #expect(history.first?.reason == "the job was removed")
                #expect(history.allSatisfy { $0.state == .missed })
                try session.execute(
                    "update schedule.occurrence set state = 'failed', finished_at = clock_timestamp()"
                )
                _ = try session.addJob(name: "a", action: "y", schedule: Schedule("@yearly"))
                #expect(try session.jobs().map(\.last?.due) == [nil])
                #expect(try session.history(ofJob: "a").count == history.count)
            }
        }
    }

    @Test(.endsAtAll)
    func `a removal waits for whoever is writing its ticks down`() async throws {
        try await withDatabase { database in
            let scheduler = try await Connection.open(database.target)
            let remover = try await Connection.open(database.target)
            let removing = try await remover.perform { try $0.processID() }
            try await scheduler.perform { session in
                try session.addOverdueJob("a", schedule: "every 30m", days: 0)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                let locked = DispatchSemaphore(value: 0)
                group.addTask {
                    try await scheduler.perform { session in
                        try session.transaction { session in
                            try session.execute("select from schedule.job for no key update")
                            locked.signal()
                            // Until the other has come to the row, whatever it wrote before.
                            try session.awaitBlocked(removing)
                            try session.noteDue()
                        }
                    }
                }
                group.addTask {
                    try await remover.perform { session in
                        locked.wait()
                        try session.removeJob("a")
                    }
                }
                try await group.waitForAll()
            }
            try await remover.perform { session in
                let history = try session.history(ofJob: "a")
                #expect(history.allSatisfy { $0.state == .missed })
            }
            await scheduler.close()
            await remover.close()
        }
    }

    @Test func `a name that is none is refused`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                for name in ["", "-a", "A", "a b", "ä", String(repeating: "a", count: 64)] {
                    #expect(throws: JobError.badName(name)) {
                        try session.addJob(name: name, action: "x", schedule: Schedule("@daily"))
                    }
                }
            }
        }
    }

    @Test func `an unknown job is refused with the names there are`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                #expect(throws: JobError.unknown("b", known: [])) { try session.removeJob("b") }
                _ = try session.addJob(name: "a", action: "x", schedule: Schedule("@daily"))
                #expect(throws: JobError.unknown("b", known: ["a"])) {
                    try session.history(ofJob: "b")
                }
            }
        }
    }

    @Test func `a zone that this machine does not know fails its own job alone`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("bad", schedule: "every 1d", days: 1)
                try session.addOverdueJob("good", schedule: "every 1d", days: 1)
                try session.script(
                    "update schedule.job set schedule = '0 0 * * * US/Nowhere' where name = 'bad'")
                for _ in 0..<2 { try session.noteDue() }
                #expect(try session.claim()?.job == "good")
                let failed = try session.history(ofJob: "bad")
                #expect(failed.map(\.state) == [.failed])
                #expect(failed.first?.error?.contains("US/Nowhere") == true)
                let listed = try session.jobs()
                #expect(listed.map(\.job.name) == ["bad", "good"])
                #expect(listed.map { $0.fault == nil } == [false, true])
                #expect(listed[0].next == nil && listed[0].last?.state == .failed)
            }
        }
    }

    @Test func `a machine that knows the zone finds its ticks free`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                // Due at the midnight that was last, and at no other since it was added.
                try session.addOverdueJob("a", schedule: "0 0 * * * UTC", days: 0)
                try session.script(
                    """
                    update schedule.job
                    set created_at = date_trunc('day', now(), 'UTC') - interval '1 second'
                    """)
                let zone =
                    "update schedule.job set schedule = replace(schedule, 'UTC', 'US/Nowhere')"
                try session.script(zone)
                try session.noteDue()
                #expect(try session.claim() == nil)
                try session.script(
                    "update schedule.job set schedule = replace(schedule, 'US/Nowhere', 'UTC')")
                let midnight = try session.execute("select date_trunc('day', now(), 'UTC')")[0]
                let next = try session.jobs()[0].next
                #expect(try next == midnight.decode(Timestamp.self, 0))
                #expect(try session.noteDue() >= 1)
                #expect(try session.claim()?.job == "a")
            }
        }
    }

    @Test func `a tick that is being taken keeps the next one from being taken too`() async throws {
        let (taken, tried) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        try await withDatabase { database in
            let first = try await Connection.open(database.target)
            let second = try await Connection.open(database.target)
            try await first.perform { session in
                try session.addOverdueJob("slow", schedule: "every 1d", days: 1)
                try session.noteDue()
                try session.script(
                    "insert into schedule.occurrence (job, due, state) values ('slow', now(), 'due')"
                )
            }
            async let taking: Void = first.perform { session in
                try session.transaction { session in
                    let claim = try session.claim()
                    #expect(claim != nil)
                    taken.signal()
                    tried.wait()
                }
            }
            let next = try await second.perform { session in
                taken.wait()
                defer { tried.signal() }
                return try session.claim()
            }
            #expect(next == nil)
            try await taking
        }
    }

    @Test func `two runs of one job never overlap`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("slow", schedule: "every 1d", days: 1)
                try session.noteDue()
                let first = try #require(try session.claim())
                try session.script(
                    "insert into schedule.occurrence (job, due, state) values ('slow', now(), 'due')"
                )
                #expect(try session.claim() == nil)
                try session.finish(first, .done(from: 0, to: 0))
                #expect(try session.claim()?.job == "slow")
            }
        }
    }

    @Test func `removing a job ends what is open and keeps the history`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("gone", schedule: "every 1d", days: 1)
                try session.noteDue()
                let claim = try #require(try session.claim())
                try session.execute(
                    """
                    insert into schedule.occurrence (job, due, state)
                    values ('gone', '2020-01-01', 'due')
                    """)
                try session.removeJob("gone")
                let states = try session.history(ofJob: "gone").map(\.state)
                // How many ticks a day and an hour hold depends on the time of day.
                #expect(states.first == .failed)
                #expect(states.count >= 2 && states.dropFirst().allSatisfy { $0 == .missed })
                #expect(throws: JobError.leaseLost(job: "gone", due: claim.due)) {
                    try session.finish(claim, .done(from: 0, to: 1))
                }
                #expect(try session.noteDue() == 0)
                #expect(try session.claim() == nil)
                #expect(throws: JobError.unknown("gone", known: [])) {
                    try session.removeJob("gone")
                }
            }
        }
    }

    @Test func `a removed job's name may be used again, and its past stays past`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("a", schedule: "every 1s", days: 0)
                try session.noteDue()
                try session.removeJob("a")
                let before = try session.history(ofJob: "a").count
                let job = try session.addJob(
                    name: "a", action: "new", schedule: Schedule("every 7d"))
                #expect(try session.noteDue() == 0)
                #expect(try session.jobs().map(\.job) == [job])
                #expect(try session.history(ofJob: "a").count == before)
            }
        }
    }
}

extension Session {
    /// Adds a job that was made `days` days, an hour and a second ago.
    func addOverdueJob(_ name: String, schedule: String, days: Int) throws {
        _ = try addJob(name: name, action: "work \(name)", schedule: Schedule(schedule))
        try execute(
            """
            update schedule.job set created_at = clock_timestamp()
              - \(Int64(days)) * interval '1 day' - interval '3601 seconds'
            where name = \(name)
            """)
    }

    /// Waits until the process waits for this one.
    func awaitBlocked(_ process: Int32) throws {
        while try !execute(
            """
            select pg_sleep(0.01) where pg_backend_pid() <> all (pg_blocking_pids(\(process)))
            """
        ).isEmpty {}
    }
}
