import Postgres
import Testing

@Suite struct `A transaction` {
    @Test func `commits what its body did`() async throws {
        let connection = try await Connection.open(testTarget())
        let count = try await connection.perform { session in
            try session.script("create temp table t (n int8)")
            try session.transaction { session in
                let isOpen = session.isInTransaction
                #expect(isOpen)
                try session.execute("insert into t values (\(1))")
            }
            let isOpen = session.isInTransaction
            #expect(!isOpen)
            return try session.execute("select count(*) from t")[0].decode(Int.self, 0)
        }
        #expect(count == 1)
    }

    @Test func `is rolled back when its body throws`() async throws {
        struct Refusal: Error {}
        let connection = try await Connection.open(testTarget())
        let count = try await connection.perform { session in
            try session.script("create temp table t (n int8)")
            #expect(throws: Refusal.self) {
                try session.transaction { session in
                    try session.execute("insert into t values (\(1))")
                    throw Refusal()
                }
            }
            #expect(throws: PostgresError.self) {
                try session.transaction { session in
                    try session.execute("insert into t values (\(2))")
                    try session.execute("select 1 / 0")
                }
            }
            let isOpen = session.isInTransaction
            #expect(!isOpen)
            return try session.execute("select count(*) from t")[0].decode(Int.self, 0)
        }
        #expect(count == 0)
    }

    @Test func `that swallowed an error does not pass for committed`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let error = #expect(throws: PostgresError.self) {
                try session.transaction { session in
                    _ = try? session.execute("select 1 / 0")
                }
            }
            #expect(error?.sqlState == .inFailedTransaction)
        }
    }

    @Test func `does not nest`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.transaction { session in
                let error = #expect(throws: PostgresError.self) {
                    try session.transaction { _ in }
                }
                #expect(error?.kind == .usage)
            }
        }
    }

    @Test func `has the mode it was asked for`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            func settings(_ session: borrowing Session) throws -> [String] {
                let row = try session.execute(
                    """
                    select current_setting('transaction_isolation'),
                      current_setting('transaction_read_only')
                    """)[0]
                return [try row.text(0), try row.text(1)]
            }
            let usual = try session.transaction { try settings($0) }
            #expect(usual == ["read committed", "off"])
            let snapshot = try session.transaction(.repeatableReadReadOnly) { try settings($0) }
            #expect(snapshot == ["repeatable read", "on"])
        }
    }

    @Test func `does not outlive its unit of work`() async throws {
        let connection = try await Connection.open(testTarget())
        await #expect(throws: PostgresError.self) {
            try await connection.perform { session in try session.script("begin") }
        }
        let open = try await connection.perform { session in session.isInTransaction }
        #expect(!open)
    }
}
