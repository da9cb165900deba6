import FoundationEssentials
import Glibc
import MigrationScripts
import Postgres
import PrivateCluster
import SchemaMigrator

/// A durable PostgreSQL of the run's own, which is gone when the run ends.
struct Bench {
    /// A hundredth of the events and fewer rounds.
    let isQuick: Bool
    private let cluster: PrivateCluster
    private let server: OpenCluster

    /// Starts the server under `$TMPDIR` or `/var/tmp`, never in memory: the disk is measured too.
    static func start(isQuick: Bool) async throws -> Bench {
        let environment = ProcessInfo.processInfo.environment
        let temporary = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/var/tmp"
        let cluster = PrivateCluster(
            location: ClusterLocation(
                root: "\(temporary)/blotter-bench.\(getpid())", environment: environment),
            settings: ["shared_buffers": "1GB", "max_wal_size": "4GB"])
        return Bench(isQuick: isQuick, cluster: cluster, server: try cluster.open())
    }

    /// Stops the server and removes its folder.
    func stop() {
        server.release()
        do {
            try cluster.stop()
            try FileManager.default.removeItem(atPath: cluster.location.base)
        } catch {
            Standard.error("left behind: \(cluster.location.base): \(error)")
        }
    }

    /// How many rounds a median is taken of.
    var rounds: Int { isQuick ? 2 : 5 }

    /// A number of events, or a hundredth of it.
    func scaled(_ events: Int) -> Int { isQuick ? events / 100 : events }

    /// Makes a database with a migrated log, and beside it, in schema `floor`, the bare tables.
    func makeDatabase(_ name: String) async throws -> Database {
        let administrator = try await Connection.open(target(server.database, server.superuser))
        _ = try await administrator.perform { session in
            try session.script("create database \(name) owner \(server.user)")
        }
        await administrator.close()
        let database = Database(
            target: target(name, server.user), conninfo: conninfo(name, server.user))
        let connection = try await database.connect()
        let migrator = try SchemaMigrator(
            scripts: MigrationScripts.all.map { try MigrationScript(path: $0.path, text: $0.text) })
        _ = try await migrator.migrate(connection)
        await connection.close()
        let owner = try await Connection.open(target(name, server.superuser))
        try await owner.perform { session in try session.script(Floor.tables(owner: server.user)) }
        await owner.close()
        return database
    }

    private func target(_ database: String, _ user: String) -> ConnectionTarget {
        ConnectionTarget(conninfo(database, user))
    }

    private func conninfo(_ database: String, _ user: String) -> String {
        "host='\(server.socketDirectory)' hostaddr='' port=\(server.port) "
            + "dbname=\(database) user=\(user)"
    }
}

/// A database of the run.
struct Database {
    let target: ConnectionTarget
    /// The same as a connection string, for programs.
    let conninfo: String

    func connect() async throws -> Connection { try await Connection.open(target) }
}
