public import Postgres

/// What an import brought.
public struct ImportReceipt: Sendable, Hashable {
    /// How many events are new to the log.
    public let appended: Int
    /// How many the log held already, with the same content.
    public let duplicates: Int
    /// The first new position, if there is one.
    public let first: Int64?
    /// The last new position, if there is one.
    public let last: Int64?
}

extension Session {
    /// Appends any number of events in one transaction, and returns once they are on disk.
    ///
    /// They are staged on the server first, by binary COPY into a temporary table, so that the lock
    /// is held for the inserts alone and not while events travel or are still being made.
    ///
    /// - Throws: `EventLogError`, or what `next` throws: then nothing is appended.
    public func appendStaged(
        next: () throws -> NewEvent?, slice: Int = 10_000
    ) throws -> ImportReceipt {
        let receipt: ImportReceipt
        do {
            receipt = try transaction { session in
                _ = try session.execute(Self.stagedEvent)
                _ = try session.execute(Self.stagedTag)
                var tags: [(Int64, [String])] = []
                var count: Int64 = 0
                _ = try session.copyIn(
                    "copy pg_temp.staged_event from stdin (format binary)"
                ) { writer in
                    while let event = try next() {
                        count += 1
                        tags.append((count, event.tags))
                        try writer.row { fields in
                            try fields.append(count)
                            try fields.append(event.id)
                            try fields.append(event.stream)
                            try fields.append(event.type)
                            try fields.append(Int32(clamping: event.schemaVersion))
                            try fields.append(event.expected.number)
                            try fields.append(JSONText(utf8: event.data))
                        }
                    }
                }
                _ = try session.copyIn(
                    "copy pg_temp.staged_tag from stdin (format binary)"
                ) { writer in
                    for (number, tags) in tags {
                        for tag in tags {
                            try writer.row { fields in
                                try fields.append(number)
                                try fields.append(tag)
                            }
                        }
                    }
                }
                _ = try session.execute("analyze pg_temp.staged_event, pg_temp.staged_tag")
                return try Self.appendSlices(of: count, slice: Int64(slice), in: session)
            }
        } catch let error as PostgresError {
            throw EventLogError.refusal(error)
        } catch {
            throw error
        }
        try flush()
        return receipt
    }

    private static func appendSlices(
        of count: Int64, slice: Int64, in session: borrowing Session
    ) throws -> ImportReceipt {
        var appended = 0
        var duplicates = 0
        var first: Int64?
        var last: Int64?
        for start in stride(from: Int64(1), through: count, by: Int(slice)) {
            let rows = try session.execute(appendSlice(from: start, through: start + slice - 1))
            let row = rows[0]
            appended += Int(try row.decode(Int64.self, 0))
            duplicates += Int(try row.decode(Int64.self, 1))
            let start = try row.decode(Int64?.self, 2)
            first = first ?? start
            let end = try row.decode(Int64?.self, 3)
            last = end ?? last
        }
        return ImportReceipt(appended: appended, duplicates: duplicates, first: first, last: last)
    }

    private static let stagedEvent: Statement = """
        create temporary table staged_event (
          n bigint, id uuid, stream text, type text, schema_version integer, expected integer, data json
        ) on commit drop
        """

    private static let stagedTag: Statement = """
        create temporary table staged_tag (n bigint, tag text) on commit drop
        """

    private static func appendSlice(from start: Int64, through end: Int64) -> Statement {
        """
        with event as (
          select array_agg(id order by n) as ids, array_agg(stream order by n) as streams,
            array_agg(type order by n) as types,
            array_agg(schema_version order by n) as schema_versions,
            array_agg(expected order by n) as expected, array_agg(data order by n) as datas
          from pg_temp.staged_event where n between \(start) and \(end)
        ), tag as (
          select coalesce(array_agg((n - \(start) + 1)::integer), '{}') as events,
            coalesce(array_agg(tag), '{}') as tags
          from pg_temp.staged_tag where n between \(start) and \(end)
        )
        select count(*) filter (where not a.duplicate), count(*) filter (where a.duplicate),
          min(a.position) filter (where not a.duplicate), max(a.position) filter (where not a.duplicate)
        from event e, tag t, log.append(e.ids, e.streams, e.types, e.schema_versions, e.expected,
          e.datas, t.events, t.tags, early => true) a
        """
    }
}
