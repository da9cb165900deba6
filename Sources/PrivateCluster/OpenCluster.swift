internal import FoundationEssentials
internal import Glibc

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
    let lock: FileLock

    /// Lets the idle stop count again; call it as soon as the session is connected.
    ///
    /// Without a call the last copy of this value does it. Further calls do nothing.
    public func release() {
        lock.release()
    }

    /// A libpq connection string for one of the two roles.
    ///
    /// It names everything by which the environment could lead elsewhere or change the session
    /// (`PGHOSTADDR`, `PGPORT`, `PGOPTIONS`, `PGTARGETSESSIONATTRS`, `PGREQUIREPEER`, …), but for the
    /// variables that libpq lets no string overrule: see ``shieldEnvironment()``. The socket's
    /// folder never holds a character that would need quoting here.
    public func connectionString(as role: String) -> String {
        "host='\(socketDirectory)' hostaddr='' port=\(port) dbname=\(database) user=\(role)"
            + " options='' target_session_attrs=any requirepeer='' channel_binding=prefer"
            + " gssencmode=disable sslmode=disable connect_timeout=60"
    }

    /// Takes every variable of libpq out of this process, which is to use the private server alone.
    ///
    /// A service that `PGSERVICE` names must exist, and `PGTZ` or `PGDATESTYLE` be understood, or
    /// libpq does not connect at all, whatever its connection string says. Call it before the first
    /// connection: the environment is no place to write to while others read it.
    public static func shieldEnvironment() {
        // PG_COLOR and PG_COLORS are the tools' own, and harmless.
        let names = ProcessInfo.processInfo.environment.keys
        for name in names where name.hasPrefix("PG") && !name.hasPrefix("PG_") { unsetenv(name) }
    }
}
