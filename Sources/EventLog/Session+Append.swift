public import Postgres

extension Session {
    /// Appends events, all or none, and returns only once they are on disk.
    ///
    /// Two transactions travel in one round trip. The first takes the append lock and commits
    /// without waiting for the disk, so that nobody waits for a flush but who asked for it. The
    /// second, which begins after that commit, writes a message of its own and waits: WAL is
    /// flushed in order, so what lies before it is on disk too, here and on synchronous standbys
    /// (PostgreSQL manual, section 30.4). A duplicate passes the same flush, since what it finds
    /// may have been committed a moment ago and not be on disk yet.
    ///
    /// - Parameters:
    ///   - events: The events, in order; across streams as needed.
    ///   - boundary: What must not have been recorded meanwhile.
    ///   - alongside: Statements that take effect in the same transaction, before the append.
    /// - Returns: A receipt for each event, in order.
    /// - Throws: `EventLogError`; after `.outcomeUnknown` the same call may be repeated, if
    ///   `alongside` can. `PostgresError` where nothing was sent, inside a transaction for example,
    ///   or where the server refused it by no rule of the log.
    public func append(
        _ events: [NewEvent], boundary: Boundary? = nil, alongside: [Statement] = []
    ) throws -> [Receipt] {
        try requireNoTransaction()
        guard !events.isEmpty else { return [] }
        let (append, flush) = (alongside.count, alongside.count + 1)
        let build = { (pipeline: inout Pipeline) in
            for statement in alongside { pipeline.append(statement) }
            pipeline.append(Self.append(events, boundary), prepared: true)
            pipeline.sync()
            pipeline.append(Self.flush, prepared: true)
        }
        var results = try pipeline(build)
        // What failed by its name was undone with all that stood beside it: see decision 0002.
        if results.failedByName(append) { results = try pipeline(build) }
        let receipts: [Receipt]
        do {
            for index in alongside.indices { try results.rows(index) }
            receipts = try Self.receipts(results.rows(append))
        } catch {
            guard error.detail != "transaction_isolation" else {
                return try appendExplicitly(events, boundary, alongside)
            }
            throw EventLogError.refusal(error)
        }
        if results.failedByName(flush) {
            try self.flush()
        } else {
            try Self.requireFlushed(results, flush: flush)
        }
        return receipts
    }

    /// The same in a transaction that says its isolation level, and three round trips: for a server
    /// or a role whose default is another than the log's.
    private func appendExplicitly(
        _ events: [NewEvent], _ boundary: Boundary?, _ alongside: [Statement]
    ) throws -> [Receipt] {
        let receipts: [Receipt]
        do {
            receipts = try transaction { session in
                for statement in alongside { try session.execute(statement) }
                return try Self.receipts(session.execute(Self.append(events, boundary)))
            }
        } catch let error as PostgresError {
            throw EventLogError.refusal(error)
        } catch {
            throw error
        }
        try flush()
        return receipts
    }

    /// Makes durable whatever was committed before, by a flushing commit of its own.
    ///
    /// - Throws: `EventLogError.outcomeUnknown` where that cannot be said.
    public func flush() throws {
        try requireNoTransaction()
        var results: PipelineResults
        do {
            results = try pipeline { $0.append(Self.flush, prepared: true) }
            if results.failedByName(0) {
                results = try pipeline { $0.append(Self.flush, prepared: true) }
            }
        } catch {
            throw EventLogError.outcomeUnknown(error)
        }
        try Self.requireFlushed(results, flush: 0)
    }

    /// Makes durable what was read before; on a standby it is: that replays only what was flushed.
    ///
    /// - Throws: As `flush` does.
    public func flushWhatWasRead() throws {
        let rows = try execute("select pg_is_in_recovery()")
        if try rows[0].decode(Bool.self, 0) { return }
        try flush()
    }

    /// Inside another transaction nothing here would commit, and a receipt would be worth nothing.
    private func requireNoTransaction() throws(PostgresError) {
        guard !isInTransaction else {
            throw .usage("an append, or a flush, is a transaction of its own")
        }
    }

    /// A cancelled wait for a synchronous standby is reported by a warning alone (PostgreSQL
    /// manual, section 27.2.8): the commit is then flushed here and perhaps nowhere else.
    private static func requireFlushed(
        _ results: PipelineResults, flush index: Int
    ) throws {
        do {
            try results.rows(index)
        } catch {
            throw EventLogError.outcomeUnknown(error)
        }
        if let warning = results.notices.first(where: { $0.severity == "WARNING" }) {
            throw EventLogError.flushUnconfirmed(warning)
        }
    }

    private static let flush: Statement = """
        select set_config('synchronous_commit', 'on', true),
          pg_logical_emit_message(true, 'blotter', '')
        """

    private static func append(_ events: [NewEvent], _ boundary: Boundary?) -> Statement {
        let arrays = EventArrays(events)
        return """
            select position, version, recorded_at, duplicate
            from log.append(\(arrays.ids), \(arrays.streams), \(arrays.types), \(arrays.schemaVersions),
              \(arrays.expected), \(arrays.datas), \(arrays.tagEvents), \(arrays.tags),
              \(optional: boundary?.tags), \(optional: boundary?.position), early => true)
            """
    }

    private static func receipts(_ rows: Rows) throws(PostgresError) -> [Receipt] {
        var receipts: [Receipt] = []
        receipts.reserveCapacity(rows.count)
        for row in rows {
            receipts.append(
                Receipt(
                    position: try row.decode(Int64.self, 0),
                    version: Int(try row.decode(Int32.self, 1)),
                    recordedAt: try row.decode(Timestamp.self, 2),
                    isDuplicate: try row.decode(Bool.self, 3)))
        }
        return receipts
    }
}
