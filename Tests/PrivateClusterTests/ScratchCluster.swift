import Foundation
import Testing

@testable import PrivateCluster

/// A private cluster in a folder of its own, gone when the test is over.
final class ScratchCluster: Sendable {
    let root: String
    let cluster: PrivateCluster

    init(subfolder: String = "", settings: [String: String] = [:]) throws {
        // Short, because a socket lies in it; open to pass, because root's server is another user.
        root = "/tmp/bl-\(String(UInt32.random(in: 0 ... .max), radix: 36))"
        try FileManager.default.createDirectory(
            atPath: root + subfolder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        cluster = PrivateCluster(
            location: ClusterLocation(
                root: root + subfolder, environment: ProcessInfo.processInfo.environment),
            durability: .fastForTests, settings: settings)
    }

    deinit {
        try? cluster.stop()
        try? FileManager.default.removeItem(atPath: root)
    }

    var data: String { cluster.location.existing?.data ?? "" }

    /// Opens the cluster and lets go at once.
    @discardableResult
    func open() throws -> OpenCluster {
        let open = try cluster.open()
        open.release()
        return open
    }

    /// The process of the server, started if need be.
    func server() throws -> Int32 {
        try open()
        guard case .running(let id) = cluster.status().state else { throw NoServer() }
        return id
    }

    private struct NoServer: Error {}

    /// Makes the cluster and stops it again.
    func create() throws {
        try open()
        try cluster.stop()
    }

    /// Starts psql, a session until its input or its one statement ends.
    func session(_ statement: String? = nil, input: Pipe = Pipe()) throws -> Process {
        let open = try open()
        let psql = Process()
        psql.executableURL = URL(filePath: "/usr/bin/env")
        psql.arguments =
            ["psql", "-XAtqd", open.connectionString(as: open.user)]
            + (statement.map { ["-c", $0] } ?? [])
        psql.standardInput = input
        psql.standardOutput = Pipe()
        psql.standardError = Pipe()
        try psql.run()
        return psql
    }

    /// What one statement answers.
    func answer(_ statement: String) throws -> String {
        let psql = try session(statement)
        psql.waitUntilExit()
        guard let pipe = psql.standardOutput as? Pipe else { return "" }
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// Waits for a state of the server, for as long as a loaded machine may need.
    func reaches(_ condition: (ClusterStatus) -> Bool) -> Bool {
        for _ in 1...1_000 {
            if condition(cluster.status()) { return true }
            usleep(10_000)
        }
        return false
    }
}

/// The processes whose parent is `parent`.
func children(of parent: Int32) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { id in
        guard let stat = contents(of: "/proc/\(id)/stat"), let end = stat.lastIndex(of: ")") else {
            return false
        }
        return stat[end...].split(separator: " ").dropFirst(2).first.flatMap { Int32($0) } == parent
    }
}
