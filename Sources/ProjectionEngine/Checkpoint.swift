public import Postgres

/// How far a read model has come.
public struct Checkpoint: Sendable, Hashable {
    /// The rows hold every event up to this position.
    public let position: Int64
    /// When the position last moved, by the server's clock.
    public let updatedAt: Timestamp
    /// The version of the read model that made the rows.
    public let version: Int
    /// Whether the rows were made by this program's definition and version of the read model.
    public let isCurrent: Bool
}

extension Session {
    /// How far the read model has come; nil before its first run. Throws `PostgresError`.
    public func checkpoint(of model: some ReadModel) throws -> Checkpoint? {
        let rows = try execute(Checkpoint.statement(of: model))
        return rows.count > 0 ? try Checkpoint(rows[0]) : nil
    }

    /// Takes the read model for the rest of the transaction: whoever else wants it waits.
    func lockCheckpoint(of model: some ReadModel) throws -> Checkpoint {
        _ = try execute(
            """
            insert into projection.checkpoint (name, version, definition, position, updated_at)
            values (\(model.name), \(Int32(model.version)), sha256(''), 0, clock_timestamp())
            on conflict do nothing
            """)
        return try Checkpoint(execute(Checkpoint.statement(of: model, lock: "for update"))[0])
    }

    /// Moves the checkpoint in the transaction that wrote the rows; it must still be where the
    /// batch began, or nothing of the batch may stay.
    func moveCheckpoint(of model: some ReadModel, from: Int64, to: Int64) throws {
        let moved = try execute(
            """
            update projection.checkpoint
            set position = \(to), updated_at = clock_timestamp(), version = \(Int32(model.version)),
              definition = sha256(convert_to(\(model.definition), 'UTF8'))
            where name = \(model.name) and position = \(from)
            """)
        guard moved.affectedRows == 1 else {
            throw ProjectionError.checkpointMoved(readModel: model.name, expected: from)
        }
    }
}

extension Checkpoint {
    /// Whether this program may read the rows, or has to make them anew.
    ///
    /// - Throws: `ProjectionError.newer` where a newer version made them: this program is to leave
    ///   them alone.
    func isCurrent(for model: some ReadModel) throws -> Bool {
        guard version <= model.version else {
            throw ProjectionError.newer(
                readModel: model.name, found: version, known: model.version)
        }
        return isCurrent
    }

    fileprivate static func statement(
        of model: some ReadModel, lock: StaticString = ""
    ) -> Statement {
        """
        select position, updated_at, version, version = \(Int32(model.version))
          and definition = sha256(convert_to(\(model.definition), 'UTF8'))
        from projection.checkpoint where name = \(model.name) \(raw: lock)
        """
    }

    fileprivate init(_ row: borrowing Row) throws {
        position = try row.decode(Int64.self, 0)
        updatedAt = try row.decode(Timestamp.self, 1)
        version = Int(try row.decode(Int32.self, 2))
        isCurrent = try row.decode(Bool.self, 3)
    }
}
