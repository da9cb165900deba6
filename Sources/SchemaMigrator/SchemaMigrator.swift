public import Postgres

/// Brings a database to a list of scripts, forward only, each script once.
///
/// Each script runs in a transaction of its own, together with its row in
/// `blotter.schema_migration`. The transaction takes a lock first and reads the history after it,
/// so of two migrators at once each script meets one. The lock ends with the transaction, which a
/// transaction pooler cannot break.
public struct SchemaMigrator: Sendable {
    /// The scripts, from version 1 on.
    public let scripts: [MigrationScript]

    /// Takes scripts in any order; throws `MigrationError.gap` unless they are versions 1 to n.
    public init(scripts: [MigrationScript]) throws(MigrationError) {
        self.scripts = scripts.sorted { $0.version < $1.version }
        for (index, script) in self.scripts.enumerated() where script.version != index + 1 {
            throw .gap(expected: index + 1, found: script.version)
        }
    }

    /// The scripts that are not applied yet.
    ///
    /// Changes nothing. Throws `MigrationError` where the database is newer or a script was edited.
    public func plan(_ connection: Connection) async throws -> [MigrationScript] {
        try await connection.perform { session in Array(try pending(session)) }
    }

    /// Applies what is pending, telling each script as soon as it is durable, and returns them.
    ///
    /// Throws `MigrationError` as `plan` does, and where a script fails: those before it stay.
    /// Throws what `onApplied` throws.
    public func migrate(
        _ connection: Connection, onApplied: (MigrationScript) throws -> Void = { _ in }
    ) async throws -> [MigrationScript] {
        var applied: [MigrationScript] = []
        while let script = try await connection.perform({ try applyNext($0) }) {
            applied.append(script)
            try onApplied(script)
        }
        return applied
    }

    /// Refuses a database of another version, with one cheap statement, outside a transaction.
    ///
    /// Looks at the newest script only, by the checksum that `sha256` computes of its text; `plan`
    /// and `migrate` compare all of them. Throws `MigrationError`.
    public func check(
        _ session: borrowing Session, sha256: (String) -> Bytes
    ) throws {
        guard let last = scripts.last else { return }
        let newest: SchemaHistory.Entry?
        do {
            newest = try SchemaHistory.newest(session, expected: sha256(last.sql))
        } catch SQLState.undefinedTable {
            newest = nil
        } catch {
            throw error
        }
        guard let newest, newest.version >= last.version else {
            throw MigrationError.databaseOlder(
                found: newest?.version ?? 0, known: last.version)
        }
        try verify([newest])
    }
}

extension SchemaMigrator {
    /// Applies the first pending script, or nothing.
    private func applyNext(_ session: borrowing Session) throws -> MigrationScript? {
        // Roles belong to the cluster, so the lock, which belongs to the database, cannot keep a
        // migrator of another database from making the same ones at the same instant.
        for _ in 1..<5 {
            do {
                return try attemptNext(session)
            } catch MigrationError.scriptFailed(_, _, let underlying)
                where underlying.isCollisionInCatalog
            {
                continue
            } catch {
                throw error
            }
        }
        return try attemptNext(session)
    }

    private func attemptNext(_ session: borrowing Session) throws -> MigrationScript? {
        try session.transaction { session in
            try SchemaHistory.lock(session)
            guard let script = try pending(session).first else { return nil }
            if script.version == 1, try !SchemaHistory.exists(session) {
                let encoding = try session.execute("show server_encoding")[0].text(0)
                guard encoding == "UTF8" else { throw MigrationError.otherEncoding(encoding) }
                try SchemaHistory.create(session)
            }
            let took = try ContinuousClock().measure {
                do throws(PostgresError) {
                    try session.script(script.sql)
                } catch {
                    throw MigrationError.scriptFailed(
                        version: script.version, name: script.name, underlying: error)
                }
            }
            // A script may have taken the role that is to own what it makes.
            try session.script("reset role")
            try SchemaHistory.record(script, took: took, session)
            return script
        }
    }

    private func pending(_ session: borrowing Session) throws -> ArraySlice<MigrationScript> {
        guard try SchemaHistory.exists(session) else { return scripts[...] }
        let entries = try SchemaHistory.entries(session, against: scripts)
        for (index, entry) in entries.enumerated() where entry.version != index + 1 {
            throw MigrationError.gap(expected: index + 1, found: entry.version)
        }
        try verify(entries)
        return scripts[entries.count...]
    }

    /// Compares the version of the newest entry first: of a newer database no checksum is known.
    private func verify(_ entries: [SchemaHistory.Entry]) throws(MigrationError) {
        if let newest = entries.last, newest.version > scripts.count {
            throw .databaseNewer(found: newest.version, known: scripts.count)
        }
        for entry in entries {
            if let expected = entry.expected, expected != entry.sha256 {
                throw .checksumMismatch(
                    version: entry.version, name: entry.name, expected: expected.hexadecimal,
                    found: entry.sha256.hexadecimal)
            }
        }
    }
}

extension PostgresError {
    /// Whether another transaction made or wrote the same row of a shared catalog.
    ///
    /// The loser may try again: it then sees the other's row. PostgreSQL has no code for "tuple
    /// concurrently updated" but that of internal errors (XX000); 42710 is a role that came to be
    /// after the script had looked for it.
    fileprivate var isCollisionInCatalog: Bool {
        switch sqlState?.rawValue {
        case "XX000", "42710": true
        case "23505": constraint?.hasPrefix("pg_auth") == true
        default: false
        }
    }
}
