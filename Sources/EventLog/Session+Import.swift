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
    /// - Parameters:
    ///   - boundary: What must not have been recorded meanwhile, by others than these events.
    ///   - next: The events, one by one; nil at their end.
    ///   - size: How many events one call of the server's function appends.
    /// - Throws: `EventLogError`; what `next` throws, and `PostgresError` where the server refused it
    ///   by no rule of the log: then nothing is appended.
    public func appendStaged(
        boundary: Boundary? = nil, next: () throws -> NewEvent?, slice size: Int = 10_000
    ) throws -> ImportReceipt {
        let receipt: ImportReceipt
        do {
            receipt = try transaction { session in
                try session.script(Self.staging)
                var slices: Int32 = 0
                _ = try session.copyIn("copy pg_temp.staged from stdin (format binary)") { writer in
                    while let slice = try EventArrays(next: next, limit: size) {
                        slices += 1
                        try writer.row { fields in
                            try fields.append(slices)
                            try slice.append(to: &fields)
                        }
                    }
                }
                return try Self.appendSlices(slices, boundary, in: session)
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
        _ count: Int32, _ boundary: Boundary?, in session: borrowing Session
    ) throws -> ImportReceipt {
        var appended = 0
        var duplicates = 0
        var first: Int64?
        var last: Int64?
        // Before the statement that looks whether it moved, or that would not see what others
        // commit while it waits.
        if boundary != nil { _ = try session.execute(takeLock) }
        for number in 0..<count {
            // Once the lock is held, only the slices before could move it.
            let boundary = number == 0 ? boundary : nil
            let row = try session.execute(appendSlice(number + 1, boundary))[0]
            appended += Int(try row.decode(Int64.self, 0))
            duplicates += Int(try row.decode(Int64.self, 1))
            let start = try row.decode(Int64?.self, 2)
            first = first ?? start
            let end = try row.decode(Int64?.self, 3)
            last = end ?? last
        }
        return ImportReceipt(appended: appended, duplicates: duplicates, first: first, last: last)
    }

    /// A row holds a slice as the arrays that log.append takes, which nothing then has to gather;
    /// compressing them would take longer than all the rest.
    private static let staging = """
        create temporary table staged (
          n integer, ids uuid[], streams text[], types text[], schema_versions integer[],
          expected integer[], datas json[], tag_events integer[], tags text[]
        ) on commit drop;
        alter table pg_temp.staged alter ids set storage external, alter streams set storage external,
          alter types set storage external, alter schema_versions set storage external,
          alter expected set storage external, alter datas set storage external,
          alter tag_events set storage external, alter tags set storage external;
        set local work_mem = '64MB'
        """

    /// An append of nothing; nobody may lock the table who may append.
    private static let takeLock: Statement = """
        select from log.append('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', early => true)
        """

    /// The function knows the events of one slice. A repeated import finds its own of every slice
    /// behind its boundary, and hands it over only where it finds those of others too.
    private static func appendSlice(_ number: Int32, _ boundary: Boundary?) -> Statement {
        """
        select count(*) filter (where not a.duplicate), count(*) filter (where a.duplicate),
          min(a.position) filter (where not a.duplicate), max(a.position) filter (where not a.duplicate)
        from pg_temp.staged s, (
          select \(optional: boundary?.tags) as tags, \(optional: boundary?.position) as since
        ) b, log.append(s.ids, s.streams, s.types, s.schema_versions, s.expected, s.datas, s.tag_events,
          s.tags, case when exists (
            select from log.tag t join log.event e using (position)
            where t.tag = any (b.tags) and t.position > b.since
              and e.event_id not in (select unnest(ids) from pg_temp.staged)
          ) then b.tags end, b.since, early => true) a
        where s.n = \(number)
        """
    }
}
