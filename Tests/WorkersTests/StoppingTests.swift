import Glibc
import Postgres
import ProjectionEngine
import TestSupport
import Testing
import Workers

@Suite struct `Stopping a worker` {
    @Test func `an idle one stops at once`() async throws {
        try await withDatabase { database in
            let target = database.target
            let log = try await Connection.open(target)
            let tally = Tally()
            let took = try await running([
                ProjectionWorker([tally], target: target, logger: quiet),
                JobWorker([tally], target: target, logger: quiet),
            ]) {
                #expect(try await log.expect(tally, toReach: 0))
                // The look that follows the first batch, and then the wait.
                try await Task.sleep(for: .milliseconds(100))
            }
            #expect(took < .milliseconds(500))
        }
    }

    @Test func `a busy one finishes the batch in hand and begins no other`() async throws {
        try await withDatabase { database in
            let target = database.target
            let log = try await Connection.open(target)
            _ = try await log.catchUp(Tally())
            try await log.append(2_500)
            let busy = Flag()
            let slow = Tally {
                busy.raise()
                usleep(100_000)
            }
            let took = try await running([ProjectionWorker([slow], target: target, logger: quiet)])
            {
                try await busy.wait()
            }
            // A batch is 1,000 events, here of five streams: five folds of 0.1 s.
            #expect(took > .milliseconds(300) && took < .milliseconds(1_500))
            #expect(try await log.standing(of: slow) == [1_000, 5, 1_000])
        }
    }

    @Test func `a batch that outlasts the grace is rolled back`() async throws {
        try await withDatabase { database in
            let target = database.target
            let log = try await Connection.open(target)
            try await log.append(1_000)
            let busy = Flag()
            let slow = Tally {
                busy.raise()
                usleep(200_000)
            }
            let took = try await running(
                [ProjectionWorker([slow], target: target, logger: quiet)], grace: .milliseconds(200)
            ) {
                try await busy.wait()
            }
            #expect(took < .milliseconds(2_000))
            #expect(try await log.standing(of: slow) == nil)
            _ = try await log.catchUp(Tally())
            #expect(try await log.standing(of: slow) == [1_000, 5, 1_000])
        }
    }

    @Test func `one that finds no server stops too`() async throws {
        let nowhere = ConnectionTarget("host=/nonexistent dbname=none")
        let took = try await running([ProjectionWorker([], target: nowhere, logger: quiet)]) {
            try await Task.sleep(for: .milliseconds(300))
        }
        #expect(took < .milliseconds(500))
    }
}
