import EventLog
public import Postgres

extension Session {
    /// Makes the read model from nothing, beside the one that readers see, and puts it in its place.
    ///
    /// One transaction: readers see the old rows until it commits, and a rebuild that is killed
    /// leaves nothing behind. The log is read stream by stream, so each stream is folded once and
    /// memory holds one stream and the rows waiting to be written.
    ///
    /// - Throws: `ProjectionError`, `PostgresError`; the read model is then as it was.
    public func rebuild(_ model: some ReadModel) throws -> ProjectionRun {
        try transaction { session in
            _ = try session.execute("set local role blotter_projector")
            let checkpoint = try session.lockCheckpoint(of: model)
            return try session.rebuildLocked(model, from: checkpoint.position)
        }
    }

    func rebuildLocked(_ model: some ReadModel, from: Int64) throws -> ProjectionRun {
        let next = model.name + "_next"
        let head = try head().position
        try script("drop schema if exists \(next) cascade; create schema \(next)")
        try script("set local search_path = \(next), pg_catalog")
        try script(model.definition)
        try script("set local search_path to default")
        let streams = try fold(model, through: head, into: next)
        try dropTables(of: model)
        try script(
            """
            alter schema \(next) rename to \(model.name);
            grant usage on schema \(model.name) to blotter_reader;
            grant select on all tables in schema \(model.name) to blotter_reader
            """)
        try moveCheckpoint(of: model, from: from, to: head)
        return ProjectionRun(from: 0, to: head, streams: streams, isRebuild: true)
    }

    /// Drops the old tables and their schema, and nothing that others made of them: a view on a read
    /// model is not lost unasked.
    ///
    /// Waits for their readers, one table after the other in the order in which they hold them;
    /// dropping the schema alone would take them in another, and could deadlock.
    private func dropTables(of model: some ReadModel) throws {
        let rows = try execute(
            """
            select tablename::text from pg_catalog.pg_tables where schemaname = \(model.name)
            """)
        let old = Set(try rows.map { try $0.text(0) })
        for table in model.tables where old.contains(table) {
            try script("lock table \(model.name).\(table) in access exclusive mode")
        }
        do {
            if !old.isEmpty {
                try script(
                    "drop table \(old.sorted().map { "\(model.name).\($0)" }.joined(separator: ", "))"
                )
            }
            try script("drop schema if exists \(model.name)")
        } catch SQLState.dependentObjects {
            throw ProjectionError.inUse(readModel: model.name)
        } catch {
            throw error
        }
    }

    /// Folds every stream of the log into the tables of `schema`, and counts them.
    private func fold(
        _ model: some ReadModel, through: Int64, into schema: String
    ) throws -> Int {
        var rows = RowBuffer(model: model, schema: schema)
        var streams = 0
        var history: [RecordedEvent] = []
        func finishStream() throws {
            guard let stream = history.first?.stream else { return }
            rows.append(try model.folding(stream, history))
            history.removeAll(keepingCapacity: true)
            streams += 1
            if rows.size > 4 << 20 { try rows.write(in: self) }
        }
        try forEachEventByStream(through: through) { event in
            guard model.folds(stream: event.stream) else { return }
            if event.stream != history.first?.stream { try finishStream() }
            history.append(event)
        }
        try finishStream()
        try rows.write(in: self)
        return streams
    }
}

extension Session {
    /// Keeps a rebuild from exchanging the read model's tables before the transaction has ended.
    ///
    /// To be called before anything else in the transaction. Names lead to the newest tables, but a
    /// snapshot taken before their rows were committed would show them empty; only LOCK takes none
    /// (PostgreSQL manual, LOCK).
    ///
    /// - Returns: Where the read model stands.
    /// - Throws: `ProjectionError.neverMade`, or `.outdated` or `.newer` where another version made
    ///   the tables: what they hold, and what they can hold, is not what this program would say.
    public func holdTables(of model: some ReadModel) throws -> Checkpoint {
        let tables = model.tables.map { "\(model.name).\($0)" }.joined(separator: ", ")
        do {
            try script("lock table \(tables) in access share mode")
        } catch SQLState.undefinedSchema {
            throw ProjectionError.neverMade(readModel: model.name)
        } catch SQLState.undefinedTable {
            throw ProjectionError.outdated(readModel: model.name)
        } catch {
            throw error
        }
        guard let checkpoint = try checkpoint(of: model), try checkpoint.isCurrent(for: model)
        else {
            throw ProjectionError.outdated(readModel: model.name)
        }
        return checkpoint
    }
}
