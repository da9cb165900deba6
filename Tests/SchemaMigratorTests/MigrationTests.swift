import Postgres
import SchemaMigrator
import Testing

@Suite struct `Migrating a database` {
    @Test func `applies every script once, in order, and says so`() async throws {
        try await withConnection { connection in
            let migrator = try migrator(
                "create table t (n int); insert into t values (1)", "update t set n = n * 10",
                "update t set n = n + 2")
            #expect(try await migrator.plan(connection).map(\.version) == [1, 2, 3])
            var told: [Int] = []
            let applied = try await migrator.migrate(connection) { told.append($0.version) }
            #expect(applied.map(\.version) == [1, 2, 3])
            #expect(told == [1, 2, 3])
            #expect(try await connection.number("select n from t") == 12)
            #expect(try await migrator.plan(connection).isEmpty)
            #expect(try await migrator.migrate(connection).isEmpty)
            #expect(try await connection.number("select n from t") == 12)
        }
    }

    @Test func `writes down what was applied, when, by whom and how long it took`() async throws {
        try await withConnection { connection in
            _ = try await migrator("select pg_sleep(0.02)").migrate(connection)
            let matches = try await connection.number(
                """
                select count(*) from blotter.schema_migration
                 where version = 1 and name = 'step' and applied_by = session_user
                   and applied_at between now() - interval '1 minute' and now()
                   and took between interval '20 ms' and interval '1 minute'
                   and encode(sha256, 'hex') =
                       '576482f6123f4bfa64354e4a854f38c09f23a0bd78558af38b19577f4b01f07a'
                """)
            #expect(matches == 1)
        }
    }

    @Test func `lets each script run once when several start at once`() async throws {
        let migrator = try migrator(
            "create table t (n int); select pg_sleep(0.05)", "insert into t values (1)",
            "insert into t select n + 1 from t; select pg_sleep(0.02)")
        try await withDatabases(1) { targets in
            let applied = try await migrateAtOnce(
                migrator, targets + targets + targets + targets)
            #expect(applied.flatMap(\.self).sorted() == [1, 2, 3])
        }
    }

    @Test func `tries again when another database's migration makes the same role`() async throws {
        let role = "migrator_role_\(UInt32.random(in: 0 ... .max))"
        // Made only where it is missing, and slowly enough that all find it missing.
        let migrator = try migrator(
            """
            do $$ begin
              if not exists (select from pg_roles where rolname = '\(role)') then
                perform pg_sleep(0.1);
                create role \(role);
              end if;
            end $$;
            grant \(role) to current_user;
            do $$ begin
              execute format('grant create on database %I to \(role)', current_database());
            end $$;
            set local role \(role);
            create schema s;
            create table s.t ();
            """)
        try await withDatabases(4) { targets in
            let applied = try await migrateAtOnce(migrator, targets)
            #expect(applied == [[1], [1], [1], [1]])
        }
        let server = try await Connection.open(ConnectionTarget(testConninfo()))
        try await server.perform { session in try session.script("drop role \(role)") }
        await server.close()
    }

    @Test func `leaves nothing of a script that fails, and keeps those before it`() async throws {
        try await withConnection { connection in
            let broken = try migrator(
                "create table a ()", "create table b (); select 1/0; create table c ()")
            await #expect {
                try await broken.migrate(connection)
            } throws: { error in
                guard case MigrationError.scriptFailed(2, "step", let underlying) = error else {
                    return false
                }
                return underlying.sqlState == SQLState(rawValue: "22012")
            }
            #expect(
                try await connection.number(
                    "select count(*) from pg_tables where tablename in ('a', 'b', 'c')") == 1)
            #expect(try await broken.plan(connection).map(\.version) == [2])
            let repaired = try migrator("create table a ()", "create table b ()")
            #expect(try await repaired.migrate(connection).map(\.version) == [2])
        }
    }

    @Test func `plans without changing anything`() async throws {
        try await withConnection { connection in
            let plan = try await migrator("create table a ()").plan(connection)
            #expect(plan.map(\.version) == [1])
            let schemas = try await connection.number(
                "select count(*) from pg_namespace where nspname = 'blotter'")
            #expect(schemas == 0)
        }
    }
}
