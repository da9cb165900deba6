import EventLog
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite struct `The canonical bytes of an event` {
    @Test(arguments: settings)
    func `are the same in the database and here, under any setting`(setting: String) async throws {
        try await withLog { session in
            try session.script(setting)
            _ = try session.append(awkwardEvents())
            try expectWhole(session)
            try session.script("reset all")
            _ = try session.append(awkwardEvents())
            try expectWhole(session)
        }
    }

    /// What a session may have set, each with another idea of how values are written.
    static let settings = [
        "set timezone = 'Australia/Lord_Howe'", "set timezone = 'America/St_Johns'",
        "set timezone = '-17:31'", "set datestyle = 'German, DMY'", "set datestyle = 'SQL, MDY'",
        "set intervalstyle = 'sql_standard'", "set lc_time = 'C.utf8'", "set lc_numeric = 'C.utf8'",
        "set bytea_output = 'escape'", "set extra_float_digits = 0",
        "set standard_conforming_strings = off", "set xmloption = document",
        "set quote_all_identifiers = on", "set transform_null_equals = on",
        """
        create schema evil;
        create function evil.to_char(timestamp, text) returns text
          language sql as $$ select 'evil' $$;
        create function evil.timezone(text, timestamptz) returns timestamp
          language sql as $$ select null::timestamp $$;
        create function evil.byteacat(bytea, bytea) returns bytea
          language sql as $$ select 'evil'::bytea $$;
        create function evil.sha256(bytea) returns bytea language sql as $$ select 'evil'::bytea $$;
        set search_path = evil, pg_catalog
        """,
    ]

    @Test func `hold the time in UTC, in six digits, at every instant`() async throws {
        try await withLog { session in
            let times = [
                "1970-01-01 00:00:00+00", "1999-12-31 23:59:59.999999+00",
                "2020-02-29 12:00:00.000001+00", "2026-03-29 01:30:00.5+00",
                "2026-10-25 01:30:00.100000+00", "2026-11-01 09:59:59.999999-01",
                "9999-12-31 23:59:59.999999+00",
            ]
            for (index, time) in times.enumerated() {
                try session.execute(
                    """
                    insert into log.event (position, recorded_at, event_id, version, schema_version,
                      stream, type, data)
                    values (\(Int64(index + 1)), \(time)::text::timestamptz, gen_random_uuid(),
                      \(Int32(index + 1)), 1, 'agency:a', 'Noted', '{}')
                    """)
            }
            try session.script("set timezone = 'America/St_Johns'")
            try expectWhole(session)
            let last = try session.log()[5].canonicalBytes
            #expect(
                String(decoding: last, as: UTF8.self)
                    .contains(#""recorded_at":"2026-11-01T10:59:59.999999Z""#))
        }
    }

    @Test func `are canonical as the log's own reader understands it`() async throws {
        try await withLog { session in
            _ = try session.append(awkwardEvents())
            for event in try session.log() {
                #expect(isCanonical(event.canonicalBytes))
            }
        }
    }

    @Test(arguments: ["origin", "replica"])
    func `decide the leaf, whatever leaf a row brings`(role: String) async throws {
        try await withLog { session in
            try session.script("set session_replication_role = \(role)")
            try session.script(
                """
                insert into log.event (position, recorded_at, event_id, version, schema_version,
                  stream, type, data, leaf)
                values (1, now(), gen_random_uuid(), 1, 1, 'agency:a', 'Noted', '{}', '\\xdead')
                """)
            let id = UUID()
            let rows = try session.copyIn("copy log.event from stdin (format binary)") { writer in
                try writer.row { fields in
                    try fields.append(2 as Int64)
                    try fields.append(Timestamp(microsecondsSinceUnixEpoch: 1_600_000_000_000_001))
                    try fields.append(id)
                    try fields.append(2 as Int32)
                    try fields.append(1 as Int32)
                    try fields.append("agency:a")
                    try fields.append("Noted")
                    try fields.append(JSONText(#"{"note":"copied"}"#))
                    try fields.append(Bytes([0xDE, 0xAD]))
                }
            }
            #expect(rows == 1)
            try expectWhole(session)
        }
    }

    @Test(
        .enabled(if: Program.exists("pg_dump"), "needs pg_dump"),
        arguments: [["--format=custom"], ["--format=custom", "--data-only"]])
    func `survive dump and restore`(options: [String]) async throws {
        let target: TestSchema = options.contains("--data-only") ? .migrated : .empty
        try await withDatabase { source in
            let original = try await Connection.open(source.target)
            let before = try await original.perform { session in
                _ = try session.append(awkwardEvents())
                return try session.log().map { $0.canonicalBytes + $0.leaf.array }
            }
            let tables = ["--table=log.event", "--table=log.tag"]
            let dump = try Program(
                ["env", "PGTZ=Asia/Kathmandu", "pg_dump"] + options
                    + (options.contains("--data-only") ? tables : []) + [source.conninfo])
            #expect(dump.status == 0, "\(dump.errors)")
            try await withDatabase(target) { copy in
                let restore = try Program(
                    ["env", "PGTZ=America/Caracas", "pg_restore", "--exit-on-error"]
                        + ["--dbname=\(copy.conninfo)"], input: dump.output)
                #expect(restore.status == 0, "\(restore.errors)")
                let restored = try await Connection.open(copy.target)
                try await restored.perform { session in
                    let after = try session.log().map { $0.canonicalBytes + $0.leaf.array }
                    #expect(after == before)
                    try expectWhole(session)
                    let receipts = try session.append([.noted()])
                    #expect(receipts.map(\.position) == [Int64(before.count + 1)])
                }
            }
        }
    }

    @Test(.enabled(if: Judge.python != nil, "needs a Python with rfc8785 (BLOTTER_JUDGE_PYTHON)"))
    func `come out of an independent encoder as they went in`() async throws {
        try await withLog { session in
            _ = try session.append(awkwardEvents())
            let lines = try session.log().map { String(decoding: $0.canonicalBytes, as: UTF8.self) }
            let judged = try Judge.encode(lines)
            #expect(judged == lines)
        }
    }
}

/// Events with everything in them that escaping or sorting could get wrong.
private func awkwardEvents() throws -> [NewEvent] {
    let texts = [
        "", #"\"#, #"\\n"#, #"""#, "'", "/", "</script>", "\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}",
        "\u{80}\u{2028}\u{2029}\u{FEFF}", "é e\u{301} \u{D7FF}\u{E000}\u{FFFF}",
        "\u{1F602}\u{10FFFF}",
        "%s $1 {} $$ E'\\x'",
    ]
    let number = Tree.number(9_007_199_254_740_991)
    let nested = Tree.list([.null, .flag(true), number, .record([.init(key: "", value: .null)])])
    return try texts.enumerated().map { index, text in
        let data = Tree.record([
            .init(key: Tree.Text(text), value: .text(Tree.Text(text))),
            .init(key: "\u{1F602}", value: nested), .init(key: "\u{FB33}", value: .list([])),
        ])
        return NewEvent(
            id: UUID(), stream: "person:P-7.K_\(index)", type: "Noted",
            schemaVersion: index == 0 ? Int(Int32.max) : index,
            data: try CanonicalJSON.bytes(of: data), tags: ["person:\(index)"])
    }
}

/// Expects columns, canonical bytes and leaf of every event to agree, here and in the database.
private func expectWhole(_ session: borrowing Session) throws {
    let rows = try session.execute(
        """
        select convert_to(log.canonical(e), 'UTF8'),
          pg_catalog.sha256(decode('00', 'hex') || convert_to(log.canonical(e), 'UTF8')) = e.leaf
        from log.event e order by e.position
        """)
    let inDatabase = try rows.map { try $0.decode(Bytes.self, 0).array }
    let here = try session.log().map { $0.canonicalBytes }
    #expect(!here.isEmpty)
    #expect(inDatabase == here)
    let leaves = try rows.map { try $0.decode(Bool.self, 1) }
    #expect(leaves.allSatisfy { $0 })
}

/// PyPI's rfc8785, an encoder by others.
private enum Judge {
    static let python = ProcessInfo.processInfo.environment["BLOTTER_JUDGE_PYTHON"]

    static func encode(_ lines: [String]) throws -> [String] {
        let script = """
            import json, rfc8785, sys
            for line in sys.stdin.buffer:
                sys.stdout.buffer.write(rfc8785.dumps(json.loads(line)) + b"\\n")
            """
        let judge = try Program(
            [python ?? "", "-c", script], input: Array(lines.map { $0 + "\n" }.joined().utf8))
        #expect(judge.status == 0, "\(judge.errors)")
        return judge.output.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
}
