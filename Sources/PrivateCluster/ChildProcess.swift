internal import FoundationEssentials
internal import Glibc

/// A program of ours, in a session of its own, so that Ctrl-C in our terminal never reaches it.
struct ChildProcess {
    let id: pid_t

    /// `POSIX_SPAWN_SETSID` of glibc's <spawn.h>, which Swift's Glibc does not show.
    private static let newSession: Int16 = 0x80

    /// Starts a program in the root folder.
    ///
    /// - Parameters:
    ///   - arguments: The program's absolute path and its arguments.
    ///   - environment: Everything the program sees; nothing is inherited.
    ///   - input: What it reads on standard input, less than a socket's buffer holds.
    ///   - output: The descriptor for its standard output and error.
    ///   - kept: A descriptor that stays open in it, and nothing else but those three.
    /// - Returns: The process, whose id stays that of the program.
    /// - Throws: ``ClusterError/programRefused(path:code:)``.
    static func start(
        _ arguments: [String], environment: [String: String], input: String = "", output: Int32,
        keeping kept: Int32? = nil
    ) throws(ClusterError) -> ChildProcess {
        guard let channel = Channel() else {
            throw .programRefused(path: arguments[0], code: errno)
        }
        let bytes = Array(input.utf8)
        guard write(channel.writing, bytes, bytes.count) == bytes.count else {
            throw .programRefused(path: arguments[0], code: errno)
        }
        channel.finish()

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, channel.reading, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
        // What others opened without O_CLOEXEC, a pipe of our caller's say, would live as long as
        // the server, and whoever waits for its end would wait too.
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in open.compactMap({ Int32($0) })
        where descriptor > STDERR_FILENO && descriptor != kept {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        // Onto itself: it loses its FD_CLOEXEC (posix_spawn_file_actions_adddup2, POSIX 2024).
        if let kept { posix_spawn_file_actions_adddup2(&actions, kept, kept) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What this process ignores or blocks would stay so in the server, which needs its signals.
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes,
            newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

        var id: pid_t = 0
        // Started in our own working directory, a server would keep its disk from being unmounted,
        // and one of another user might not even be allowed to stand there.
        let command = ["/usr/bin/env", "--chdir=/"] + arguments
        let code = withCStrings(command) { argv in
            withCStrings(environment.map { "\($0)=\($1)" }) { envp in
                posix_spawn(&id, command[0], &actions, &attributes, argv, envp)
            }
        }
        guard code == 0 else { throw .programRefused(path: arguments[0], code: code) }
        return ChildProcess(id: id)
    }

    /// Waits for the end.
    ///
    /// - Returns: Whether the program left with status 0.
    func succeeds() -> Bool {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 {
            guard errno == EINTR else { return false }
        }
        return status == 0
    }

    /// Whether the program is over; takes it off the process table if so.
    func hasEnded() -> Bool {
        var status: Int32 = 0
        return waitpid(id, &status, WNOHANG) != 0
    }
}

/// A one-way stream between us and a program, closed on exec from its first moment.
///
/// A pair of sockets, because Swift's Glibc has no `pipe2`, and an end that another thread's child
/// inherited would never come to its end.
final class Channel {
    let reading: Int32
    private(set) var writing: Int32

    init?() {
        var pair: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else { return nil }
        reading = pair[0]
        writing = pair[1]
    }

    deinit {
        finish()
        close(reading)
    }

    /// Closes our writing end, so that the reader comes to the end.
    func finish() {
        if writing >= 0 { close(writing) }
        writing = -1
    }
}

/// Lends strings as the null-terminated array that exec(3) wants.
private func withCStrings<Value>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
) -> Value {
    let pointers = strings.map { strdup($0) }
    defer {
        for pointer in pointers { free(pointer) }
    }
    return body(pointers + [nil])
}
