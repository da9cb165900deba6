/// A running private server, kept from its idle stop until the caller's own session is connected.
public struct OpenCluster: Sendable {
    /// The folder of the server's Unix socket: libpq's `host`.
    public let socketDirectory: String
    /// The number in the socket's name: libpq's `port`.
    public let port = ServerSocket.port
    /// The role of everyday work, which owns the database and may make roles; no superuser.
    public let user = ServerSettings.user
    /// The database.
    public let database = ServerSettings.database
    /// The role that administers the cluster, for what `user` may not do.
    public let superuser = ServerSettings.administrator
    /// The server's process id.
    public let processID: Int32
    let lock: FileLock

    /// Lets the idle stop count again; call it as soon as the session is connected.
    ///
    /// Without a call the last copy of this value does it. Further calls do nothing.
    public func release() {
        lock.release()
    }

    /// A libpq connection string for one of the two roles.
    ///
    /// It names everything that the environment could otherwise redirect (`PGHOSTADDR`, `PGPORT`).
    /// The socket's folder never holds a character that would need quoting here.
    public func connectionString(as role: String) -> String {
        "host='\(socketDirectory)' hostaddr='' port=\(port) dbname=\(database) user=\(role)"
    }
}
