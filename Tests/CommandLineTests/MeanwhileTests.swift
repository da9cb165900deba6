import Foundation
import Postgres
import TestSupport
import Testing

/// What a command finds that was checked, and then waited for the log while others went before it.
@Suite(.endsAtAll) struct `While a command waits for the log` {
    private static let acme = ["vendor", "register", "--name", "Acme"]

    @Test func `another event of the stream makes it check again`() async throws {
        try await withConnectedDatabase { database, connection in
            expectSuccess(try await Blotter(database).run(Self.acme))
            let renamed = ["A", "B"].map { ["vendor", "rename", "acme", "--name", $0] }
            let outcomes = try await waiting(renamed, for: database, connection)
            expectSuccess(outcomes[0])
            expectRefusal(outcomes[1], 5, "log.wrong-version")
        }
    }

    @Test func `another registration of the name makes it check again`() async throws {
        try await withConnectedDatabase { database, connection in
            let registered = ["a", "b"].map { Self.acme + ["--id", $0] }
            let outcomes = try await waiting(registered, for: database, connection)
            expectSuccess(outcomes[0])
            expectRefusal(outcomes[1], 5, "log.boundary-moved")
        }
    }

    @Test func `another who is given the number makes it check again`() async throws {
        try await withConnectedDatabase { database, connection in
            let registered = ["A", "B"].map {
                ["vendor", "register", "--name", $0, "--identifiers", "scheme=wikidata; value=Q42"]
            }
            let outcomes = try await waiting(registered, for: database, connection)
            expectSuccess(outcomes[0])
            expectRefusal(outcomes[1], 5, "log.boundary-moved")
        }
    }

    @Test func `of two merged into each other at one instant, one is`() async throws {
        try await withConnectedDatabase { database, connection in
            for name in ["A", "B"] {
                expectSuccess(try await Blotter(database)("vendor", "register", "--name", name))
            }
            let merged = [("a", "vendor:b"), ("b", "vendor:a")].map { id, other in
                ["vendor", "merge", id, "--into", other, "--reason", "Same."]
            }
            let outcomes = try await waiting(merged, for: database, connection)
            expectSuccess(outcomes[0])
            expectRefusal(outcomes[1], 5, "log.boundary-moved")
        }
    }

    @Test func `of two imports that give one number, the later is refused`() async throws {
        let folder = try ScratchFolder()
        let imports = try ["a", "b"].map { id in
            let number = #","identifiers":[{"scheme":"wikidata","value":"Q42"}]"#
            try Lines.vendor(id, extra: number).write(
                to: folder.url(id), atomically: true, encoding: .utf8)
            return ["import", folder.url(id).path]
        }
        try await withConnectedDatabase { database, connection in
            let outcomes = try await waiting(imports, for: database, connection)
            expectSuccess(outcomes[0])
            expectRefusal(outcomes[1], 65, "identity.taken")
        }
    }

    @Test func `of two imports that merge two into each other, the later is refused`() async throws
    {
        let folder = try ScratchFolder()
        let imports = try [("a", "b"), ("b", "a")].map { id, other in
            try Lines.merge(id, into: other).write(
                to: folder.url(id), atomically: true, encoding: .utf8)
            return ["import", folder.url(id).path]
        }
        try await withConnectedDatabase { database, connection in
            expectSuccess(
                try await Blotter(database)(
                    "import", "-", input: Lines.vendor("a") + "\n" + Lines.vendor("b")))
            let outcomes = try await waiting(imports, for: database, connection)
            expectSuccess(outcomes[0])
            expectRefusal(outcomes[1], 65, "entity.merged_in_circle")
        }
    }

    @Test func `a connection that is lost is told with the command that makes sure`() async throws {
        try await withConnectedDatabase { database, connection in
            let outcome = try await waiting(
                [Self.acme], for: database, connection,
                then: "select pg_terminate_backend(pid) \(AppendLock.waiting)")[0]
            expectRefusal(outcome, 75, "log.outcome-unknown")
            let hint = try #require(outcome.errors.firstMatch(of: /--event-id \S+ --id acme/))
            let sure = Self.acme + hint.output.split(separator: " ").map(String.init)
            expectSuccess(try await Blotter(database).run(sure))
            let again = expectSuccess(try await Blotter(database).run(sure))
            #expect(again.output.hasPrefix("Recorded already: VendorRegistered in vendor:acme  @1"))
        }
    }

    @Test(arguments: ["lock_timeout", "statement_timeout"])
    func `a limit of the server's to waiting leaves nothing half-written`(
        _ setting: String
    ) async throws {
        try await withConnectedDatabase { database, connection in
            try await connection.perform { session in
                // Long enough for every other statement of a command, on a busy machine too.
                try session.script("alter database \(database.name) set \(setting) = '3s'")
            }
            let outcome = try await waiting(
                [Self.acme], for: database, connection, then: "select pg_sleep(4)")[0]
            expectRefusal(outcome, 75, "database.busy")
            #expect(try await Blotter(database)("export").output == "")
        }
    }

    /// Runs the commands until all of them wait for the lock, then `statement`, then lets them go.
    private func waiting(
        _ commands: [[String]], for database: TestDatabase, _ connection: Connection,
        then statement: String = "select"
    ) async throws -> [Blotter.Outcome] {
        async let released: Void = connection.perform { session in
            try session.transaction { session in
                try session.script("lock table log.append_lock in exclusive mode")
                try session.awaitWaiters(commands.count)
                try session.script(statement)
            }
        }
        let observer = try await Connection.open(database.target)
        try await observer.perform { session in
            while try session.execute(Self.holders)[0].decode(Int64.self, 0) == 0 {}
        }
        await observer.close()
        let outcomes = try await withThrowingTaskGroup(of: Blotter.Outcome.self) { group in
            for command in commands { group.addTask { try await Blotter(database).run(command) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try await released
        return outcomes.sorted { $0.status < $1.status }
    }

    private static let holders = Statement(sql: "select count(*) \(AppendLock.held)")
}
