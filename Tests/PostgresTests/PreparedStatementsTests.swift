import Postgres
import Testing

@Suite struct `A prepared statement` {
    @Test func `is prepared once`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            for number in 1...10 {
                let rows = try session.executePrepared("select \(number) + 1")
                #expect(try rows[0].decode(Int.self, 0) == number + 1)
            }
            #expect(try prepared(session) == 1)
        }
    }

    @Test func `is another one for parameters of other types`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let number = try session.executePrepared("select \(1)")[0].decode(Int.self, 0)
            let text = try session.executePrepared("select \("one")")[0].text(0)
            #expect(number == 1 && text == "one")
        }
    }

    @Test func `gives way when there are too many`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            for number in 1...300 {
                try session.executePrepared(Statement(sql: "select \(number)"))
            }
            #expect(try prepared(session) == 256)
            let results = try session.pipeline { pipeline in
                for number in 301...320 {
                    pipeline.append(Statement(sql: "select \(number)"), prepared: true)
                }
            }
            #expect(results.firstError == nil)
            #expect(try prepared(session) == 256)
        }
    }

    @Test func `survives a change of its result's type`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.script("create temp table t (n int8); insert into t values (1)")
            #expect(try session.executePrepared("select * from t").columnCount == 1)
            try session.script("alter table t add column s text")
            #expect(try session.executePrepared("select * from t").columnCount == 2)
            #expect(try session.executePrepared("select * from t").columnCount == 2)
        }
    }

    @Test func `falls back to an unnamed one behind a transaction pooler`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.executePrepared("select \(1)")
            // What a pooler does: the next statement meets a server that never saw the name.
            try session.script("deallocate all")
            #expect(try session.executePrepared("select \(2)")[0].decode(Int.self, 0) == 2)
            #expect(try session.executePrepared("select \(3)")[0].decode(Int.self, 0) == 3)
            let results = try session.pipeline { $0.append("select \(4)", prepared: true) }
            #expect(try results.rows(0)[0].decode(Int.self, 0) == 4)
            #expect(try prepared(session) == 0)
        }
    }

    @Test func `fails no transaction behind a pooler`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.executePrepared("select \(1)")
            try session.script("deallocate all")
            let sum = try session.transaction { session in
                try (2...3).reduce(0) { sum, number in
                    try sum + session.executePrepared("select \(number)")[0].decode(Int.self, 0)
                }
            }
            #expect(sum == 5)
        }
    }

    private func prepared(_ session: borrowing Session) throws -> Int {
        try session.execute("select count(*) from pg_prepared_statements")[0].decode(Int.self, 0)
    }
}
