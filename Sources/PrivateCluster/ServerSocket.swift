internal import Glibc

/// The Unix-domain socket of a server, named as PostgreSQL names it.
struct ServerSocket {
    static let port = 5432
    /// `sockaddr_un` takes 108 bytes, the last of them zero.
    private static let longestPath = 107

    let folder: String

    private var path: String { "\(folder)/.s.PGSQL.\(Self.port)" }

    /// Picks and prepares the folder for the socket of `cluster`.
    ///
    /// It lies beside the data; where that path is too long, or has characters that
    /// `unix_socket_directories` or a connection string would split, in `/tmp`. Never in
    /// `XDG_RUNTIME_DIR`: that folder vanishes at logout under a server that lives on, and cron has
    /// none, so two commands would look in two places.
    static func prepare(
        for cluster: ClusterFolder, owner: OperatingSystemUser
    ) throws(ClusterError) -> ServerSocket {
        let beside = ServerSocket(folder: cluster.path + "/run")
        let socket =
            beside.isUsable
            ? beside
            : ServerSocket(folder: "/tmp/blotter-\(owner.id)-\(fingerprint(of: cluster.data))")
        try makeFolder(socket.folder, mode: 0o700)
        guard let entry = FileEntry(at: socket.folder, followingLinks: false), entry.isFolder,
            entry.mode & 0o077 == 0, entry.owner == owner.id || entry.owner == geteuid(),
            lchown(socket.folder, owner.id, owner.group) == 0
        else { throw .socketFolderNotOurs(path: socket.folder) }
        return socket
    }

    /// Whether the socket is there; some machines sweep `/tmp`.
    var exists: Bool { access(path, F_OK) == 0 }

    /// Whether a server listens here, whoever it is.
    var accepts: Bool {
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        let descriptor = socket(AF_UNIX, Int32(kind), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count <= Self.longestPath else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        // A full queue of others is a listening server too.
        return result == 0 || errno == EAGAIN
    }

    /// How many sessions the server has, those still waiting to be accepted included.
    ///
    /// The kernel's table counts them without a connection of our own: an accepted socket bears the
    /// path of the one that listens, in state 03 (connected). See proc(5), `/proc/net/unix`.
    ///
    /// - Returns: `nil` where the kernel does not tell.
    var sessions: Int? {
        guard let table = contents(of: "/proc/net/unix") else { return nil }
        return table.split(separator: "\n").count { line in
            let fields = line.split(separator: " ", maxSplits: 7)
            return fields.count == 8 && fields[5] == "03" && fields[7] == path
        }
    }

    /// Removes what a killed server left; its lock file names a number that may be anyone's now.
    func clear() {
        unlink(path)
        unlink(path + ".lock")
    }

    private var isUsable: Bool {
        path.utf8.count <= Self.longestPath
            && !folder.contains { $0 == "," || $0 == "\"" || $0 == "'" || $0 == "\\" || $0 == "\n" }
    }

    /// FNV-1a, 32 bits: short, and the same in every run, unlike `Hasher`.
    private static func fingerprint(of path: String) -> String {
        let hash = path.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
