internal import Glibc

/// The file that a server and its tools print into, from where it ended when we opened it.
final class ServerLog {
    private static let largestSize = 10 << 20
    private static let quotedLines = 20

    let path: String
    let descriptor: Int32
    private let start: Int

    init(path: String) throws(ClusterError) {
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try makeFolder(String(path[..<slash]), mode: 0o700)
        }
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .fileRefused(path: path, action: .open, code: errno) }
        self.path = path
        let size = FileEntry(descriptor: descriptor)?.size ?? 0
        // Only ever done before a start, so the lines of a failure are still there to be read.
        start = size > Self.largestSize && ftruncate(descriptor, 0) == 0 ? 0 : size
    }

    deinit { close(descriptor) }

    /// The last lines printed since we opened it.
    var lastLines: [String] {
        (contents(of: path, from: start) ?? "").split(separator: "\n")
            .suffix(Self.quotedLines).map(String.init)
    }

    /// What those lines mean, as far as their wording is known.
    ///
    /// The disk of `folder` is looked at too: a full one may have swallowed the message.
    func diagnosis(folder: String) -> ClusterError.Diagnosis {
        let text = contents(of: path, from: start) ?? ""
        let known = Self.wordings.first { _, wordings in
            wordings.contains { text.contains($0) }
        }
        if let known { return known.0 }
        var disk = statvfs()
        let isFull = statvfs(folder, &disk) == 0 && disk.f_bavail * disk.f_frsize < 16 << 20
        return isFull ? .diskFull : .unknown
    }

    /// From the sources of PostgreSQL 15 to 18; the first match decides.
    private static let wordings: [(ClusterError.Diagnosis, [String])] = [
        (.diskFull, ["No space left on device", "Disk quota exceeded"]),
        (.dataInUse, ["pre-existing shared memory block", "\" already exists", "\" is empty"]),
        (
            .memory,
            ["Cannot allocate memory", "could not map anonymous shared memory", "out of memory"]
        ),
        (
            .configuration,
            [
                "contains errors", "unrecognized configuration parameter", "invalid value for",
                "could not load pg_hba.conf", "requires a Boolean value",
            ]
        ),
        (
            .permissions,
            ["Permission denied", "has wrong ownership", "has invalid permissions"]
        ),
        (
            .damaged,
            [
                "is not a valid data directory", "are incompatible with server",
                "could not locate a valid checkpoint record", "invalid checkpoint record",
                "incorrect checksum in control file", "PANIC:", "No such file or directory",
            ]
        ),
    ]
}
