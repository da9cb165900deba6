import EventLog
import FoundationEssentials
import Postgres
import ProjectionEngine
import TestSupport

/// A read model that counts the events of each stream.
struct Tally: ReadModel {
    let name: String
    let version = 1
    let definition = """
        create table stream (stream text not null, subject text not null, events bigint not null)
        """
    let tables = ["stream"]
    /// Runs in the middle of every fold.
    let onFold: @Sendable () throws -> Void

    init(_ name: String = "tally", onFold: @escaping @Sendable () throws -> Void = {}) {
        self.name = name
        self.onFold = onFold
    }

    func folds(stream: String) -> Bool { stream.hasPrefix("agency:") }

    func rows(of stream: String, events: [RecordedEvent]) throws -> [ReadModelRow] {
        try onFold()
        let json = #"{"stream":"\#(stream)","subject":"\#(stream)","events":\#(events.count)}"#
        return [ReadModelRow(table: "stream", subject: stream, json: Array(json.utf8))]
    }
}

extension Connection {
    /// Appends `count` events over five agencies, which wakes who listens.
    func append(_ count: Int) async throws {
        try await perform { session in
            let events = (0..<count).map { number in
                NewEvent(
                    id: UUID(), stream: "agency:a\(number % 5)", type: "Noted",
                    data: Array(#"{"n":\#(number)}"#.utf8), tags: [])
            }
            _ = try session.append(events)
        }
    }

    /// Puts the log's first event straight into the table, which wakes nobody.
    func appendSilently() async throws {
        _ = try await perform { session in
            try session.execute(
                """
                insert into log.event
                  (position, recorded_at, event_id, version, schema_version, stream, type, data)
                values (1, now(), gen_random_uuid(), 1, 1, 'agency:silent', 'Counted', '{}')
                """
            ).count
        }
    }

    /// Position and number of rows, and of events in them; nil before the first run.
    func standing(of model: Tally) async throws -> [Int]? {
        try await perform { session in
            guard try session.checkpoint(of: model) != nil else { return nil }
            let rows = try session.execute(
                Statement(
                    sql: """
                        select c.position, count(t.stream), coalesce(sum(t.events), 0)::bigint
                        from projection.checkpoint c left join \(model.name).stream t on true
                        where c.name = $1 group by c.position
                        """, parameters: [model.name]))
            return try (0..<3).map { try rows[0].decode(Int.self, $0) }
        }
    }

    /// Waits until the read model has folded `events` and has their rows.
    func wait(for model: Tally, toReach events: Int) async throws {
        try await until { try await standing(of: model) == [events, min(events, 5), events] }
    }
}
