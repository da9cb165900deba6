import Glibc

/// Reads a file, or standard input for `-`, line by line, whatever the size of the whole.
struct LineReader: ~Copyable {
    /// The most bytes a line may have: far more than an event, however it is spelt.
    static let longestLine = 1 << 20

    /// The number of the line read last, from 1.
    private(set) var number = 0
    private let descriptor: Int32
    private let path: String
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    init(path: String) throws {
        self.path = path
        descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    deinit { close(descriptor) }

    /// The next line without its line feed; nil at the end.
    mutating func next() throws -> [UInt8]? {
        number += 1
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            searched = buffer.count
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return Array(buffer[start...])
            }
            guard buffer.count - start <= Self.longestLine else {
                throw Failure(
                    "line.too-long", .invalidData, "a line of more than 1,048,576 bytes",
                    at: "\(path):\(number)", rule: "a line is one event, of 65,535 bytes at most",
                    hint: "check that it is NDJSON: each event on a line of its own")
            }
            searched -= start
            try fill()
        }
    }

    private mutating func fill() throws {
        buffer.removeSubrange(..<start)
        start = 0
        let size = 1 << 20
        var failed = false
        let filled = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: size))
        var count = 0
        buffer.withUnsafeMutableBytes { bytes in
            repeat {
                count = read(descriptor, bytes.baseAddress?.advanced(by: filled), size)
            } while count < 0 && errno == EINTR
            failed = count < 0
        }
        if failed { throw Self.failure(path) }
        buffer.removeLast(size - count)
        isAtEnd = count == 0
    }

    private static func failure(_ path: String) -> Failure {
        Failure(
            "input.unreadable", .unreadableInput,
            "\(path) cannot be read: \(String(cString: strerror(errno)))", at: path,
            rule: "an import reads every file to its end before it writes",
            hint: "name an existing file, or - for standard input")
    }
}
