import Postgres
import SchemaMigrator

/// Runs `body` with empty databases of its own.
func withDatabases(
    _ count: Int, with options: String = "", _ body: ([ConnectionTarget]) async throws -> Void
) async throws {
    let names = (0..<count).map { _ in "migrator_\(UInt64.random(in: 0 ... .max))" }
    let server = try await Connection.open(ConnectionTarget(try testConninfo()))
    for name in names {
        try await server.perform { session in
            try session.script("create database \(name) \(options)")
        }
    }
    let outcome: Result<Void, any Error>
    do {
        outcome = .success(
            try await body(names.map { ConnectionTarget("\(try testConninfo()) dbname=\($0)") }))
    } catch {
        outcome = .failure(error)
    }
    for name in names {
        try await server.perform { session in
            try session.script("drop database \(name) with (force)")
        }
    }
    await server.close()
    try outcome.get()
}

/// Runs `body` with a connection to an empty database of its own.
func withConnection(
    with options: String = "", _ body: (Connection) async throws -> Void
) async throws {
    try await withDatabases(1, with: options) { targets in
        for target in targets {
            let connection = try await Connection.open(target)
            try await body(connection)
            await connection.close()
        }
    }
}

/// The versions that each of several migrators applies when all start at one instant.
func migrateAtOnce(
    _ migrator: SchemaMigrator, _ targets: [ConnectionTarget]
) async throws -> [[Int]] {
    var connections: [Connection] = []
    for target in targets { connections.append(try await Connection.open(target)) }
    return try await withThrowingTaskGroup(of: [Int].self) { group in
        for connection in connections {
            group.addTask { try await migrator.migrate(connection).map(\.version) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
    }
}

extension Connection {
    /// The number that a query answers.
    func number(_ query: Statement) async throws -> Int {
        try await perform { session in try session.execute(query)[0].decode(Int.self, 0) }
    }
}

/// A migrator of these scripts, numbered from 1.
func migrator(_ scripts: String...) throws -> SchemaMigrator {
    try SchemaMigrator(
        scripts: scripts.enumerated().map { index, sql in
            try MigrationScript(path: "000\(index + 1)-step.sql", text: sql)
        })
}
