import Crypto
import Postgres
import SchemaMigrator
import Testing

private let first = "create table a ()"
private let second = "create table b ()"

/// What each door of the migrator says about the database, as the wording of its error.
private func refusals(
    _ migrator: SchemaMigrator, _ connection: Connection
) async -> (plan: String, migrate: String, check: String) {
    func wording(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "fine"
        } catch {
            return "\(error)"
        }
    }
    return (
        await wording { _ = try await migrator.plan(connection) },
        await wording { _ = try await migrator.migrate(connection) },
        await wording { try await connection.perform { try migrator.check($0, sha256: sha256) } }
    )
}

@Suite struct `Refusing a database of other migrations` {
    @Test func `a newer database is refused at every door`() async throws {
        try await withConnection { connection in
            _ = try await migrator(first, second).migrate(connection)
            let refusals = await refusals(try migrator(first), connection)
            let expected = """
                the database is at schema version 2 and this program knows 1; use a newer program
                """
            #expect(refusals == (expected, expected, expected))
        }
    }

    @Test func `a database that cannot hold every script is not migrated`() async throws {
        let latin = "encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'"
        try await withConnection(with: latin) { connection in
            let refusals = await refusals(try migrator(first), connection)
            #expect(refusals.migrate == "the database is encoded in LATIN1, not in UTF8")
        }
    }

    @Test func `an older database is said to be older, and migrated`() async throws {
        try await withConnection { connection in
            _ = try await migrator(first).migrate(connection)
            let newer = try migrator(first, second)
            await #expect {
                try await connection.perform { try newer.check($0, sha256: sha256) }
            } throws: { error in
                guard case MigrationError.databaseOlder(found: 1, known: 2) = error else {
                    return false
                }
                return true
            }
            let refusals = await refusals(newer, connection)
            #expect(refusals == ("fine", "fine", "fine"))
        }
    }

    @Test func `an empty database is at version 0`() async throws {
        try await withConnection { connection in
            let migrator = try migrator(first)
            await #expect {
                try await connection.perform { try migrator.check($0, sha256: sha256) }
            } throws: { error in
                guard case MigrationError.databaseOlder(found: 0, known: 1) = error else {
                    return false
                }
                return true
            }
        }
    }

    @Test func `an edited script is refused, with both checksums`() async throws {
        try await withConnection { connection in
            _ = try await migrator(first, second).migrate(connection)
            let edited = try migrator(first, second + " -- later")
            let refusals = await refusals(edited, connection)
            let expected = """
                migration 2, step, was changed after it was applied: the database has SHA-256 \
                ae470381f7dac6740ad365aa8e26d60a5845932813e09de8080ad742adce72ce, \
                this program ef1535fdcc99d45546e7c391a35824cc7247885743f0b5b4786bedef49cf2bef; \
                restore the file, and make the change a new migration
                """
            #expect(refusals == (expected, expected, expected))
        }
    }

    @Test func `an edited script is refused before a pending one is applied`() async throws {
        try await withConnection { connection in
            _ = try await migrator(first).migrate(connection)
            let edited = try migrator(first + ";", second)
            await #expect(throws: MigrationError.self) { try await edited.migrate(connection) }
            #expect(
                try await connection.number("select count(*) from pg_tables where tablename = 'b'")
                    == 0)
        }
    }

    @Test func `a history with a hole is refused`() async throws {
        try await withConnection { connection in
            _ = try await migrator(first, second).migrate(connection)
            try await connection.perform { session in
                try session.script("delete from blotter.schema_migration where version = 1")
            }
            await #expect {
                try await migrator(first, second).plan(connection)
            } throws: { error in
                guard case MigrationError.gap(expected: 1, found: 2) = error else { return false }
                return true
            }
        }
    }
}

private func sha256(_ text: String) -> Bytes { Bytes(Array(SHA256.hash(data: Array(text.utf8)))) }
