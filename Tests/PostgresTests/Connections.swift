import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing

@Suite(.endsAtAll) struct `A connection` {
    @Test func `knows its server`() async throws {
        let connection = try await Connection.open(testTarget(), applicationName: "blotter tests")
        try await connection.perform { session in
            #expect(session.serverVersion >= 150_000)
            let row = try session.execute(
                """
                select current_setting('client_encoding'),
                  current_setting('application_name')
                """)[0]
            #expect(try [row.text(0), row.text(1)] == ["UTF8", "blotter tests"])
        }
    }

    @Test func `has a thread of its own`() async throws {
        let first = try await Connection.open(testTarget())
        let second = try await Connection.open(testTarget())
        var threads: [[UInt]] = []
        for _ in 1...20 {
            threads.append([
                try await first.perform { _ in pthread_self() },
                try await second.perform { _ in pthread_self() },
            ])
            await Task.yield()
        }
        #expect(Set(threads).count == 1)
        #expect(Set(threads.joined()).count == 2)
    }

    @Test func `serves many tasks one after the other`() async throws {
        let connection = try await Connection.open(testTarget())
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...100 {
                group.addTask {
                    try await connection.perform { session in
                        try session.transaction { session in
                            try session.executePrepared("select \(number)")[0].decode(Int.self, 0)
                        }
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 5050)
    }

    @Test func `refuses work once it is closed`() async throws {
        let connection = try await Connection.open(testTarget())
        let pid = try await connection.perform { try $0.processID() }
        await connection.close()
        await connection.close()
        await #expect {
            try await connection.perform { try $0.processID() }
        } throws: { ($0 as? PostgresError)?.kind == .connection }
        let other = try await Connection.open(testTarget())
        try await until { try await !isAlive(pid, other) }
    }

    @Test func `ends with its last owner`() async throws {
        let pid = try await Connection.open(testTarget()).perform { try $0.processID() }
        let other = try await Connection.open(testTarget())
        try await until { try await !isAlive(pid, other) }
    }

    @Test func `that has lost its server is spent for ever`() async throws {
        let connection = try await Connection.open(testTarget())
        let other = try await Connection.open(testTarget())
        let pid = try await connection.perform { try $0.processID() }
        try await other.perform { session in
            _ = try session.execute("select pg_terminate_backend(\(pid), 10000)")
        }
        for _ in 1...3 {
            let error = await #expect(throws: PostgresError.self) {
                try await connection.perform { session in
                    _ = try session.transaction { session in try session.execute("select 1") }
                }
            }
            #expect(error?.kind == .connection)
            #expect(error?.sqlState == SQLState(rawValue: "57P01"))
        }
    }

    @Test func `hears notices`() async throws {
        let heard = Mutex<[Notice]>([])
        let connection = try await Connection.open(testTarget()) { notice in
            heard.withLock { $0.append(notice) }
        }
        try await connection.perform { session in
            try session.script("do $$ begin raise notice 'first'; raise warning 'second'; end $$")
        }
        let notices = heard.withLock { $0 }
        #expect(notices.map(\.severity) == ["NOTICE", "WARNING"])
        #expect(notices.map(\.message) == ["first", "second"])
        #expect(notices.map(\.sqlState.rawValue) == ["00000", "01000"])
    }

    private func isAlive(_ pid: Int32, _ other: Connection) async throws -> Bool {
        try await other.perform { session in
            try session.execute("select from pg_stat_activity where pid = \(pid)").count == 1
        }
    }
}

@Suite(.endsAtAll) struct `Cancelling` {
    @Test func `a task ends the statement that it runs`() async throws {
        let connection = try await Connection.open(testTarget())
        let pid = try await connection.perform { try $0.processID() }
        let other = try await Connection.open(testTarget())
        let sleeper = Task {
            try await connection.perform { session in
                _ = try session.transaction { session in
                    try session.execute("select pg_sleep(600)")
                }
                return 0
            }
        }
        try await until {
            try await other.perform { session in
                try !session.execute(
                    "select from pg_stat_activity where pid = \(pid) and wait_event = 'PgSleep'"
                ).isEmpty
            }
        }
        sleeper.cancel()
        let error = await #expect(throws: PostgresError.self) { try await sleeper.value }
        #expect(error?.kind == .server && error?.sqlState == .queryCanceled)
        let answer = try await connection.perform { session in
            try session.execute("select \(1)")[0].decode(Int.self, 0)
        }
        #expect(answer == 1)
    }

    @Test func `a task that has not begun sends nothing`() async throws {
        let connection = try await Connection.open(testTarget())
        let late = Task {
            try? await Task.sleep(for: .seconds(600))
            try await connection.perform { session in try session.script("select 1") }
        }
        late.cancel()
        let error = await #expect(throws: PostgresError.self) { try await late.value }
        #expect(error?.kind == .cancelled)
        #expect(error?.sqlState == .queryCanceled)
    }

    @Test func `a task leaves the work of others on its connection alone`() async throws {
        let connection = try await Connection.open(testTarget())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 1...50 {
                    try await connection.perform { session in
                        try session.script("select pg_sleep(0.002)")
                    }
                }
            }
            group.addTask {
                for round in 1...50 {
                    let victim = Task {
                        try await connection.perform { session in
                            try session.script("select pg_sleep(0.001)")
                        }
                    }
                    try await Task.sleep(for: .microseconds(round * 100))
                    victim.cancel()
                    _ = await victim.result
                }
            }
            try await group.waitForAll()
        }
    }
}

@Suite struct `Naming a server` {
    @Test func `shows no password`() {
        let secrets = [
            "postgresql://ada:hunter2@db.example/blotter", "host=db user=ada password=hunter2",
            "postgresql://ada:hunter2@db.example:bad port/blotter", "host=db password='hunter2",
        ]
        for secret in secrets {
            #expect(!"\(ConnectionTarget(secret))".contains("hunter2"))
        }
        #expect("\(ConnectionTarget("user=ada password=x"))" == "user=ada password=****")
        #expect("\(ConnectionTarget("blotter"))" == "dbname=blotter")
        #expect("\(ConnectionTarget(""))" == "the server that the environment names")
    }

    @Test func `by a string that cannot be read fails without repeating it`() async throws {
        let strings = [
            "host=db password='hunter2", "postgresql://a:hunter2@[::1", "no_such_key=hunter2",
        ]
        for conninfo in strings {
            let error = await #expect(throws: PostgresError.self) {
                _ = try await Connection.open(ConnectionTarget(conninfo))
            }
            #expect(error?.kind == .target)
            #expect(error?.debugDescription.contains("hunter2") == false)
        }
    }

    @Test func `that is not there fails to connect`() async throws {
        let error = await #expect(throws: PostgresError.self) {
            _ = try await Connection.open(
                ConnectionTarget("host=/nonexistent/directory user=ada dbname=blotter"))
        }
        #expect(error?.kind == .connection)
        #expect(error?.sqlState == .unableToConnect)
    }

    @Test func `without such a database or role fails with the server's code`() async throws {
        let (directory, user) = try await place()
        let cases = [
            (user, "no such database", SQLState.undefinedDatabase),
            ("no such role", "postgres", SQLState.invalidAuthorization),
        ]
        for (user, database, state) in cases {
            let target = ConnectionTarget(
                "host=\(directory) user='\(user)' dbname='\(database)'")
            let error = await #expect(throws: PostgresError.self) {
                _ = try await Connection.open(target)
            }
            #expect(error?.kind == .connection)
            #expect(error.map { state ~= $0 } == true)
        }
    }

    @Test func `with the right password fails with the code of what came after it`() async throws {
        let server = try await Connection.open(testTarget())
        try await server.perform { session in
            try session.script(
                """
                create role guest login password 'right';
                create role crowd login password 'right' connection limit 0;
                create table line as select 0 as n, 'local all guest,crowd scram-sha-256' as line
                  union all select n, line from regexp_split_to_table(
                    pg_read_file(current_setting('hba_file')), '\n') with ordinality as a (line, n)
                """)
            let file = try session.execute("select current_setting('hba_file')")[0].text(0)
            try session.script(
                "copy (select line from line order by n) to '\(file)'; drop table line; select pg_reload_conf()"
            )
        }
        await server.close()
        let directory = try await place().directory
        func code(_ user: String, _ password: String, _ database: String) async throws -> SQLState?
        {
            let error = await #expect(throws: PostgresError.self) {
                _ = try await Connection.open(
                    ConnectionTarget(
                        "host=\(directory) user=\(user) password=\(password) dbname='\(database)'"))
            }
            return error?.sqlState
        }
        var refused: SQLState?
        // The server takes its new rules a moment later.
        repeat {
            refused = try await code("guest", "wrong", "no such database")
        } while refused == .undefinedDatabase
        #expect(refused == .invalidAuthorization)
        #expect(try await code("guest", "right", "no such database") == .undefinedDatabase)
        #expect(try await code("crowd", "right", "postgres") == SQLState(rawValue: "53300"))
        #expect(try await code("crowd", "wrong", "postgres") == .invalidAuthorization)
        // Who was let in, and then found no server of the kind that was asked for, may try again.
        #expect(
            try await code("guest", "right", "postgres' target_session_attrs='standby")
                == .unableToConnect)
    }

    /// Where the test server listens, and as whom the tests connect.
    private func place() async throws -> (directory: String, user: String) {
        try await Connection.open(testTarget()).perform { session in
            let row = try session.execute(
                """
                select split_part(current_setting('unix_socket_directories'), ',', 1), current_user
                """)[0]
            return (try row.text(0), try row.text(1))
        }
    }
}
