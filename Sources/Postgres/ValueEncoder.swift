import Glibc

/// Bytes on their way to the server; values append themselves.
public struct ValueEncoder {
    var bytes: [UInt8] = []
    /// Set by a null, which has no bytes; whoever frames the value reads and resets it.
    var isNull = false

    /// Appends an integer, most significant byte first.
    public mutating func append(integer: some FixedWidthInteger) {
        unsafe withUnsafeBytes(of: integer.bigEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends bytes as they are.
    public mutating func append(bytes more: [UInt8]) {
        bytes.append(contentsOf: more)
    }

    /// Appends text as UTF-8.
    ///
    /// Throws an error of kind `usage` for U+0000, which no text of the server can hold.
    public mutating func append(text: String) throws(PostgresError) {
        var text = text
        let start = bytes.count
        text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
        try refuseNUL(from: start)
    }

    /// Appends text that is UTF-8 already.
    ///
    /// Throws an error of kind `usage` for U+0000, which no text of the server can hold.
    public mutating func append(utf8: [UInt8]) throws(PostgresError) {
        let start = bytes.count
        bytes.append(contentsOf: utf8)
        try refuseNUL(from: start)
    }

    /// Makes the value null.
    public mutating func appendNull() {
        isNull = true
    }

    /// Appends a value behind its length in four bytes, which is -1 for null.
    mutating func append(framed value: some PostgresEncodable) throws(PostgresError) {
        let frame = bytes.count
        append(integer: Int32(0))
        try value.encode(into: &self)
        if isNull {
            isNull = false
            replaceInteger(at: frame, with: Int32(-1))
        } else {
            replaceInteger(at: frame, with: try length(from: frame + 4))
        }
    }

    /// Takes back what stands behind `offset`.
    mutating func truncate(to offset: Int) {
        bytes.removeLast(bytes.count - offset)
        isNull = false
    }

    /// Overwrites what a placeholder stood for.
    mutating func replaceInteger(at offset: Int, with integer: some FixedWidthInteger) {
        unsafe withUnsafeBytes(of: integer.bigEndian) {
            unsafe bytes.replaceSubrange(offset..<offset + $0.count, with: $0)
        }
    }

    /// The length of what stands behind `offset`; a value has at most 2³¹−1 bytes on the wire.
    func length(from offset: Int) throws(PostgresError) -> Int32 {
        guard let length = Int32(exactly: bytes.count - offset) else {
            throw .usage("a value is longer than 2 GiB")
        }
        return length
    }

    private func refuseNUL(from start: Int) throws(PostgresError) {
        let hasNUL = unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return false }
            return unsafe memchr(base + start, 0, buffer.count - start) != nil
        }
        guard !hasNUL else {
            throw .usage("a text parameter holds U+0000, which PostgreSQL cannot store")
        }
    }
}
