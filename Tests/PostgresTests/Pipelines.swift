import Postgres
import Testing

@Suite struct `A pipeline` {
    @Test(arguments: [false, true])
    func `answers each statement in order`(prepared: Bool) async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            for _ in 1...2 {
                let results = try session.pipeline { pipeline in
                    for number in 0..<1000 {
                        let index = pipeline.append("select \(number), \("n")", prepared: prepared)
                        #expect(index == number)
                    }
                }
                #expect(results.firstError == nil)
                #expect(
                    try (0..<1000).map { try results.rows($0)[0].decode(Int.self, 0) }
                        == Array(0..<1000))
            }
        }
    }

    @Test func `may be empty`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let results = [try session.pipeline { _ in }, try session.pipeline { $0.sync() }]
            #expect(results.allSatisfy { $0.results.isEmpty })
        }
    }

    @Test(arguments: [false, true])
    func `skips after an error to the next sync, and blames that error`(prepared: Bool)
        async throws
    {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.script("create temp table t (n int8 primary key)")
            let results = try session.pipeline { pipeline in
                pipeline.append("insert into t values (\(1))", prepared: prepared)
                pipeline.append("insert into t values (\(1))", prepared: prepared)
                pipeline.append("insert into t values (\(2))", prepared: prepared)
                pipeline.sync()
                pipeline.append("insert into t values (\(3))", prepared: prepared)
                pipeline.sync()
                pipeline.append("select no_such_column from t", prepared: prepared)
                pipeline.append("select 1", prepared: prepared)
            }
            #expect(throws: Never.self) { try results.rows(0) }
            #expect(throws: PostgresError.self) { try results.results[2].get() }
            do { try results.rows(2) } catch SQLState.uniqueViolation {} catch { throw error }
            #expect(try results.rows(3).affectedRows == 1)
            do { try results.rows(4) } catch SQLState(rawValue: "42703") {} catch { throw error }
            #expect(throws: PostgresError.self) { try results.results[4].get() }
            do { try results.rows(5) } catch SQLState(rawValue: "42703") {} catch { throw error }
            guard case .failure(let skipped) = results.results[2] else { return }
            #expect(skipped.kind == .aborted)
            #expect(results.firstError?.sqlState == .uniqueViolation)
            let left = try session.execute("select n from t order by n")
            #expect(try left.map { try $0.decode(Int.self, 0) } == [3])
        }
    }

    @Test func `carries whole transactions, and a failed one is rolled back`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.script("create temp table t (n int8 primary key)")
            func run(_ session: borrowing Session, _ numbers: [Int]) throws -> PipelineResults {
                try session.pipeline { pipeline in
                    pipeline.append("begin")
                    for number in numbers {
                        pipeline.append("insert into t values (\(number))", prepared: true)
                    }
                    pipeline.append("commit")
                    pipeline.sync()
                    pipeline.append("begin")
                    pipeline.append("select 1")
                    pipeline.append("commit")
                }
            }
            #expect(try run(session, [1, 2]).firstError == nil)
            #expect(try run(session, [3, 1]).firstError?.sqlState == .uniqueViolation)
            let isOpen = session.isInTransaction
            #expect(!isOpen)
            let count = try session.execute("select count(*) from t")
            #expect(try count[0].decode(Int.self, 0) == 2)
        }
    }

    @Test func `does not take a commit that rolled back for one that did not`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let results = try session.pipeline { pipeline in
                pipeline.append("begin")
                pipeline.append("select 1 / 0")
                pipeline.sync()
                pipeline.append("COMMIT")
            }
            guard case .failure(let error) = results.results[2] else {
                Issue.record("the commit passed")
                return
            }
            #expect(error.sqlState == .inFailedTransaction)
        }
    }

    @Test func `does not send anything when a value cannot be sent`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.script("create temp table t (n text)")
            #expect(throws: PostgresError.self) {
                try session.pipeline { pipeline in
                    pipeline.append("insert into t values (\("good"))")
                    pipeline.append("insert into t values (\("\0"))")
                }
            }
            #expect(try session.execute("select from t").count == 0)
        }
    }

    @Test func `larger than every buffer on the way does not block`() async throws {
        let connection = try await Connection.open(testTarget())
        let lengths = try await connection.perform { session in
            let text = String(repeating: "x", count: 1 << 20)
            let results = try session.pipeline { pipeline in
                for _ in 0..<64 {
                    pipeline.append("select \(text)")
                }
            }
            return try (0..<64).map { try results.rows($0)[0].text(0).utf8.count }
        }
        #expect(lengths == Array(repeating: 1 << 20, count: 64))
    }

    @Test func `hands over the notices that came meanwhile`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let results = try session.pipeline { pipeline in
                pipeline.append("do $$ begin raise warning 'look out'; end $$")
                pipeline.append("drop table if exists pg_temp.no_such_table")
            }
            #expect(results.notices.map(\.severity) == ["WARNING", "NOTICE"])
            #expect(results.notices.first?.message == "look out")
            #expect(try session.pipeline { $0.append("select 1") }.notices.isEmpty)
        }
    }

    @Test func `whose server goes away fails every statement`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let results = try session.pipeline { pipeline in
                pipeline.append("select 1")
                pipeline.append("select pg_terminate_backend(pg_backend_pid())")
                pipeline.append("select 2")
                pipeline.sync()
                pipeline.append("select 3")
            }
            #expect(results.results.count == 4)
            #expect(throws: PostgresError.self) { try results.rows(1) }
            #expect(throws: PostgresError.self) { try results.rows(2) }
            #expect(throws: PostgresError.self) { try results.rows(3) }
            let error = #expect(throws: PostgresError.self) { try session.execute("select 4") }
            #expect(error?.kind == .connection)
        }
    }
}
