import FoundationEssentials
import Glibc

/// A program that is run as a user would run it.
struct Program {
    let path: String

    /// The `blotter` that was built beside this program.
    static func blotter() throws -> Program {
        let folder = try own().path.split(separator: "/").dropLast().joined(separator: "/")
        return try Program(existing: "/\(folder)/blotter")
    }

    /// This program.
    static func own() throws -> Program {
        Program(path: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    }

    /// The newest real psql, not the wrapper that Debian puts on the PATH.
    static func psql() throws -> Program {
        let root = "/usr/lib/postgresql"
        let versions = try FileManager.default.contentsOfDirectory(atPath: root)
            .compactMap { Int($0) }
        return try Program(existing: "\(root)/\(versions.max() ?? 15)/bin/psql")
    }

    private init(path: String) { self.path = path }

    private init(existing path: String) throws {
        guard access(path, X_OK) == 0 else { throw ProgramError(path: path, said: "not there") }
        self.path = path
    }

    /// Runs it to its end, and returns how long that took.
    ///
    /// - Throws: `ProgramError` unless it ends with status 0.
    func run(_ arguments: [String]) throws -> Duration {
        try ContinuousClock().measure { _ = try output(of: arguments) }
    }

    /// Runs it to its end, and returns what it wrote, talk included.
    func output(of arguments: [String]) throws -> String {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw ProgramError(path: path, said: "no pipe") }
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let failure = posix_spawn(&process, path, &actions, nil, &words, environ)
        close(ends[1])
        guard failure == 0 else { throw ProgramError(path: path, said: "errno \(failure)") }
        let said = Self.read(ends[0])
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw ProgramError(path: path, said: "status \(status): \(said)") }
        return said
    }

    private static func read(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk.prefix(count)
        }
    }
}

/// A program that is missing or failed.
struct ProgramError: Error, CustomStringConvertible {
    let path: String
    let said: String

    var description: String { "\(path): \(said)" }
}
