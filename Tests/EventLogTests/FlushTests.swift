import EventLog
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite(.endsAtAll) struct `The flush of an append` {
    /// Were it the same transaction, the lock would be held until the disk has answered.
    @Test func `is a transaction of its own, after the append's`() async throws {
        let server = try await ScratchServer()
        let connection = try await server.connect()
        try await connection.perform { session in
            for _ in 1...3 {
                let before = try session.value("select \(Self.nextTransaction)", as: Int64.self)
                _ = try session.append([.noted()])
                let after = try session.value("select \(Self.nextTransaction)", as: Int64.self)
                #expect(after - before == 2)
                let own = try session.value(
                    "select xmin::text::bigint from log.event order by position desc limit 1",
                    as: Int64.self)
                #expect(own == before)
            }
        }
    }

    @Test func `does not keep other appends waiting`() async throws {
        let server = try await ScratchServer()
        let first = try await server.connect()
        let second = try await server.connect()
        let witness = try await server.connect()
        try await witness.perform { try $0.awaitStandby() }
        async let waiting = first.perform { session in
            try Outcome { try session.append([.noted(in: "agency:first")]) }
        }
        async let alsoWaiting = second.perform { session in
            try Outcome { try session.append([.noted(in: "agency:second")]) }
        }
        try await witness.perform { session in
            // Both have appended, though neither is flushed.
            while try session.head().position < 2 {}
            try session.awaitNoStandby()
        }
        let outcomes = try await [waiting, alsoWaiting]
        #expect(outcomes == [.done, .done])
    }

    @Test func `that is cut off leaves the outcome unknown, and the event there`() async throws {
        let outcome = try await outcome(whenWaiting: "pg_terminate_backend")
        #expect(outcome == .outcomeUnknown)
    }

    @Test func `that no standby confirmed is no receipt`() async throws {
        let outcome = try await outcome(whenWaiting: "pg_cancel_backend")
        #expect(outcome == .flushUnconfirmed)
    }

    /// How an append ends whose flush is interrupted while it waits for a standby.
    private func outcome(whenWaiting interrupt: String) async throws -> Outcome {
        let server = try await ScratchServer()
        let event = try NewEvent.noted()
        let connection = try await server.connect()
        let witness = try await server.connect()
        try await witness.perform { try $0.awaitStandby() }
        async let outcome = connection.perform { session in
            try Outcome { try session.append([event]) }
        }
        try await witness.perform { session in
            let waiting = """
                from pg_stat_activity where wait_event = 'SyncRep' and query like '%emit_message%'
                """
            while try session.execute(Statement(sql: "select \(waiting)")).isEmpty {}
            _ = try session.execute(Statement(sql: "select \(interrupt)(pid) \(waiting)"))
        }
        let result = try await outcome
        try await witness.perform { session in
            let recorded = try session.event(id: event.id)
            #expect(recorded?.position == 1)
            try session.awaitNoStandby()
            let again = try session.append([event])
            #expect(again.map(\.position) == [1])
            #expect(again[0].isDuplicate)
        }
        return result
    }

    private static let nextTransaction =
        "pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
}

extension Session {
    /// From now on every flush waits for a standby that there is not.
    fileprivate func awaitStandby() throws {
        try setStandby("nobody")
    }

    fileprivate func awaitNoStandby() throws {
        try setStandby("")
    }

    private func setStandby(_ name: String) throws {
        try script("set synchronous_commit = off")
        try script("alter system set synchronous_standby_names = '\(name)'")
        try script("select pg_reload_conf()")
        while try value("show synchronous_standby_names", as: String.self) != name {}
        try script("reset synchronous_commit")
    }
}
