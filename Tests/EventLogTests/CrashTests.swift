import EventLog
import Foundation
import Postgres
import TestSupport
import Testing

/// SIGKILL takes what the server had in memory and leaves what it had handed to the kernel: so it
/// tells a commit that waited for its WAL from one that did not, and not a lying disk from a true.
@Suite(.endsAtAll) struct `When every process of the server is killed right after a receipt` {
    @Test(arguments: ["on", "off"])
    func `the acknowledged event is there`(clientDefault: String) async throws {
        let lost = try await eventsLost(rounds: 4) { session, event in
            try session.script("set synchronous_commit = \(clientDefault)")
            return try session.append([event]).count
        }
        #expect(lost == 0)
    }

    @Test func `an event that another's receipt-less append brought is there, once acknowledged`()
        async throws
    {
        let lost = try await eventsLost(rounds: 4) { session, event in
            try session.appendUnflushed([event])
            return try session.append([event]).count { $0.isDuplicate }
        }
        #expect(lost == 0)
    }

    @Test func `an import is there`() async throws {
        let lost = try await eventsLost(rounds: 2) { session, event in
            var events = [event][...]
            return try session.appendStaged(next: { events.popFirst() }).appended
        }
        #expect(lost == 0)
    }

    /// Shows that the tests above can fail: without a commit between append and message, both are
    /// one transaction, which does not wait for the disk.
    @Test func `an append that was one transaction with its flush is lost`() async throws {
        let lost = try await eventsLost(rounds: 3) { session, event in
            let results = try session.pipeline { pipeline in
                pipeline.append(Session.unflushed([event]))
                pipeline.append("select pg_logical_emit_message(true, 'blotter', '')")
            }
            try results.rows(1)
            return try results.rows(0).count
        }
        #expect(lost > 0)
    }

    /// Shows the same of a duplicate: finding the event does not put it on disk.
    @Test func `a duplicate whose receipt passed no flush is lost`() async throws {
        let lost = try await eventsLost(rounds: 3) { session, event in
            try session.appendUnflushed([event])
            let again = try session.execute(Session.unflushed([event]))
            return try again.count { try $0.decode(Bool.self, 3) }
        }
        #expect(lost > 0)
    }

    /// How many of the events that `append` gave a receipt for were gone after the crash.
    private func eventsLost(
        rounds: Int,
        _ append: @escaping @Sendable (borrowing Session, NewEvent) throws -> Int
    ) async throws -> Int {
        let server = try await ScratchServer()
        var lost = 0
        for round in 1...rounds {
            let event = try NewEvent.noted("\(round)", in: "agency:\(round)")
            let connection = try await server.connect()
            try await connection.perform { session in
                // Else what is left of the last round may have the log written out.
                try session.script("checkpoint")
                let processes = try server.processes()
                let receipts = try append(session, event)
                for process in processes { kill(process, SIGKILL) }
                #expect(receipts == 1)
            }
            try await server.untilStopped()
            let afterwards = try await server.connect()
            let isThere = try await afterwards.perform { session in
                try session.event(id: event.id) != nil
            }
            if !isThere { lost += 1 }
            await afterwards.close()
        }
        return lost
    }
}

extension Session {
    /// Appends as a client does that never comes to its flush.
    fileprivate func appendUnflushed(_ events: [NewEvent]) throws {
        try execute(Self.unflushed(events))
    }

    fileprivate static func unflushed(_ events: [NewEvent]) -> Statement {
        """
        select position, version, recorded_at, duplicate
        from log.append(\(events.map(\.id)), \(events.map(\.stream)), \(events.map(\.type)),
          \(events.map { Int32($0.schemaVersion) }), \(events.map { _ in Int32?.none }),
          \(events.map { JSONText(utf8: $0.data) }), \([Int32]()), \([String]()), early => true)
        """
    }
}
