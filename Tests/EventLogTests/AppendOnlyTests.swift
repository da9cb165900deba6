import EventLog
import Postgres
import TestSupport
import Testing

@Suite struct `The log is append-only` {
    @Test(arguments: ["origin", "replica", "local"], changes)
    func `even for the superuser`(role: String, change: String) async throws {
        try await withLog { session in
            _ = try session.append([.noted(tags: ["agency:a"]), .noted(tags: ["vendor:b"])])
            let before = try session.log().map(\.leaf)
            try session.script("set session_replication_role = \(role)")
            let outcome = try Outcome { try session.script(change) }
            #expect(outcome == .server("EV005"))
            try session.script("reset session_replication_role")
            let after = try session.log().map(\.leaf)
            #expect(after == before)
            let tags = try session.value("select count(*) from log.tag", as: Int64.self)
            #expect(tags == 2)
        }
    }

    static let changes = [
        "update log.event set data = '{}'",
        "update log.event set leaf = leaf where false",
        "delete from log.event where position = 2",
        "truncate log.event",
        "truncate log.event, log.tag",
        """
        insert into log.event (position, recorded_at, event_id, version, schema_version, stream, type, data)
        values (1, now(), gen_random_uuid(), 1, 1, 'agency:a', 'Noted', '{}')
        on conflict (position) do update set data = excluded.data
        """,
        "merge into log.event e using (select 1) one on e.position = 1 when matched then delete",
        "with gone as (delete from log.event returning *) select * from gone",
        "update log.tag set tag = 'agency:z'",
        "delete from log.tag",
        "truncate log.tag",
    ]

    @Test(arguments: [
        "alter table log.event disable trigger seal", "drop trigger seal on log.event",
        "alter table log.event enable trigger append_only",
        "alter table log.tag enable replica trigger append_only",
    ])
    func `and whoever takes a guard off is found out`(change: String) async throws {
        try await withLog { session in
            try session.requireGuards()
            try session.script(change)
            let outcome = try Outcome { try session.requireGuards() }
            #expect(outcome == .unguarded)
        }
    }

    @Test func `says what to do instead`() async throws {
        try await withLog { session in
            do {
                try session.script("delete from log.event")
                Issue.record("deleted")
            } catch let error as PostgresError {
                #expect(error.hint?.contains("correction") == true)
            } catch {
                throw error
            }
        }
    }
}

@Suite struct `A role of the log` {
    @Test(
        arguments: [
            "blotter_owner", "blotter_appender", "blotter_projector", "blotter_reader",
            "blotter_vault",
        ])
    func `has neither login nor powers over the server`(role: String) async throws {
        try await withLog { session in
            let rows = try session.execute(
                """
                select rolcanlogin or rolsuper or rolcreaterole or rolcreatedb or rolreplication
                  or rolbypassrls
                from pg_roles where rolname = \(role)
                """)
            #expect(try rows.map { try $0.decode(Bool.self, 0) } == [false])
        }
    }

    @Test(arguments: ["blotter_appender", "blotter_projector", "blotter_reader"])
    func `that is not the vault's sees no disclosure`(role: String) async throws {
        try await withLog { session in
            try session.script("set role \(role)")
            let outcome = try Outcome { try session.execute("select from vault.disclosure") }
            #expect(outcome == .server("42501"))
        }
    }

    @Test func `that keeps the vault may keep and forget, and open no other digest`() async throws {
        try await withLog { session in
            _ = try session.append([.noted()])
            let leaf = try session.log().map(\.leaf)
            try session.script("set role blotter_vault")
            try session.script(
                """
                insert into vault.disclosure (digest, person, disclosure) values (
                  rtrim(translate(encode(sha256('WyJzIl0'), 'base64'), '+/', '-_'), '='),
                  'person:P-7K3QF', 'WyJzIl0')
                """)
            let other = try Outcome {
                try session.execute("update vault.disclosure set disclosure = 'WyJ0Il0'")
            }
            #expect(other == .server("42501"))
            let wrong = try Outcome {
                try session.execute(
                    """
                    insert into vault.disclosure (digest, person, disclosure)
                    values ('other', 'person:P-7K3QF', 'WyJzIl0')
                    """)
            }
            #expect(wrong == .server("23514"))
            try session.script("delete from vault.disclosure; reset role")
            let after = try session.log().map(\.leaf)
            #expect(after == leaf)
        }
    }

    @Test func `that appends can append and read`() async throws {
        try await withLog { session in
            try session.script("set role blotter_appender")
            let event = try NewEvent.noted(tags: ["agency:a"])
            _ = try session.append([event, .noted()])
            let again = try session.append([event])
            #expect(again[0].isDuplicate)
            let log = try session.log()
            #expect(log.count == 2)
        }
    }

    @Test(arguments: ["blotter_reader", "blotter_projector"])
    func `that reads can read and not append`(role: String) async throws {
        try await withLog { session in
            _ = try session.append([.noted(tags: ["agency:a"])])
            try session.script("set role \(role)")
            let events = try session.events(.concerning(tags: ["agency:a"], streams: []))
            #expect(events.count == 1)
            let outcome = try Outcome { try session.append([.noted()]) }
            #expect(outcome == .server("42501"))
        }
    }

    @Test(
        arguments: ["blotter_appender", "blotter_projector", "blotter_reader"],
        [
            """
            insert into log.event (position, recorded_at, event_id, version, schema_version, stream, type, data)
            values (1, now(), gen_random_uuid(), 1, 1, 'agency:a', 'Noted', '{}')
            """,
            "insert into log.tag (tag, position) values ('agency:a', 1)",
            "update log.event set data = '{}'", "delete from log.event", "truncate log.event",
            "update log.tag set tag = ''", "delete from log.tag", "truncate log.tag",
            "select 1; lock table log.append_lock in access share mode",
            "select 1; lock table log.event in exclusive mode",
            "alter table log.event disable trigger all", "drop table log.tag",
            "create table log.other ()", "set role blotter_owner",
        ])
    func `touches no table`(role: String, statement: String) async throws {
        try await withLog { session in
            try session.script("create role stranger_\(try session.processID())")
            try session.script(
                """
                grant \(role) to stranger_\(try session.processID());
                set session authorization stranger_\(try session.processID());
                set role \(role)
                """)
            let outcome = try Outcome { try session.script(statement) }
            #expect(outcome == .server("42501"))
            try session.script(
                """
                reset session authorization;
                drop role stranger_\(try session.processID())
                """)
        }
    }

    @Test func `nobody has is no way in`() async throws {
        try await withLog { session in
            let name = "nobody_\(try session.processID())"
            try session.script("create role \(name); set session authorization \(name)")
            let append = try Outcome { try session.append([.noted()]) }
            #expect(append == .server("42501"))
            let read = try Outcome { try session.log() }
            #expect(read == .server("42501"))
            try session.script("reset session authorization; drop role \(name)")
        }
    }
}
