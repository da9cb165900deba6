import Postgres

/// What the database knows about the scripts that made it: `blotter.schema_migration`.
///
/// PostgreSQL computes every checksum (manual, section 9.5), so that none needs a library here.
struct SchemaHistory {
    /// One script that was applied.
    struct Entry {
        let version: Int
        let name: String
        let sha256: Bytes
        /// The checksum of the script of this version that the program has, if it has one.
        let expected: Bytes?

        init(_ row: Row, expected: Bytes?) throws {
            version = Int(try row.decode(Int32.self, 0))
            name = try row.decode(String.self, 1)
            sha256 = try row.decode(Bytes.self, 2)
            self.expected = expected
        }
    }

    /// Keeps every other migrator of this database out until the transaction ends.
    static func lock(_ session: borrowing Session) throws {
        _ = try session.execute(
            "select pg_advisory_xact_lock(hashtextextended('blotter.schema_migration', 0))")
    }

    static func exists(_ session: borrowing Session) throws -> Bool {
        let rows = try session.execute(
            "select to_regclass('blotter.schema_migration') is not null")
        return try rows[0].decode(Bool.self, 0)
    }

    /// Makes the table, readable by all: every program that connects asks for the version.
    static func create(_ session: borrowing Session) throws {
        try session.script(
            """
            create schema if not exists blotter;
            create table blotter.schema_migration (
              version    integer primary key check (version > 0),
              name       text not null,
              sha256     bytea not null,
              applied_at timestamptz not null default now(),
              applied_by text not null default session_user,
              took       interval not null
            );
            grant usage on schema blotter to public;
            grant select on blotter.schema_migration to public;
            """)
    }

    /// What was applied, by version, beside the checksums of `scripts`.
    static func entries(
        _ session: borrowing Session, against scripts: [MigrationScript]
    ) throws -> [Entry] {
        let versions = scripts.map { Int32($0.version) }
        let rows = try session.execute(
            """
            select version, m.name, m.sha256, sha256(s.sql)
              from blotter.schema_migration m
              left join unnest(\(versions), \(scripts.map(\.bytes))) as s (version, sql)
                        using (version)
             order by version
            """)
        return try rows.map { try Entry($0, expected: try $0.decode(Bytes?.self, 3)) }
    }

    /// What was applied last, beside a checksum, whatever its version.
    ///
    /// At the start of every command a new connection answers, and has to look up whatever it is
    /// asked to use: without an order and the server's own sha256, 0.5 ms sooner. The rows are few.
    static func newest(_ session: borrowing Session, expected: Bytes) throws -> Entry? {
        let rows = try session.execute(
            "select version, name, sha256 from blotter.schema_migration")
        return try rows.map { try Entry($0, expected: expected) }
            .max { $0.version < $1.version }
    }

    static func record(
        _ script: MigrationScript, took: Duration, _ session: borrowing Session
    ) throws {
        let microseconds = Int(took / .microseconds(1))
        _ = try session.execute(
            """
            insert into blotter.schema_migration (version, name, sha256, took)
            values (\(Int32(script.version)), \(script.name),
                    sha256(\(script.bytes)),
                    \(microseconds) * interval '1 microsecond')
            """)
    }
}

extension MigrationScript {
    /// What the checksum is of: the file, byte for byte.
    fileprivate var bytes: Bytes { Bytes(Array(sql.utf8)) }
}
