import EventLog
public import Incidents
public import Postgres
public import ProjectionEngine

extension Session {
    /// The stored rows of a read model about any of the subjects, table by table.
    ///
    /// Throws `PostgresError`.
    public func records(
        of model: some ReadModel, subjects: [String]
    ) throws -> [String: [Record]] {
        try records(of: model) { table in
            Statement(
                sql: Self.plain(from: "\(model.name).\(table) t where t.subject = any ($1)"),
                parameters: [subjects])
        }
    }

    /// The rows that a read model would hold about the subjects at a position: folded on the spot.
    ///
    /// They pass through the table's row type, so that they are what the stored rows would be, byte
    /// for byte. Whoever asks for a day in the world gives a read model that was made for it. Throws
    /// `PostgresError`, and what the fold cannot take.
    public func records(
        of model: some ReadModel, subjects: [String], through position: Int64
    ) throws -> [String: [Record]] {
        let streams = try streams(concerning: subjects, through: position)
            .filter(model.folds)
        var history: [RecordedEvent] = []
        try forEachEvent(.streams(streams), through: position) { history.append($0) }
        var arrays: [String: [UInt8]] = [:]
        for (stream, events) in Dictionary(grouping: history, by: \.stream) {
            for row in try model.rows(of: stream, events: events)
            where subjects.contains(row.subject) {
                arrays[row.table, default: []] +=
                    [arrays[row.table] == nil ? UInt8(ascii: "[") : UInt8(ascii: ",")] + row.json
            }
        }
        return try records(of: model) { table in
            let array = (arrays[table] ?? [UInt8(ascii: "[")]) + [UInt8(ascii: "]")]
            return Statement(
                sql: Self.plain(
                    from: "json_populate_recordset(null::\(model.name).\(table), $1) t"),
                parameters: [JSONText(utf8: array)])
        }
    }

    /// The products of vendors, as they are registered now. Throws `PostgresError`.
    public func products(of vendors: [String]) throws -> [String] {
        let products = try streams(concerning: vendors, through: .max)
            .filter { $0.hasPrefix("product:") }
        let directory = try directory(of: products)
        return products.filter { product in
            guard let entity = directory.entity(product), entity.mergedInto == nil else {
                return false
            }
            return entity.facts.text("vendor").map(vendors.contains) ?? false
        }
    }

    /// The streams that hold an event about any of the subjects, up to a position.
    ///
    /// Throws `PostgresError`.
    public func streams(
        concerning subjects: [String], through position: Int64
    ) throws -> [String] {
        try Set(streams(tagged: subjects, through: position).map(\.stream)).sorted()
    }

    private func records(
        of model: some ReadModel, _ statement: (String) -> Statement
    ) throws -> [String: [Record]] {
        let results = try pipeline { pipeline in
            for table in model.tables { pipeline.append(statement(table)) }
        }
        var records: [String: [Record]] = [:]
        for (place, table) in model.tables.enumerated() {
            records[table] = try results.rows(place).map { row in
                let json = try row.decode(JSONText.self, 0)
                let value: Value = try CanonicalJSON.parse(json.utf8, limit: .max)
                return value.record ?? Record()
            }
        }
        return records
    }

    /// Rows as JSON in which times are UTC, whatever the session's time zone.
    private static func plain(from source: String) -> String {
        """
        select json_object_agg(c.key, case
            when c.key = 'recorded_at' then to_json(to_char(
              (c.value #>> '{}')::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
            else c.value end)
        from (
          select row_number() over (order by t.subject, t.stream, to_json(t)::text) as n,
            to_json(t) as row
          from \(source)
        ) r, json_each(r.row) c group by r.n order by r.n
        """
    }
}
