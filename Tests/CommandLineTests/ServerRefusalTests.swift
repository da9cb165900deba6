import Postgres
import TestSupport
import Testing

@Suite struct `A server that does not do as asked` {
    @Test(arguments: [
        ("host=/nonexistent", 69, "database.unreachable"),
        ("postgres://u:secret@127.0.0.1:1/x", 69, "database.unreachable"),
        ("nonsense=1", 64, "database.unreadable"),
    ])
    func `is named in the refusal, its password never`(
        _ conninfo: String, _ status: Int32, _ id: String
    ) async throws {
        let outcome = try await Blotter(environment: [:])("vendor", "list", "--database", conninfo)
        expectRefusal(outcome, status, id)
        #expect(!outcome.errors.contains("secret") && !outcome.errors.contains("\\u{"))
    }

    @Test func `an unknown database and an unknown role are refused`() async throws {
        let server = try TestServer.conninfo()
        for conninfo in ["\(server) dbname=nowhere", "\(server) dbname=template1 user=nobody"] {
            let outcome = try await Blotter(environment: [:])(
                "vendor", "list", "--database", conninfo)
            expectRefusal(outcome, 69, "database.refused")
        }
    }

    @Test func `--database goes before the environment, and neither is replaced`() async throws {
        try await withDatabase { database in
            var blotter = Blotter(environment: ["BLOTTER_DATABASE_URL": "host=/nonexistent"])
            expectRefusal(try await blotter("vendor", "list"), 69, "database.unreachable")
            expectSuccess(try await blotter("vendor", "list", "--database", database.conninfo))
            blotter.environment = ["PGHOST": "/nonexistent"]
            expectRefusal(try await blotter("vendor", "list"), 69, "database.unreachable")
        }
    }

    @Test func `a role without grants may not record, and its rows stay out`() async throws {
        try await withConnectedDatabase { database, connection in
            let role = "outsider_\(UInt32.random(in: 0 ... .max))"
            try await connection.perform { try $0.script("create role \(role)") }
            let outsider = Blotter(environment: [
                "BLOTTER_DATABASE_URL": "\(database.conninfo) options='-c role=\(role)'"
            ])
            expectRefusal(
                try await outsider("vendor", "register", "--name", "Acme"), 77,
                "database.not-permitted")
            try await connection.perform { try $0.script("drop role \(role)") }
            #expect(try await Blotter(database)("export").output == "")
        }
    }

    @Test func `a database that holds no log yet is migrated on command alone`() async throws {
        try await withDatabase(.empty) { database in
            let blotter = Blotter(database)
            expectRefusal(try await blotter("vendor", "list"), 8, "schema.older")
            let plan = expectSuccess(try await blotter("db", "migrate", "--dry-run"))
            #expect(plan.lines.allSatisfy { $0.hasPrefix("pending  ") })
            expectRefusal(try await blotter("vendor", "list"), 8, "schema.older")
            let applied = expectSuccess(try await blotter("db", "migrate"))
            #expect(applied.lines.count == plan.lines.count)
            let nothing = expectSuccess(try await blotter("db", "migrate", "--dry-run"))
            #expect(nothing.lines == ["schema   up to date"])
            expectSuccess(try await blotter("vendor", "list"))
        }
    }

    @Test func `a server that takes no writes is named as one`() async throws {
        try await withConnectedDatabase { database, connection in
            try await connection.perform { session in
                try session.script(
                    "alter database \(database.name) set default_transaction_read_only = on")
            }
            let blotter = Blotter(database)
            expectRefusal(
                try await blotter("vendor", "register", "--name", "Acme"), 69, "database.read-only")
            expectSuccess(try await blotter("vendor", "list"))
        }
    }

    @Test func `a migration that cannot be applied leaves the database as it was`() async throws {
        try await withDatabase(.empty) { database in
            let blotter = Blotter(database)
            let connection = try await Connection.open(database.target)
            try await connection.perform {
                try $0.script("create schema log; create table log.event ()")
            }
            expectRefusal(try await blotter("db", "migrate"), 8, "schema.migration")
            try await connection.perform { try $0.script("drop schema log cascade") }
            await connection.close()
            expectSuccess(try await blotter("db", "migrate"))
        }
    }

    @Test func `psql that is not there, or would show a secret, is not started`() async throws {
        let bare = Blotter(environment: ["PATH": "/nonexistent", "BLOTTER_DATABASE_URL": "host=h"])
        expectRefusal(try await bare("db", "shell"), 78, "psql.missing")
        let secret = Blotter(environment: ["BLOTTER_DATABASE_URL": "host=h sslpassword=s3cret"])
        let outcome = try await secret("db", "shell")
        expectRefusal(outcome, 78, "shell.secret")
        #expect(!outcome.errors.contains("s3cret"))
    }

    @Test func `a folder that cannot hold the embedded server is named`() async throws {
        let blotter = Blotter(environment: ["BLOTTER_DATA_DIR": "/dev/null/data"])
        let outcome = try await blotter("vendor", "list")
        expectRefusal(outcome, 78, "cluster.unusable")
        #expect(outcome.errors.contains("/dev/null"))
    }

    @Test func `a schema older or newer than the program is refused`() async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            try await connection.perform { session in
                try session.script(
                    """
                    insert into blotter.schema_migration (version, name, sha256, took)
                    select max(version) + 1, 'from-the-future', '', '0' from blotter.schema_migration
                    """)
            }
            expectRefusal(try await blotter("vendor", "list"), 8, "schema.newer")
            expectRefusal(
                try await blotter("vendor", "register", "--name", "Acme"), 8, "schema.newer")
            try await connection.perform { session in
                try session.script(
                    """
                    delete from blotter.schema_migration
                    where version >= (select max(version) - 1 from blotter.schema_migration)
                    """)
            }
            expectRefusal(try await blotter("vendor", "list"), 8, "schema.older")
        }
    }

    @Test func `a log whose guards are off is neither read nor written`() async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            try await connection.perform { session in
                try session.script("alter table log.event disable trigger append_only")
            }
            expectRefusal(try await blotter("vendor", "list"), 78, "log.unguarded")
            expectRefusal(
                try await blotter("vendor", "register", "--name", "Acme"), 78, "log.unguarded")
        }
    }

    @Test func `a full disk leaves nothing half-written`() async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            // Its error, at the last moment at which it can strike: a disk is hard to fill in a test.
            try await connection.perform { session in
                try session.script(
                    """
                    create function pg_temp_full() returns trigger language plpgsql as
                    $$ begin raise 'no space left on device' using errcode = 'disk_full'; end $$;
                    create trigger full_disk before insert on log.tag
                    for each row execute function pg_temp_full()
                    """)
            }
            expectRefusal(
                try await blotter("vendor", "register", "--name", "Acme"), 74, "database.disk-full")
            expectRefusal(
                try await blotter("import", "-", input: Lines.vendor("acme")), 74,
                "database.disk-full")
            try await connection.perform { try $0.script("drop trigger full_disk on log.tag") }
            #expect(try await blotter("export").output == "")
            expectSuccess(try await blotter("vendor", "register", "--name", "Acme"))
        }
    }
}

/// Runs `body` with a database of its own and a connection to it.
func withConnectedDatabase(
    _ body: (TestDatabase, Connection) async throws -> Void
) async throws {
    try await withDatabase { database in
        let connection = try await Connection.open(database.target)
        try await body(database, connection)
        await connection.close()
    }
}
