internal import Glibc

/// An entry of the machine's user database.
struct OperatingSystemUser: Hashable {
    let name: String
    let id: uid_t
    let group: gid_t
    let home: String

    private static let setpriv = "/usr/bin/setpriv"

    /// The user this process acts as.
    static var current: OperatingSystemUser? {
        lookUp { entry, buffer, size, found in getpwuid_r(geteuid(), entry, buffer, size, found) }
    }

    static func named(_ name: String) -> OperatingSystemUser? {
        lookUp { entry, buffer, size, found in getpwnam_r(name, entry, buffer, size, found) }
    }

    /// The user who runs the server: ourselves, or an unprivileged one where we are root.
    ///
    /// PostgreSQL refuses to run as root. Debian's server package makes the user `postgres`.
    static func serving() throws(ClusterError) -> OperatingSystemUser {
        if geteuid() == 0 {
            guard let user = named("postgres") ?? named("blotter") else {
                throw .rootWithoutServerUser
            }
            guard access(setpriv, X_OK) == 0 else {
                throw .programRefused(path: setpriv, code: errno)
            }
            return user
        }
        guard let current else { throw .userWithoutName(id: geteuid()) }
        return current
    }

    /// The command line that runs `arguments` as this user.
    ///
    /// `posix_spawn` can take a new session but not another user; setpriv execs in place, so the
    /// process id stays the server's.
    func running(_ arguments: [String]) -> [String] {
        guard id != geteuid() else { return arguments }
        return [
            Self.setpriv, "--reuid=\(name)", "--regid=\(group)", "--init-groups",
            "--no-new-privs", "--",
        ] + arguments
    }

    private typealias Query = (
        UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
        UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32

    private static func lookUp(_ query: Query) -> OperatingSystemUser? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            guard let start = buffer.baseAddress,
                query(&entry, start, buffer.count, &found) == 0, found != nil
            else { return nil }
            return OperatingSystemUser(
                name: String(cString: entry.pw_name), id: entry.pw_uid, group: entry.pw_gid,
                home: String(cString: entry.pw_dir))
        }
    }
}
