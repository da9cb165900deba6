import Foundation
import MigrationScripts
import Postgres
import PrivateCluster
import SchemaMigrator
import TestSupport

/// A durable server of a test's own, with a log in it, to be crashed, filled up or misconfigured.
final class ScratchServer: Sendable {
    let root: String
    private let cluster: PrivateCluster

    /// Without a root, the server lies in a new folder that goes with it.
    init(root: String? = nil, settings: [String: String] = [:]) async throws {
        // Short, because a socket lies in it; open to pass, because root's server is another user.
        self.root = root ?? "/tmp/bl-\(String(UInt32.random(in: 0 ... .max), radix: 36))"
        try FileManager.default.createDirectory(
            atPath: self.root, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        cluster = PrivateCluster(
            location: ClusterLocation(
                root: self.root, environment: ProcessInfo.processInfo.environment),
            // Nothing but commits may write WAL out, or what must be lost might not be.
            settings: ["wal_writer_delay": "10s", "autovacuum": "off", "checkpoint_timeout": "1h"]
                .merging(settings) { _, given in given })
        let migrator = try SchemaMigrator(
            scripts: MigrationScripts.all.map {
                try MigrationScript(path: $0.path, text: $0.text)
            })
        let connection = try await connect()
        _ = try await migrator.migrate(connection)
        await connection.close()
    }

    deinit {
        try? cluster.stop()
        try? FileManager.default.removeItem(atPath: root)
    }

    /// A session as the superuser; the server is started for it if need be.
    func connect() async throws -> Connection {
        let open = try cluster.open()
        defer { open.release() }
        return try await Connection.open(
            ConnectionTarget(open.connectionString(as: open.superuser)))
    }

    /// Every process of the server, the first of them first.
    func processes() throws -> [Int32] {
        guard case .running(let server) = cluster.status().state else { return [] }
        let names = try FileManager.default.contentsOfDirectory(atPath: "/proc")
        return [server] + names.compactMap { Int32($0) }.filter { parent(of: $0) == server }
    }

    /// Waits until a server that was killed is gone.
    func untilStopped() async throws {
        try await until { cluster.status().state == .stopped }
    }

    private func parent(of process: Int32) -> Int32? {
        // The name before it, in parentheses, may hold anything (proc_pid_stat(5)).
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let name = stat.lastIndex(of: ")")
        else { return nil }
        return stat[name...].split(separator: " ").dropFirst(2).first.flatMap { Int32($0) }
    }
}
