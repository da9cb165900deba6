import MigrationScripts
public import Postgres
import SchemaMigrator

extension Session {
    /// The process that serves this connection.
    public func processID() throws -> Int32 {
        try execute("select pg_backend_pid()")[0].decode(Int32.self, 0)
    }
}

/// What a test's database holds to begin with.
public enum TestSchema: Sendable {
    /// Nothing.
    case empty
    /// Everything the migrations make.
    case migrated
}

/// Runs `body` with a database of its own, which is dropped afterwards.
public func withDatabase(
    _ schema: TestSchema = .migrated, _ body: (TestDatabase) async throws -> Void
) async throws {
    try await withDatabases(1, schema) { databases in
        for database in databases { try await body(database) }
    }
}

/// Runs `body` with a connection to a database of its own.
public func withConnection(
    _ schema: TestSchema = .migrated, _ body: (Connection) async throws -> Void
) async throws {
    try await withDatabase(schema) { database in
        let connection = try await Connection.open(database.target)
        try await body(connection)
        await connection.close()
    }
}

/// Runs `body` with several databases of its own.
public func withDatabases(
    _ count: Int, _ schema: TestSchema, _ body: ([TestDatabase]) async throws -> Void
) async throws {
    await Turnstile.shared.enter()
    let outcome: Result<Void, any Error>
    do {
        outcome = .success(try await withDatabasesAtOnce(count, schema, body))
    } catch {
        outcome = .failure(error)
    }
    await Turnstile.shared.leave()
    try outcome.get()
}

private func withDatabasesAtOnce(
    _ count: Int, _ schema: TestSchema, _ body: ([TestDatabase]) async throws -> Void
) async throws {
    let template = schema == .migrated ? try await Template.shared.name() : "template1"
    let server = try await Connection.open(ConnectionTarget(TestServer.conninfo()))
    var databases: [TestDatabase] = []
    for _ in 0..<count {
        let name = "test_\(UInt64.random(in: 0 ... .max))"
        try await server.perform { session in
            try session.script("create database \(name) template \(template)")
            // A copy has the template's content, not what was granted on the template itself.
            if schema == .migrated {
                try session.script(
                    "grant create on database \(name) to blotter_owner, blotter_projector")
            }
        }
        databases.append(
            TestDatabase(name: name, conninfo: "\(try TestServer.conninfo()) dbname=\(name)"))
    }
    let outcome: Result<Void, any Error>
    do {
        outcome = .success(try await body(databases))
    } catch {
        outcome = .failure(error)
    }
    for name in databases.map(\.name) {
        try await server.perform { session in
            try session.script("drop database if exists \(name) with (force)")
        }
    }
    await server.close()
    try outcome.get()
}

/// A migrated database that the others are copied from: a copy is cheaper than the migrations.
private actor Template {
    static let shared = Template()
    private var made: Task<String, any Error>?

    func name() async throws -> String {
        let task = made ?? Task { try await Self.make() }
        made = task
        return try await task.value
    }

    private static func make() async throws -> String {
        let name = "blotter_template"
        let server = try await Connection.open(ConnectionTarget(TestServer.conninfo()))
        try await server.perform { session in
            // Owned by a role that is no superuser, as the embedded database and hosted servers are.
            try session.script("create database \(name) owner blotter")
        }
        await server.close()
        let connection = try await Connection.open(
            ConnectionTarget("\(try TestServer.conninfo()) dbname=\(name) user=blotter"))
        let migrator = try SchemaMigrator(
            scripts: MigrationScripts.all.map {
                try MigrationScript(path: $0.path, text: $0.text)
            })
        _ = try await migrator.migrate(connection)
        await connection.close()
        return name
    }
}

/// Lets in as many tests as the machine can serve: all tests begin at once, and each would hold
/// connections while it waits for its turn on the processors.
private actor Turnstile {
    static let shared = Turnstile()
    private var free = 16
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
