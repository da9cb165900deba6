import FoundationEssentials
import Postgres
import Testing

/// Sends values as parameters and reads them back, alone, as null, in arrays and through COPY.
private func returns<Value: PostgresElement & Equatable>(
    _ values: [Value], _ type: String
) async throws {
    let connection = try await Connection.open(testTarget())
    try await connection.perform { session in
        for value in values {
            let row = try session.execute("select \(value), \(Value?.none), \(Value?.some(value))")[
                0]
            #expect(try row.decode(Value.self, 0) == value)
            #expect(try row.decode(Value?.self, 0) == value)
            #expect(row.isNull(1))
            #expect(try row.decode(Value?.self, 1) == nil)
            #expect(try row.decode(Value?.self, 2) == value)
        }
        let sparse: [Value?] = [nil] + values.map { $0 } + [nil]
        let (none, some) = ([Value]?.none, [Value]?.some(values))
        let rows = try session.execute(
            "select \(values), \([Value]()), \(sparse), \(none), \(some)")
        let row = rows[0]
        #expect(try row.decode([Value].self, 0) == values)
        #expect(try row.decode([Value].self, 1) == [])
        #expect(try row.decode([Value?].self, 2) == sparse)
        #expect(try row.decode([Value]?.self, 3) == nil)
        #expect(try row.decode([Value]?.self, 4) == values)
        #expect(throws: PostgresError.self) { try row.decode([Value].self, 2) }

        try session.script("create temp table copied (one \(type), many \(type)[])")
        let copied = try session.copyIn("copy copied from stdin (format binary)") { writer in
            for value in values {
                try writer.row { fields in
                    try fields.append(value)
                    try fields.append(sparse)
                }
            }
            try writer.row { fields in
                try fields.append(Value?.none)
                try fields.append([Value]?.none)
            }
        }
        #expect(copied == values.count + 1)
        let stored = try session.execute("select one, many from copied")
        #expect(try stored.map { try $0.decode(Value?.self, 0) } == values + [nil])
        #expect(try stored[0].decode([Value?].self, 1) == sparse)
        #expect(stored[values.count].isNull(1))
    }
}

@Suite struct `A value comes back as it was sent` {
    @Test func `of type bigint`() async throws {
        try await returns([0, 1, -1, Int.min, Int.max], "bigint")
        try await returns([0, 1, -1, Int64.min, Int64.max], "bigint")
    }

    @Test func `of type integer`() async throws {
        try await returns([0, 1, -1, Int32.min, Int32.max], "integer")
    }

    @Test func `of type smallint`() async throws {
        try await returns([0, 1, -1, Int16.min, Int16.max], "smallint")
    }

    @Test func `of type boolean`() async throws {
        try await returns([true, false], "boolean")
    }

    @Test func `of type text`() async throws {
        try await returns(
            [
                "", "a", "Ünïcødé", "👮🏽‍♀️ 𝔊𝔬𝔱𝔥𝔦𝔠", "\"quoted\", {braces} \\ '", "NULL",
                String(repeating: "長い", count: 500_000),
            ], "text")
    }

    @Test func `of type json, byte for byte`() async throws {
        try await returns([#"{"b":1,"a" : "é👮"}"#, "[]", "null"].map(JSONText.init), "json")
    }

    @Test func `of type uuid`() async throws {
        try await returns([UUID(), UUID()], "uuid")
    }

    @Test func `of type bytea`() async throws {
        try await returns([Bytes([]), Bytes([0]), Bytes(Array(0...255))], "bytea")
    }

    @Test func `of type timestamptz`() async throws {
        let instants: [Int64] = [0, -1, 1_795_341_600_000_000, -62_135_596_800_000_000]
        try await returns(
            instants.map(Timestamp.init(microsecondsSinceUnixEpoch:)), "timestamptz")
    }
}

@Suite struct `Reading a value` {
    @Test func `a narrower integer widens, a wider one is refused`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let row = try session.execute("select 1::int2, 2::int4, 3::int8")[0]
            #expect(try (0..<3).map { try row.decode(Int.self, $0) } == [1, 2, 3])
            #expect(try row.decode(Int32.self, 0) == 1)
            #expect(throws: PostgresError.self) { try row.decode(Int32.self, 2) }
            #expect(throws: PostgresError.self) { try row.decode(Int16.self, 1) }
        }
    }

    @Test func `jsonb reads as JSON, names and varchar as text`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let row = try session.execute(
                "select '{\"a\": 1}'::jsonb, current_user::name, 'v'::varchar, 'c'::char(2)")[0]
            #expect(try row.decode(JSONText.self, 0).text == #"{"a": 1}"#)
            #expect(try row.text(1).isEmpty == false)
            #expect(try row.text(2) == "v")
            #expect(try row.text(3) == "c ")
        }
    }

    @Test func `another type, null and a missing column are errors that name the column`()
        async throws
    {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let row = try session.execute("select 1.5::numeric as price, null::text as note")[0]
            for (column, name) in [(0, "price"), (1, "note")] {
                let error = #expect(throws: PostgresError.self) { try row.text(column) }
                #expect(error?.kind == .decoding)
                #expect(error?.column == name)
            }
            #expect(throws: PostgresError.self) { try row.text(2) }
            #expect(row.isNull(2))
        }
    }

    @Test func `an infinite timestamp and an array of arrays are refused`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let row = try session.execute(
                "select 'infinity'::timestamptz, '-infinity'::timestamptz, '{{1},{2}}'::int8[]")[0]
            #expect(throws: PostgresError.self) { try row.decode(Timestamp.self, 0) }
            #expect(throws: PostgresError.self) { try row.decode(Timestamp.self, 1) }
            #expect(throws: PostgresError.self) { try row.decode([Int].self, 2) }
        }
    }

    @Test func `U+0000 is refused before anything is sent`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let bad: [any PostgresEncodable] = ["a\0b", JSONText("\"\0\""), ["x", "\0"]]
            for value in bad {
                let error = #expect(throws: PostgresError.self) {
                    try session.execute(Statement(sql: "select $1", parameters: [value]))
                }
                #expect(error?.kind == .usage, "\(value)")
            }
            try session.transaction { session in
                _ = try? session.execute("select \("\0")")
                try session.execute("select 1")
            }
            #expect(throws: PostgresError.self) { try session.script("select 1;\0 select 2") }
        }
    }
}
