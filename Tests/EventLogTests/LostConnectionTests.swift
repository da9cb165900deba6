import EventLog
import FoundationEssentials
import Glibc
import Postgres
import TestSupport
import Testing

@Suite struct `An append whose connection is cut` {
    @Test func `happened, or did not, or says that it does not know`() async throws {
        try await withDatabase { database in
            let witness = try await Connection.open(database.target)
            var outcomes: [Outcome: Int] = [:]
            for round in 0..<60 {
                let event = try NewEvent.noted("\(round)", in: "agency:\(round)")
                let more = try (0..<round % 4).map { _ in try NewEvent.noted("more") }
                let victim = try await Connection.open(database.target)
                let backend = try await victim.perform { session in
                    _ = try session.append([.noted("warm")])
                    return try session.processID()
                }
                async let outcome = victim.perform { session in
                    try Outcome { try session.append([event] + more) }
                }
                try await Task.sleep(for: .microseconds(.random(in: 0...3_000)))
                try await witness.perform { session in
                    _ = try session.execute("select pg_terminate_backend(\(backend))")
                }
                let result = try await outcome
                outcomes[result, default: 0] += 1
                try await witness.perform { session in
                    // The server may still be busy with what its client will never hear of.
                    while try !session.execute(
                        "select from pg_stat_activity where pid = \(backend)"
                    ).isEmpty {}
                    let recorded = try session.event(id: event.id)
                    switch result {
                    case .done: #expect(recorded != nil)
                    case .outcomeUnknown: break
                    default: #expect(recorded == nil, "\(result)")
                    }
                    let receipts = try session.append([event] + more)
                    #expect(receipts[0].isDuplicate == (recorded != nil))
                    #expect(Set(receipts.map(\.isDuplicate)).count == 1)
                    let versions = try session.versions(of: [event.stream])
                    #expect(versions == [event.stream: 1])
                }
            }
            #expect(outcomes.keys.contains { $0 != .done }, "cut too late every time")
        }
    }
}

@Suite(.endsAtAll) struct `A server that crashes between two statements` {
    /// The next write finds the socket closed and the server's last warning unread: what libpq then
    /// says has no code, and PQstatus still finds nothing wrong.
    @Test func `is a lost connection to whoever speaks next`() async throws {
        let server = try await ScratchServer()
        let idle = try await server.connect()
        let mine = try await idle.perform { session in
            _ = try session.append([.noted()])
            return try session.processID()
        }
        let victim = try await server.connect()
        kill(try await victim.perform { try $0.processID() }, SIGKILL)
        try await until { kill(mine, 0) != 0 }
        for _ in 1...2 {
            let error = await #expect(throws: PostgresError.self) {
                try await idle.perform { session in _ = try session.execute("select 1") }
            }
            #expect(error?.kind == .connection)
        }
        // A server that recovers from a crash is slow to stop.
        try await until { (try? await server.connect()) != nil }
    }
}
