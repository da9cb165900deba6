import FoundationEssentials
import Glibc
public import Postgres
import PrivateCluster

/// The PostgreSQL server of a test run: a private one, made for this process and gone with it.
public enum TestServer {
    /// A connection string, of keywords and values, for the superuser and the server's own database.
    ///
    /// - Throws: `ClusterError` where no server can be started; every test that needs one then fails.
    public static func conninfo() throws -> String { try started.get() }

    private static let started: Result<String, any Error> = Result {
        let cluster = PrivateCluster(
            location: ClusterLocation(
                root: folder, environment: ProcessInfo.processInfo.environment),
            durability: .fastForTests,
            settings: ["max_connections": "400", "shared_buffers": "128MB"])
        let open = try cluster.open()
        defer { open.release() }
        atexit { TestServer.remove() }
        return open.connectionString(as: open.superuser)
    }

    /// Outside the checkout, which the server's unprivileged user may not be able to reach.
    private static let folder = "/tmp/blotter-tests-\(getpid())"

    private static func remove() {
        try? PrivateCluster(location: ClusterLocation(root: folder)).stop()
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// A database of a test's own.
public struct TestDatabase: Sendable {
    /// Its name in the test server.
    public let name: String
    /// A connection string for the superuser.
    public let conninfo: String
    /// The same, to connect to.
    public var target: ConnectionTarget { ConnectionTarget(conninfo) }
}
