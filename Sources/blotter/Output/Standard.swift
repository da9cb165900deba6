import Glibc

/// Standard output for results, standard error for talk.
enum Standard {
    /// Makes sure that 0, 1 and 2 are not the numbers of what is opened later: a result that nobody
    /// wanted must fail to be written, not end up in the connection to the database.
    static func reserve() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is given out, and all below this one are taken.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Refuses a text that was typed in bytes that are no UTF-8: they arrive as U+FFFD, and what was
    /// meant is lost and must not be recorded.
    static func requireUTF8(_ text: String, at place: String) throws {
        guard text.unicodeScalars.contains("\u{FFFD}") else { return }
        throw Failure(
            "input.not-utf8", .invalidData, "\"\(text)\" is not UTF-8", at: place,
            rule: "every text is UTF-8 (RFC 3629)",
            hint: "set the terminal, or convert the file that it came from, to UTF-8")
    }

    /// Writes a result, all of it, or throws.
    static func output(_ text: String) throws { try write(Array(text.utf8), to: STDOUT_FILENO) }

    /// Writes a line and a line feed.
    static func line(_ text: String) throws { try output(text + "\n") }

    /// Says something to the person; if nobody can hear it there is nobody to tell.
    static func remark(_ text: String) { try? write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// Asks, on the line on which the answer is to stand.
    static func prompt(_ text: String) throws { try write(Array(text.utf8), to: STDERR_FILENO) }

    /// Whether a person can be asked.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    fileprivate static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.span.bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EPIPE { endByPipe() }
            guard count > 0 else {
                throw Failure(
                    "output.failed", .unwritableOutput,
                    "output cannot be written: \(String(cString: strerror(errno)))",
                    at: descriptor == STDOUT_FILENO ? "standard output" : "standard error",
                    rule: "a result is written whole or the command fails",
                    hint: "make room, or write elsewhere; what was recorded stays recorded")
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Whoever read the pipe has seen enough, as `head` has: ends as every other program does.
    private static func endByPipe() -> Never {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        exit(128 + SIGPIPE)
    }
}

/// Collects output so that a long export costs one system call a megabyte, not one a line.
struct OutputBuffer: ~Copyable {
    private var bytes: [UInt8] = []

    mutating func line(_ line: [UInt8]) throws {
        bytes.append(contentsOf: line)
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count > 1 << 20 { try flush() }
    }

    mutating func flush() throws {
        try Standard.write(bytes, to: STDOUT_FILENO)
        bytes.removeAll(keepingCapacity: true)
    }
}
