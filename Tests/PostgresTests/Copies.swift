import Postgres
import Testing

@Suite struct `Copying rows in` {
    @Test func `loads many chunks`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.script("create temp table t (n int8, s text)")
            let copied = try session.copyIn("copy t from stdin (format binary)") { writer in
                for number in 0..<50_000 {
                    try writer.row { fields in
                        try fields.append(number)
                        try fields.append(String(number))
                    }
                }
            }
            #expect(copied == 50_000)
            let row = try session.execute("select sum(n)::int8, sum(s::int8)::int8 from t")[0]
            #expect(try row.decode(Int.self, 0) == 50_000 * 49_999 / 2)
            #expect(try row.decode(Int.self, 1) == 50_000 * 49_999 / 2)
        }
    }

    @Test func `goes on after a row that could not be written`() async throws {
        let connection = try await Connection.open(testTarget())
        let names = try await connection.perform { session in
            try session.script("create temp table t (n int8, s text)")
            let copied = try session.copyIn("copy t from stdin (format binary)") { writer in
                for name in ["first", "\0", "last"] {
                    try? writer.row { fields in
                        try fields.append(1)
                        try fields.append(name)
                    }
                }
            }
            #expect(copied == 2)
            return try session.execute("select s from t").map { try $0.text(0) }
        }
        #expect(names == ["first", "last"])
    }

    @Test func `leaves nothing when the writer throws`() async throws {
        struct Refusal: Error {}
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.script("create temp table t (n int8)")
            #expect(throws: Refusal.self) {
                try session.copyIn("copy t from stdin (format binary)") { writer in
                    for number in 0..<50_000 {
                        try writer.row { try $0.append(number) }
                    }
                    throw Refusal()
                }
            }
            #expect(try session.execute("select from t").count == 0)
        }
    }

    @Test func `reports what the server refuses, and the session goes on`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.script("create temp table t (n int8 primary key)")
            let error = #expect(throws: PostgresError.self) {
                try session.copyIn("copy t from stdin (format binary)") { writer in
                    for number in [1, 2, 1] {
                        try writer.row { try $0.append(number) }
                    }
                }
            }
            #expect(error?.sqlState == .uniqueViolation)
            let copies = ["copy t from stdin", "copy t to stdout", "copy nothing from stdin"]
            for sql in copies + ["select 1"] {
                #expect(throws: PostgresError.self) { try session.copyIn(sql) { _ in } }
            }
            for sql in copies {
                #expect(throws: PostgresError.self) { try session.execute(Statement(sql: sql)) }
                #expect(throws: PostgresError.self) { try session.script(sql) }
            }
            #expect(try session.execute("select from t").count == 0)
        }
    }

    @Test func `lets no other statement between its rows`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.script("create temp table t (n int8)")
            let copied = try session.copyIn("copy t from stdin (format binary)") { writer in
                #expect(throws: PostgresError.self) { try session.execute("select 1") }
                try writer.row { try $0.append(1) }
            }
            #expect(copied == 1)
        }
    }
}
