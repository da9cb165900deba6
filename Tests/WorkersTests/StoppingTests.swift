import Glibc
import Postgres
import ProjectionEngine
import ServiceLifecycle
import TestSupport
import Testing
import Workers

/// No worker here would look again within the time limit: only the stop itself can end its wait.
@Suite(.endsAtAll) struct `Stopping a worker` {
    private let never = Duration.seconds(3_600)

    @Test func `an idle one does not wait for its next look`() async throws {
        try await withDatabase { database in
            let target = database.target
            let log = try await Connection.open(target)
            let tally = Tally()
            try await running([
                ProjectionWorker([tally], loop: quietLoop(to: target), poll: never),
                JobWorker([tally], loop: quietLoop(to: target), poll: never),
            ]) {
                try await log.wait(for: tally, toReach: 0)
                // The look that follows the first batch, and then the wait.
                try await Task.sleep(for: .milliseconds(100))
            }
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
                while !Task.isShuttingDownGracefully { usleep(1_000) }
            }
            try await running([
                ProjectionWorker([slow], loop: quietLoop(to: target), poll: never)
            ]) {
                try await busy.wait()
            }
            // Of 2,500 events, the 1,000 of the first batch.
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
                while !Task.isCancelled { usleep(1_000) }
            }
            try await running(
                [ProjectionWorker([slow], loop: quietLoop(to: target), poll: never)],
                grace: .milliseconds(200)
            ) {
                try await busy.wait()
            }
            #expect(try await log.standing(of: slow) == nil)
            _ = try await log.catchUp(Tally())
            #expect(try await log.standing(of: slow) == [1_000, 5, 1_000])
        }
    }

    /// Whoever takes connections and says nothing leaves libpq waiting for ever.
    @Test func `one that is kept waiting for an answer stops too`() async throws {
        let folder = "/tmp/bl-mute-\(UInt32.random(in: 0 ... .max))"
        mkdir(folder, 0o700)
        let mute = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer {
            close(mute)
            unlink("\(folder)/.s.PGSQL.5432")
            rmdir(folder)
        }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { path in
            path.copyBytes(from: "\(folder)/.s.PGSQL.5432".utf8)
        }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(mute, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0 && listen(mute, 5) == 0)
        let target = ConnectionTarget("host=\(folder) dbname=none")
        try await running(
            [ProjectionWorker([], loop: quietLoop(to: target))], grace: .milliseconds(200)
        ) {
            try await Task.sleep(for: .milliseconds(300))
        }
    }

    @Test func `one that finds no server stops too`() async throws {
        let nowhere = ConnectionTarget("host=/nonexistent dbname=none")
        try await running([ProjectionWorker([], loop: quietLoop(to: nowhere))]) {
            try await Task.sleep(for: .milliseconds(300))
        }
    }
}
