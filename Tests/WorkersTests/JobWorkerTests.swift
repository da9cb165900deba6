import Glibc
import Postgres
import Scheduling
import ServiceLifecycle
import TestSupport
import Testing
import Workers

@Suite(.endsAtAll) struct `Running jobs in the background` {
    @Test func `two workers run each tick once, and the history says how far`() async throws {
        try await withDatabase { database in
            let target = database.target
            let log = try await Connection.open(target)
            let (one, two) = (Tally("one"), Tally("two"))
            try await log.append(9)
            try await log.perform { session in
                for (job, action) in [
                    ("all", "projection all"), ("one", "projection one"), ("wrong", "projection x"),
                ] {
                    _ = try session.addJob(
                        name: job, action: action, schedule: Schedule("every 7d"))
                }
                try session.execute(
                    "update schedule.job set created_at = clock_timestamp() - interval '7 days'")
            }
            let workers = (0..<2).map { _ in
                JobWorker([one, two], loop: quietLoop(to: target))
            }
            try await running(workers) {
                try await log.wait(for: one, toReach: 9)
                try await log.wait(for: two, toReach: 9)
                try await log.waitForRuns()
            }
            try await log.perform { session in
                let last = try session.jobs().map(\.last)
                #expect(last.map(\.?.state) == [.done, .done, .failed])
                #expect(last[0]?.from == 0 && last[0]?.to == 9 && last[1]?.to == 9)
                let known = "projection one, projection two, projection all"
                #expect(last[2]?.error == "\"projection x\" is none of \(known)")
                let terms = try session.execute("select sum(term) from schedule.occurrence")
                #expect(try terms[0].decode(Int.self, 0) == 3)
            }
        }
    }

    @Test func `a tick that comes while it runs is run`() async throws {
        try await withDatabase { database in
            let target = database.target
            let log = try await Connection.open(target)
            let tally = Tally()
            try await log.append(5)
            try await running([JobWorker([tally], loop: quietLoop(to: target))]) {
                try await log.perform { session in
                    _ = try session.addJob(
                        name: "often", action: "projection tally", schedule: Schedule("every 1s"))
                }
                try await log.wait(for: tally, toReach: 5)
                try await log.waitForRuns()
                try await log.append(1)
                try await log.wait(for: tally, toReach: 6)
            }
            let history = try await log.perform { try $0.history(ofJob: "often") }
            #expect(history.count >= 2)
        }
    }

    @Test func `a run in hand at the stop is given back`() async throws {
        try await withDatabase { database in
            let target = database.target
            let log = try await Connection.open(target)
            let busy = Flag()
            let first = Tally("one") {
                busy.raise()
                while !Task.isShuttingDownGracefully { usleep(1_000) }
            }
            let second = Tally("two")
            try await log.append(5)
            try await log.perform { session in
                _ = try session.addJob(
                    name: "all", action: "projection all", schedule: Schedule("every 7d"))
                try session.execute(
                    "update schedule.job set created_at = clock_timestamp() - interval '7 days'")
            }
            try await running([JobWorker([first, second], loop: quietLoop(to: target))]) {
                try await busy.wait()
            }
            #expect(try await log.standing(of: first) == [5, 5, 5])
            #expect(try await log.standing(of: second) == nil)
            #expect(try await log.perform { try $0.history(ofJob: "all").map(\.state) } == [.due])
        }
    }
}

extension Connection {
    /// Waits until no tick is due or running.
    fileprivate func waitForRuns() async throws {
        try await until {
            try await perform { session in
                try session.execute(
                    "select from schedule.occurrence where state in ('due', 'running')"
                ).isEmpty
            }
        }
    }
}
