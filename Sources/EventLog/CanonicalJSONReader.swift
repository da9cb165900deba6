/// Reads JSON of the profile, in any spelling, in one pass over the bytes.
///
/// The text is a parameter of every step, not a property: a stored span would make the reader
/// non-escapable, which needs an experimental feature.
@usableFromInline
struct CanonicalJSONReader {
    /// 2^53 − 1, the last whole number that every double-based reader keeps (RFC 7493 section 2.2).
    @usableFromInline static let largestInteger: UInt64 = 9_007_199_254_740_991

    /// The offset of the next byte.
    @usableFromInline var offset = 0

    @inlinable
    init() {}

    @inlinable
    mutating func document<Value: JSONRepresentable>(
        _ text: Span<UInt8>, depth: Int
    ) throws(CanonicalJSONError) -> Value {
        if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
            throw .inText(text, at: 0, .byteOrderMark)
        }
        skipSpace(text)
        let value: Value = try value(text, depth: depth)
        skipSpace(text)
        guard offset == text.count else {
            throw .inText(text, at: offset, .syntax(expected: "the end of the text"))
        }
        return value
    }

    @inlinable
    mutating func value<Value: JSONRepresentable>(
        _ text: Span<UInt8>, depth: Int
    ) throws(CanonicalJSONError) -> Value {
        switch peek(text) {
        case UInt8(ascii: "\""): return Value(json: .string(try string(text)))
        case UInt8(ascii: "{"): return Value(json: .object(try object(text, depth: depth)))
        case UInt8(ascii: "["): return Value(json: .array(try array(text, depth: depth)))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return Value(json: .integer(try integer(text)))
        case UInt8(ascii: "t"):
            try word("true", text)
            return Value(json: .bool(true))
        case UInt8(ascii: "f"):
            try word("false", text)
            return Value(json: .bool(false))
        case UInt8(ascii: "n"):
            try word("null", text)
            return Value(json: .null)
        default:
            throw .inText(text, at: offset, .syntax(expected: "a value"))
        }
    }

    @inlinable
    mutating func array<Value: JSONRepresentable>(
        _ text: Span<UInt8>, depth: Int
    ) throws(CanonicalJSONError) -> [Value] {
        guard depth > 0 else {
            throw .inText(text, at: offset, .tooDeep(limit: CanonicalJSON.maximumDepth))
        }
        var elements: [Value] = []
        offset += 1
        skipSpace(text)
        guard !skip(UInt8(ascii: "]"), text) else { return elements }
        while true {
            elements.append(try value(text, depth: depth - 1))
            skipSpace(text)
            if skip(UInt8(ascii: "]"), text) { return elements }
            try require(UInt8(ascii: ","), text, orElse: "a comma or ]")
            skipSpace(text)
        }
    }

    @inlinable
    mutating func object<Value: JSONRepresentable>(
        _ text: Span<UInt8>, depth: Int
    ) throws(CanonicalJSONError) -> [(key: String, value: Value)] {
        guard depth > 0 else {
            throw .inText(text, at: offset, .tooDeep(limit: CanonicalJSON.maximumDepth))
        }
        var members: [(key: String, value: Value)] = []
        // Where the keys stand, from the first that is out of order: a canonical text has none.
        var unordered: [Int] = []
        offset += 1
        skipSpace(text)
        guard !skip(UInt8(ascii: "}"), text) else { return members }
        // As many as most events have; to grow costs more than the room.
        members.reserveCapacity(14)
        while true {
            let keyOffset = offset
            guard peek(text) == UInt8(ascii: "\"") else {
                throw .inText(text, at: offset, .syntax(expected: "a key in quotes"))
            }
            let key = try string(text)
            if !unordered.isEmpty {
                unordered.append(keyOffset)
            } else if !members.isEmpty,
                CanonicalKeyOrder.compare(members[members.count - 1].key, key) >= 0
            {
                unordered.append(keyOffset)
            }
            skipSpace(text)
            try require(UInt8(ascii: ":"), text, orElse: "a colon")
            skipSpace(text)
            members.append((key, try value(text, depth: depth - 1)))
            skipSpace(text)
            if skip(UInt8(ascii: "}"), text) { break }
            try require(UInt8(ascii: ","), text, orElse: "a comma or }")
            skipSpace(text)
        }
        guard !unordered.isEmpty else { return members }
        return try inOrder(members, keys: unordered, text)
    }

    /// The members in canonical order.
    ///
    /// Of two equal keys the later one is always among the last `keys.count`, from the first out of
    /// order on, whose offsets are `keys`.
    @inlinable
    func inOrder<Value>(
        _ members: [(key: String, value: Value)], keys: [Int], _ text: Span<UInt8>
    ) throws(CanonicalJSONError) -> [(key: String, value: Value)] {
        let order = members.indices.sorted { left, right in
            CanonicalKeyOrder.compare(members[left].key, members[right].key) < 0
        }
        for (left, right) in zip(order, order.dropFirst())
        where CanonicalKeyOrder.compare(members[left].key, members[right].key) == 0 {
            let later = max(left, right) - (members.count - keys.count)
            throw .inText(text, at: keys[later], .duplicateKey(members[left].key))
        }
        return order.map { members[$0] }
    }
}

extension CanonicalJSONReader {
    @inlinable
    mutating func integer(_ text: Span<UInt8>) throws(CanonicalJSONError) -> Int64 {
        let start = offset
        let isNegative = skip(UInt8(ascii: "-"), text)
        let digits = offset
        var magnitude: UInt64 = 0
        while case UInt8(ascii: "0")...UInt8(ascii: "9") = peek(text) {
            // Past the range it only has to stay past it, however many digits follow.
            if magnitude <= Self.largestInteger {
                magnitude = magnitude * 10 + UInt64(text[offset] - UInt8(ascii: "0"))
            }
            offset += 1
        }
        guard offset > digits else {
            throw .inText(text, at: offset, .syntax(expected: "a digit"))
        }
        guard offset == digits + 1 || text[digits] != UInt8(ascii: "0") else {
            throw .inText(text, at: digits, .syntax(expected: "a number without leading zero"))
        }
        switch peek(text) {
        case UInt8(ascii: "."): throw .inText(text, at: start, .fraction)
        case UInt8(ascii: "e"), UInt8(ascii: "E"): throw .inText(text, at: start, .exponent)
        default: break
        }
        guard magnitude <= Self.largestInteger else {
            throw .inText(text, at: start, .integerRange)
        }
        guard !isNegative || magnitude > 0 else { throw .inText(text, at: start, .negativeZero) }
        return isNegative ? -Int64(magnitude) : Int64(magnitude)
    }

    @inlinable
    mutating func word(_ word: String, _ text: Span<UInt8>) throws(CanonicalJSONError) {
        let start = offset
        for byte in word.utf8 where !skip(byte, text) {
            throw .inText(text, at: start, .syntax(expected: word))
        }
    }

    /// The next byte, or 0 at the end, which nothing outside a string begins with.
    @inlinable
    func peek(_ text: Span<UInt8>) -> UInt8 { offset < text.count ? text[offset] : 0 }

    @inlinable
    mutating func skip(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
        guard peek(text) == byte else { return false }
        offset += 1
        return true
    }

    @inlinable
    mutating func require(
        _ byte: UInt8, _ text: Span<UInt8>, orElse expected: String
    ) throws(CanonicalJSONError) {
        guard skip(byte, text) else {
            throw .inText(text, at: offset, .syntax(expected: expected))
        }
    }

    @inlinable
    mutating func skipSpace(_ text: Span<UInt8>) {
        while true {
            switch peek(text) {
            case UInt8(ascii: " "), 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }
}
