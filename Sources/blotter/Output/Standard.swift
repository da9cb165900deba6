import Glibc

/// Standard output for results, standard error for talk.
enum Standard {
    /// Writes a result, all of it, or throws.
    static func output(_ text: String) throws { try write(Array(text.utf8), to: STDOUT_FILENO) }

    /// Writes a line and a line feed.
    static func line(_ text: String) throws { try output(text + "\n") }

    /// Says something to the person; if nobody can hear it there is nobody to tell.
    static func remark(_ text: String) { try? write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// Whether a person reads standard output.
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether a person can be asked.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.span.bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                throw Failure(
                    "output.failed", .unwritableOutput,
                    "output cannot be written: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(count)
        }
    }
}

/// Collects output so that a long export costs one system call a megabyte, not one a line.
struct OutputBuffer: ~Copyable {
    private var bytes: [UInt8] = []
    private let descriptor: Int32

    init(descriptor: Int32 = STDOUT_FILENO) { self.descriptor = descriptor }

    mutating func line(_ line: [UInt8]) throws {
        bytes.append(contentsOf: line)
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count > 1 << 20 { try flush() }
    }

    mutating func flush() throws {
        try Standard.write(bytes, to: descriptor)
        bytes.removeAll(keepingCapacity: true)
    }
}
