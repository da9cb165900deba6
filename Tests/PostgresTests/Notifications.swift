import Postgres
import Synchronization
import TestSupport
import Testing

@Suite(.endsAtAll) struct `Waiting for notifications` {
    @Test func `many that have come count as one`() async throws {
        let listener = try await Connection.open(testTarget())
        let notifier = try await Connection.open(testTarget())
        try await listener.perform { session in try session.listen("Chan\"nel") }
        try await notifier.perform { session in
            for number in 1...5 {
                try session.execute("select pg_notify('Chan\"nel', \(String(number)))")
            }
        }
        let answers = try await listener.perform { session in
            [
                try session.waitForNotification(timeoutMilliseconds: 10_000),
                try session.waitForNotification(timeoutMilliseconds: 50),
            ]
        }
        #expect(answers == [true, false])
    }

    @Test func `ends when one comes`() async throws {
        let listener = try await Connection.open(testTarget())
        let notifier = try await Connection.open(testTarget())
        try await listener.perform { session in try session.listen("coming") }
        let thread = WaitingThread()
        async let notified = listener.perform { session in
            try thread.begins()
            return try session.waitForNotification(timeoutMilliseconds: 600_000)
        }
        try await thread.sleeps()
        try await notifier.perform { session in try session.script("notify coming") }
        #expect(try await notified)
    }

    @Test func `ends when the time is over`() async throws {
        let connection = try await Connection.open(testTarget())
        let clock = ContinuousClock()
        let start = clock.now
        let notified = try await connection.perform { session in
            try session.listen("silence")
            return try session.waitForNotification(timeoutMilliseconds: 100)
        }
        #expect(!notified)
        #expect(clock.now - start >= .milliseconds(99))
    }

    @Test func `ends when the connection is woken, even beforehand`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in try session.listen("sleep") }
        let thread = WaitingThread()
        async let notified = connection.perform { session in
            try thread.begins()
            return try session.waitForNotification(timeoutMilliseconds: -1)
        }
        try await thread.sleeps()
        connection.wake()
        #expect(try await !notified)
        connection.wake()
        let again = try await connection.perform { session in
            try session.waitForNotification(timeoutMilliseconds: -1)
        }
        #expect(!again)
    }

    /// A trace of a notification on another channel is what a server says unasked: a notice.
    @Test func `ends when the connection is woken while the server says something else`()
        async throws
    {
        let notices = Atomic(0)
        let listener = try await Connection.open(testTarget()) { _ in
            notices.add(1, ordering: .relaxed)
        }
        let notifier = try await Connection.open(testTarget())
        try await listener.perform { session in
            try session.script("set trace_notify = on; set client_min_messages = debug1")
            try session.listen("one channel")
        }
        notices.store(0, ordering: .relaxed)
        while notices.load(ordering: .relaxed) == 0 {
            try await notifier.perform { session in try session.script("notify \"another\"") }
            try await Task.sleep(for: .milliseconds(20))
            listener.wake()
            let start = ContinuousClock.now
            let notified = try await listener.perform { session in
                try session.waitForNotification(timeoutMilliseconds: 600_000)
            }
            #expect(!notified)
            #expect(start.duration(to: .now) < .seconds(599))
        }
    }

    @Test func `ends when the task is cancelled`() async throws {
        let connection = try await Connection.open(testTarget())
        let thread = WaitingThread()
        let waiter = Task {
            try await connection.perform { session in
                try thread.begins()
                return try session.waitForNotification(timeoutMilliseconds: -1)
            }
        }
        try await thread.sleeps()
        waiter.cancel()
        let error = await #expect(throws: PostgresError.self) { try await waiter.value }
        #expect(error?.kind == .cancelled)
    }

    @Test func `ends when the server goes away`() async throws {
        let connection = try await Connection.open(testTarget())
        let other = try await Connection.open(testTarget())
        let pid = try await connection.perform { try $0.processID() }
        let thread = WaitingThread()
        async let ended = #expect(throws: PostgresError.self) {
            try await connection.perform { session in
                try thread.begins()
                return try session.waitForNotification(timeoutMilliseconds: -1)
            }
        }
        try await thread.sleeps()
        try await other.perform { session in
            _ = try session.execute("select pg_terminate_backend(\(pid))")
        }
        #expect(await ended?.kind == .connection)
    }
}
