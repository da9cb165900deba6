import Dispatch
import Postgres
import Scheduling
import TestSupport
import Testing

@Suite struct `Writing down what is due` {
    @Test func `the newest tick is due and the earlier ones are missed`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("a", schedule: "every 1d", days: 5)
                let noted = try session.noteDue()
                #expect((5...6).contains(noted))
                let history = try session.history(ofJob: "a")
                #expect(history.count == noted)
                #expect(history.first?.state == .due && history.first?.reason == nil)
                #expect(
                    history.dropFirst().allSatisfy {
                        $0.state == .missed && $0.reason == "one late run stands for it"
                    })
                #expect(try session.jobs().first?.next == history.first?.due)
                #expect(try session.noteDue() == 0)
            }
        }
    }

    @Test func `after a long absence the oldest row says what it stands for`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("a", schedule: "every 1s", days: 3650)
                #expect(try session.noteDue() == 1_001)
                let history = try session.history(ofJob: "a", limit: 2_000)
                #expect(history.count(where: { $0.state == .missed }) == 1_000)
                let reason = try #require(history.last?.reason)
                #expect(reason.hasPrefix("one late run stands for it and for every tick since 201"))
                #expect(
                    Set(history.dropLast().map(\.reason)) == ["one late run stands for it", nil])
            }
        }
    }

    @Test func `a tick that nobody began is missed once a later one has come`() async throws {
        try await withConnection { connection in
            try await connection.perform { session in
                try session.addOverdueJob("a", schedule: "every 1d", days: 1)
                try session.noteDue()
                for expected: [Occurrence.State] in [[.due, .missed], [.due, .running, .missed]] {
                    // A day passes.
                    try session.script(
                        "update schedule.occurrence set due = due - interval '1 day'")
                    try session.noteDue()
                    let states = try session.history(ofJob: "a", limit: 3).map(\.state)
                    #expect(states.starts(with: expected))
                    _ = try session.claim()
                }
            }
        }
    }

    @Test func `schedulers that write at one instant write each tick once`() async throws {
        try await withDatabase { database in
            let target = database.target
            let first = try await Connection.open(target)
            try await first.perform { session in
                for job in 0..<20 {
                    try session.addOverdueJob("j\(job)", schedule: "every 1d", days: 10)
                }
            }
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let connection = try await Connection.open(target)
                        return try await connection.perform { try $0.noteDue() }
                    }
                }
                let noted = try await group.reduce(0, +)
                #expect((200...220).contains(noted))
            }
            try await first.perform { session in
                let rows = try session.execute(
                    """
                    select count(*), count(*) filter (where state = 'due') from schedule.occurrence
                    """)
                #expect((200...220).contains(try rows[0].decode(Int.self, 0)))
                #expect(try rows[0].decode(Int.self, 1) == 20)
            }
        }
    }

    @Test(.endsAtAll)
    func `a tick is missed that another scheduler had not committed when a later one came`()
        async throws
    {
        try await withDatabase { database in
            let early = try await Connection.open(database.target)
            let late = try await Connection.open(database.target)
            let waiting = try await late.perform { try $0.processID() }
            try await early.perform { session in
                try session.addOverdueJob("a", schedule: "every 1d", days: 2)
            }
            let noted = DispatchSemaphore(value: 0)
            async let committed: Void = early.perform { session in
                try session.transaction { session in
                    try session.noteDue()
                    // A day passes.
                    try session.script(
                        """
                        delete from schedule.occurrence where state = 'missed';
                        update schedule.occurrence set due = due - interval '1 day'
                        """)
                    noted.signal()
                    try session.awaitBlocked(waiting)
                }
            }
            try await late.perform { session in
                noted.wait()
                try session.noteDue()
                let history = try session.history(ofJob: "a")
                #expect(history.map(\.state).starts(with: [.due, .missed]))
                #expect(history.count(where: { $0.state == .due }) == 1)
            }
            try await committed
        }
    }
}
