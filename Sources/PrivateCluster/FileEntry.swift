internal import Glibc

/// What the file system says of one path, and the few operations a cluster needs on it.
struct FileEntry {
    let owner: uid_t
    let mode: mode_t
    let size: Int
    /// Since 1970; only good for seeing that it changed.
    let modified: Duration
    private let device: dev_t
    private let inode: ino_t

    /// - Returns: `nil` where nothing is there, or nothing that we may see.
    init?(at path: String, followingLinks: Bool = true) {
        var entry = stat()
        guard (followingLinks ? stat(path, &entry) : lstat(path, &entry)) == 0 else { return nil }
        self.init(entry)
    }

    init?(descriptor: Int32) {
        var entry = stat()
        guard fstat(descriptor, &entry) == 0 else { return nil }
        self.init(entry)
    }

    private init(_ entry: stat) {
        owner = entry.st_uid
        mode = entry.st_mode
        size = Int(entry.st_size)
        modified =
            .seconds(entry.st_mtim.tv_sec) + .nanoseconds(entry.st_mtim.tv_nsec)
        device = entry.st_dev
        inode = entry.st_ino
    }

    var isFolder: Bool { mode & S_IFMT == S_IFDIR }

    /// Whether both paths lead to one file, however they are spelled.
    func isSame(as other: FileEntry) -> Bool { device == other.device && inode == other.inode }
}

/// The whole of a small file, or of one under /proc, whose size nobody knows beforehand.
func contents(of path: String, from offset: Int = 0) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard offset == 0 || lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { return nil }
    return contents(of: descriptor)
}

/// Everything until the end of an open file or pipe.
func contents(of descriptor: Int32) -> String? {
    var bytes: [UInt8] = []
    while true {
        let count = withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 1) { buffer in
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
            return count
        }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { return nil }
        if count == 0 { return String(decoding: bytes, as: UTF8.self) }
    }
}

/// Makes a folder and its missing parents; those that exist are left exactly as they are.
///
/// The mode holds for those made, whatever the umask: another user may have to pass.
func makeFolder(
    _ path: String, mode: mode_t, withParents: Bool = true
) throws(ClusterError) {
    if mkdir(path, mode) == 0 {
        chmod(path, mode)
        // Else a power cut may take the folder out of its parent, and all that it came to hold.
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try flushFolder(String(path[..<slash]))
        }
        return
    }
    let code = errno
    if code == EEXIST, FileEntry(at: path)?.isFolder == true { return }
    guard code == ENOENT, withParents, let slash = path.lastIndex(of: "/"),
        slash > path.startIndex
    else {
        throw .fileRefused(path: path, action: .makeFolder, code: code == EEXIST ? ENOTDIR : code)
    }
    try makeFolder(String(path[..<slash]), mode: mode)
    // Some file systems, /proc for one, say "no such folder" whatever there is.
    try makeFolder(path, mode: mode, withParents: false)
}

/// Writes a file of the server's and flushes it to disk.
func writeDurably(
    _ text: String, to path: String, appending: Bool = false, owner: OperatingSystemUser
) throws(ClusterError) {
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (appending ? O_APPEND : O_TRUNC)
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { throw .fileRefused(path: path, action: .write, code: errno) }
    defer { close(descriptor) }
    // A full disk takes a part first, and says why only when asked for the rest.
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw .fileRefused(path: path, action: .write, code: errno) }
        rest.removeFirst(count)
    }
    guard fchown(descriptor, owner.id, owner.group) == 0, fsync(descriptor) == 0
    else { throw .fileRefused(path: path, action: .write, code: errno) }
}

/// Makes the renaming and creating of a folder's entries survive a power cut.
func flushFolder(_ path: String) throws(ClusterError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .fileRefused(path: path, action: .open, code: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
        throw .fileRefused(path: path, action: .write, code: errno)
    }
}
