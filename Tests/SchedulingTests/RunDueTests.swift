import Postgres
import Scheduling
import Synchronization
import TestSupport
import Testing

@Suite struct `Running what is due` {
    @Test func `of two callers at one instant, one runs each tick`() async throws {
        try await withDatabase { database in
            let target = database.target
            let watcher = try await Connection.open(target)
            try await watcher.perform { session in
                for job in 0..<200 {
                    try session.addOverdueJob("j\(job)", schedule: "every 1d", days: 1)
                }
                try session.execute("create table performed (action text)")
            }
            let callers = [try await Connection.open(target), try await Connection.open(target)]
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for connection in callers {
                    group.addTask {
                        try await connection.runDueJobs { action, renew in
                            try await renew()
                            try await connection.perform { session in
                                _ = try session.execute(
                                    "insert into performed (action) values (\(action))")
                            }
                            return (1, 2)
                        }.count
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(counts.reduce(0, +) == 200)
            #expect(!counts.contains(0), "both took part: \(counts)")
            try await watcher.perform { session in
                let rows = try session.execute(
                    """
                    select (select count(*) from performed),
                      (select count(distinct action) from performed),
                      (select count(*) from schedule.occurrence where state = 'done' and term = 1),
                      (select count(*) from schedule.occurrence where state in ('due', 'running'))
                    """)
                #expect(try (0..<4).map { try rows[0].decode(Int.self, $0) } == [200, 200, 200, 0])
            }
        }
    }

    @Test func `a run is in the history with who ran it, when, from where and to where`()
        async throws
    {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("a", schedule: "every 1d", days: 1)
            }
            let told = Mutex<[Occurrence]>([])
            let run = try await connection.runDueJobs(
                onFinish: { occurrence in told.withLock { $0.append(occurrence) } },
                perform: { action, _ in
                    #expect(action == "work a")
                    return (3, 8)
                })
            #expect(run.count == 1 && told.withLock { $0 } == run)
            let status = try #require(try await connection.perform { try $0.jobs().first })
            let last = try #require(status.last)
            #expect(last == run.first)
            #expect(last.state == .done && last.from == 3 && last.to == 8 && last.error == nil)
            #expect(last.holder?.contains(":") == true)
            let (started, finished) = (try #require(last.startedAt), try #require(last.finishedAt))
            #expect(started < finished && last.due < started)
            #expect(try #require(status.next) > finished)
        }
    }

    @Test func `a failure is written down in one line and stops nothing`() async throws {
        struct Broken: Error, CustomStringConvertible { let description = "broken\n  twice" }
        try await withConnection { connection in
            try await connection.perform { session in
                for name in ["a", "b"] {
                    try session.addOverdueJob(name, schedule: "every 1d", days: 0)
                    try session.execute("update schedule.job set created_at = '2026-01-01'")
                }
            }
            let run = try await connection.runDueJobs { action, _ in
                if action == "work a" { throw Broken() }
                return (0, 0)
            }
            #expect(run.map(\.state) == [.failed, .done])
            #expect(run.first?.error == "broken twice")
            #expect(try await connection.runDueJobs { _, _ in (0, 0) }.isEmpty)
        }
    }

    @Test func `a run that is given up is due again`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("a", schedule: "every 1d", days: 1)
            }
            await #expect(throws: CancellationError.self) {
                try await connection.runDueJobs { _, _ in throw CancellationError() }
            }
            let again = try await connection.runDueJobs { _, _ in (0, 0) }
            #expect(again.map(\.state) == [.done])
        }
    }
}

@Suite struct `Holding a lease` {
    @Test func `a lapsed lease is claimed again, and its first holder is refused`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("a", schedule: "every 1d", days: 1)
                try session.noteDue()
                let killed = try #require(try session.claim(lease: .milliseconds(1)))
                try session.execute("select pg_sleep(0.01)::text")
                let next = try #require(try session.claim())
                #expect(next.job == killed.job && next.due == killed.due && next != killed)
                let lost = JobError.leaseLost(job: "a", due: killed.due)
                #expect(throws: lost) { try session.renew(killed) }
                #expect(throws: lost) { try session.giveBack(killed) }
                #expect(throws: lost) { try session.finish(killed, .failed("late")) }
                #expect(try session.finish(next, .done(from: 0, to: 5)).state == .done)
                #expect(throws: lost) { try session.finish(next, .done(from: 0, to: 5)) }
                #expect(try session.history(ofJob: "a").first?.to == 5)
            }
        }
    }

    @Test func `a lease that is held or renewed in time is nobody else's`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("a", schedule: "every 1d", days: 1)
                try session.noteDue()
                let claim = try #require(try session.claim())
                #expect(try session.claim() == nil)
                try session.execute("update schedule.occurrence set lease_until = '2026-01-01'")
                try session.renew(claim)
                #expect(try session.claim() == nil)
                try session.finish(claim, .done(from: 0, to: 0))
            }
        }
    }

    @Test func `whoever was taken over goes on with the next tick`() async throws {
        try await withDatabase { database in
            let target = database.target
            let slow = try await Connection.open(target)
            let quick = try await Connection.open(target)
            try await slow.perform { session in
                try session.addOverdueJob("a", schedule: "every 1d", days: 1)
            }
            let run = try await slow.runDueJobs(lease: .milliseconds(20)) { _, renew in
                try await Task.sleep(for: .milliseconds(60))
                let taken = try await quick.runDueJobs { _, _ in (1, 1) }
                #expect(taken.map(\.state) == [.done])
                try await renew()
                return (0, 0)
            }
            #expect(run.isEmpty)
            let history = try await slow.perform { try $0.history(ofJob: "a") }
            #expect(history.first?.state == .done && history.first?.to == 1)
        }
    }
}
