import EventLog
import Incidents
import Postgres
import Projections

/// Which row of another system each event came from: a row makes one event of a type, however often
/// it is brought in and under whatever event id.
struct ImportedRows {
    /// What came of a row before.
    private struct First {
        let place: String
        let content: [UInt8]
    }

    private var rows: [String: First] = [:]

    /// - Parameter lines: Those whose event ids the log does not hold.
    init(_ lines: [ImportLine], in session: borrowing Session) throws {
        for event in try Self.recorded(as: lines.compactMap(\.claims.importedRow), in: session) {
            let data = try CanonicalJSON.parse(event.data, as: Value.self)
            guard let name = Reference(event.stream), let record = data.record,
                let key = Claims(type: event.type, stream: name, data: record).importedRow
            else { continue }
            rows[key] = First(
                place: "@\(event.position)", content: try Self.content(record, of: event.stream))
        }
    }

    /// The events that came of these rows, as `Claims.importedRow` writes them: no index holds them,
    /// so the log is read for them.
    static func recorded(
        as rows: [String], in session: borrowing Session
    ) throws -> [(position: Int64, stream: String, type: String, data: [UInt8])] {
        if rows.isEmpty { return [] }
        let found = try session.execute(
            """
            select position, stream, type, data from log.event
            where concat_ws(' ', type, data->'import_ref'->>'system',
              data->'import_ref'->>'row_sha256', data->'import_ref'->>'external_id') = any (\(rows))
            order by position
            """)
        return try found.map { row in
            (
                try row.decode(Int64.self, 0), try row.text(1), try row.text(2),
                try row.decode(JSONText.self, 3).utf8
            )
        }
    }

    /// Whether the line's row is recorded already; throws where something else is recorded of it.
    mutating func hold(_ line: ImportLine) throws -> Bool {
        guard let key = line.claims.importedRow else { return false }
        let data = try CanonicalJSON.parse(line.event.data, as: Value.self).record ?? Record()
        let content = try Self.content(data, of: line.event.stream)
        guard let first = rows[key] else {
            rows[key] = First(place: line.place, content: content)
            return false
        }
        guard first.content == content else {
            throw Failure(
                "import-ref.repeated", .invalidData,
                "of the same row \(first.place) says something else",
                at: "\(line.place), import_ref",
                rule: "a row of another system makes one event of a type",
                hint: "correct \(first.place), or the line's import_ref if it is another row")
        }
        return true
    }

    /// All but where it came from: the batch and the number of the row are another's each time.
    private static func content(_ data: Record, of stream: String) throws -> [UInt8] {
        var data = data
        data["import_ref"] = nil
        return Array(stream.utf8)
            + (try CanonicalJSON.bytes(of: Value.record(data), limit: .max, depth: 31))
    }
}
