import Postgres
import Testing

@Suite struct `Writing a statement` {
    @Test func `an interpolated value becomes a parameter`() {
        let statement: Statement = "select \(1), \("two")"
        #expect(statement.sql == "select $1, $2")
        #expect(statement.parameters.count == 2)
    }

    @Test func `text of the program can stand raw`() {
        let statement: Statement = "select \(7) \(raw: "for update")"
        #expect(statement.sql == "select $1 for update")
    }

    @Test func `more parameters than the protocol carries are refused`() async throws {
        let connection = try await Connection.open(testTarget())
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform { session in
                _ = try session.execute(
                    Statement(sql: "select 1", parameters: Array(repeating: 1, count: 65_536)))
            }
        }
        #expect(error?.kind == .usage)
    }
}
