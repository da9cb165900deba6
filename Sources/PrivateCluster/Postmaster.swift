internal import FoundationEssentials
internal import Glibc

/// The server that a data folder's `postmaster.pid` speaks of.
///
/// The file outlives a killed server and its number may by now belong to anyone, so nothing is
/// concluded from the file, and no signal sent, before ``standing`` has looked at the process.
/// Its lines: PostgreSQL source, `src/include/utils/pidfile.h`.
struct Postmaster: Hashable {
    enum Standing {
        /// No such process that we can see.
        case gone
        /// A zombie, or on the way there: its memory is given back, though a socket may still answer.
        case dying
        /// A live process that is not this data folder's server.
        case stranger
        case ours
    }

    let id: pid_t
    let socketFolder: String
    let isReady: Bool
    private let dataFolder: String

    init?(dataFolder: String) {
        guard let text = contents(of: Self.file(in: dataFolder)) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, let id = pid_t(first), id > 0 else { return nil }
        self.id = id
        self.dataFolder = dataFolder
        socketFolder = lines.count > 4 ? String(lines[4]) : ""
        isReady = lines.count > 7 && lines[7].hasPrefix("ready")
    }

    /// Any process at all, of which no file speaks.
    private init(id: pid_t, dataFolder: String) {
        self.id = id
        self.dataFolder = dataFolder
        (socketFolder, isReady) = ("", false)
    }

    private static func file(in dataFolder: String) -> String { dataFolder + "/postmaster.pid" }

    /// Removes a file that names no process, as a power cut leaves it; the server refuses to start
    /// over one.
    ///
    /// Only under the exclusive lock, and only where no process serves the folder, a session of a
    /// killed server included: of those the file can no longer warn.
    static func clearUnreadableFile(in dataFolder: String) {
        guard contents(of: file(in: dataFolder)) != nil, Postmaster(dataFolder: dataFolder) == nil
        else { return }
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let isServed = processes.compactMap { pid_t($0) }.contains { id in
            Postmaster(id: id, dataFolder: dataFolder).standing == .ours
        }
        guard !isServed else { return }
        unlink(file(in: dataFolder))
    }

    var standing: Standing {
        guard let command = contents(of: "/proc/\(id)/cmdline") else { return .gone }
        if command.isEmpty { return .dying }
        return isPostgresInDataFolder(command) ? .ours : .stranger
    }

    /// Asks for a fast shutdown: sessions are ended, everything is written out.
    func interrupt() {
        kill(id, SIGINT)
    }

    private func isPostgresInDataFolder(_ command: String) -> Bool {
        guard let data = FileEntry(at: dataFolder) else { return false }
        if let program = destination(of: "/proc/\(id)/exe"),
            let folder = FileEntry(at: "/proc/\(id)/cwd")
        {
            return isPostgres(program) && folder.isSame(as: data)
        }
        // Root without CAP_SYS_PTRACE, as in most containers, may not follow another user's links.
        let arguments = command.split(separator: "\0")
        guard let program = arguments.first, isPostgres(program),
            let option = arguments.firstIndex(of: "-D"), option + 1 < arguments.endIndex,
            let folder = FileEntry(at: String(arguments[option + 1]))
        else { return false }
        return folder.isSame(as: data)
    }

    private func isPostgres(_ program: some StringProtocol) -> Bool {
        // An upgrade of the package leaves the running program without a file.
        let name = program.split(separator: "/").last
        return name == "postgres" || name == "postgres (deleted)"
    }

    private func destination(of link: String) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            let count = readlink(link, start, buffer.count)
            guard count >= 0 else { return nil }
            return String(
                decoding: buffer[..<count].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
