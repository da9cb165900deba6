import Postgres
import Testing

@Suite struct `An error` {
    @Test func `names its condition, constraint, table and column`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.script("create temp table t (n int8 constraint t_key primary key)")
            let error = #expect(throws: PostgresError.self) {
                try session.script("insert into t values (1), (1)")
            }
            #expect(error?.kind == .server)
            #expect(error?.sqlState == .uniqueViolation)
            #expect(error?.constraint == "t_key")
            #expect(error?.table == "t")
            let null = #expect(throws: PostgresError.self) {
                try session.execute("insert into t values (null)")
            }
            #expect(null?.sqlState == SQLState(rawValue: "23502"))
            #expect(null?.column == "n")
        }
    }

    @Test func `is caught by its code or its class`() async throws {
        let connection = try await Connection.open(testTarget())
        let caught = try await connection.perform { session in
            var caught: [String] = []
            do { try session.execute("select 1 / 0") } catch SQLState.uniqueViolation {
                caught.append("unique")
            } catch SQLState.dataException {
                caught.append("class")
            } catch { throw error }
            do { try session.execute("select no_such_function()") } catch SQLState(
                rawValue: "42883")
            {
                caught.append("code")
            } catch { throw error }
            return caught
        }
        #expect(caught == ["class", "code"])
    }

    /// As a server says it whose `lc_messages` is German or French.
    @Test(arguments: ["»Robert Q«", "« Robert Q »", "„Robert Q“", "\"Robert Q\""])
    func `never shows a refused value in whatever quotation marks`(value: String) async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let error = #expect(throws: PostgresError.self) {
                try session.script(
                    "do $$ begin raise exception 'uuid: \(value)' using errcode = '22P02'; end $$")
            }
            #expect(error?.message == "uuid")
        }
    }

    @Test func `never shows a parameter's value`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            try session.script(
                """
                create temp table t (
                  n text primary key, d date, c text check (c <> 'Robert Q'))
                """)
            try session.execute("insert into t values (\("Robert Q"))")
            let statements: [Statement] = [
                "insert into t values (\("Robert Q"))",
                "select \("Robert Q")::int8", "select \("Robert Q")::date",
                "select \("Robert Q")::text::uuid", "select \(JSONText("Robert Q"))",
                "insert into t values ('x', null, \("Robert Q"))",
            ]
            for statement in statements {
                let error = #expect(throws: PostgresError.self) { try session.execute(statement) }
                #expect(error?.description.contains("Robert") == false)
                #expect(error?.debugDescription.contains("Robert") == false)
                #expect(error?.message.isEmpty == false)
            }
        }
    }

    @Test func `is one line, and in detail points at the place`() async throws {
        let connection = try await Connection.open(testTarget())
        try await connection.perform { session in
            let error = #expect(throws: PostgresError.self) {
                try session.execute("select 1,\n  ümlaut + nonsense\nfrom pg_class")
            }
            #expect(error?.description == "column \"ümlaut\" does not exist (SQLSTATE 42703)")
            #expect(
                error?.debugDescription == """
                    ERROR:  column "ümlaut" does not exist (SQLSTATE 42703)
                    LINE 2:   ümlaut + nonsense
                              ^
                    """)
        }
    }
}

@Suite struct `A condition code` {
    @Test func `of a class covers the class and nothing else`() {
        #expect(SQLState.integrityConstraintViolation.matches(.uniqueViolation))
        #expect(SQLState.connectionException.matches(.connectionFailure))
        #expect(!SQLState.uniqueViolation.matches(.integrityConstraintViolation))
        #expect(!SQLState.integrityConstraintViolation.matches(.serializationFailure))
        #expect(!SQLState(rawValue: "000").matches(.successful))
    }
}

extension SQLState {
    fileprivate static let successful = SQLState(rawValue: "00000")
}
