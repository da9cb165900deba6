/// Writes values as RFC 8785 section 3.2 says.
@usableFromInline
enum CanonicalJSONWriter {
    @inlinable
    static func append<Value: JSONRepresentable>(
        _ value: Value, to output: inout [UInt8], depth: Int
    ) throws(CanonicalJSONError) {
        switch value.json {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(true): output.append(contentsOf: "true".utf8)
        case .bool(false): output.append(contentsOf: "false".utf8)
        case .integer(let number): try append(number, to: &output)
        case .string(let text): try append(text, to: &output)
        case .array(let elements): try append(elements, to: &output, depth: depth)
        case .object(let members): try append(members, to: &output, depth: depth)
        }
    }

    @inlinable
    static func append(
        _ number: Int64, to output: inout [UInt8]
    ) throws(CanonicalJSONError) {
        guard number.magnitude <= CanonicalJSONReader.largestInteger else {
            throw .inValue(.integerRange)
        }
        output.append(contentsOf: String(number).utf8)
    }

    @inlinable
    static func append<Value: JSONRepresentable>(
        _ elements: [Value], to output: inout [UInt8], depth: Int
    ) throws(CanonicalJSONError) {
        guard depth > 0 else { throw .inValue(.tooDeep(limit: CanonicalJSON.maximumDepth)) }
        output.append(UInt8(ascii: "["))
        for index in elements.indices {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            do {
                try append(elements[index], to: &output, depth: depth - 1)
            } catch {
                throw error.inside("[\(index)]")
            }
        }
        output.append(UInt8(ascii: "]"))
    }

    @inlinable
    static func append<Value: JSONRepresentable>(
        _ members: [(key: String, value: Value)], to output: inout [UInt8], depth: Int
    ) throws(CanonicalJSONError) {
        guard depth > 0 else { throw .inValue(.tooDeep(limit: CanonicalJSON.maximumDepth)) }
        output.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, value) in try inOrder(members) {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            do {
                try append(key, to: &output)
                output.append(UInt8(ascii: ":"))
                try append(value, to: &output, depth: depth - 1)
            } catch {
                throw error.inside(key)
            }
        }
        output.append(UInt8(ascii: "}"))
    }

    /// The members in canonical order, which is the very array where they already are.
    @inlinable
    static func inOrder<Value>(
        _ members: [(key: String, value: Value)]
    ) throws(CanonicalJSONError) -> [(key: String, value: Value)] {
        var isOrdered = true
        for index in members.indices.dropFirst() where isOrdered {
            isOrdered = CanonicalKeyOrder.compare(members[index - 1].key, members[index].key) < 0
        }
        guard !isOrdered else { return members }
        let sorted = members.sorted { CanonicalKeyOrder.compare($0.key, $1.key) < 0 }
        for index in sorted.indices.dropFirst()
        where CanonicalKeyOrder.compare(sorted[index - 1].key, sorted[index].key) == 0 {
            throw .inValue(.duplicateKey(sorted[index].key))
        }
        return sorted
    }
}

extension CanonicalJSONWriter {
    /// A string with the shortest escapes and no others, RFC 8785 section 3.2.2.2.
    @inlinable
    static func append(_ text: String, to output: inout [UInt8]) throws(CanonicalJSONError) {
        let bytes = text.utf8.span
        let start = output.count
        var isPlain = true
        output.append(addingCapacity: bytes.count + 2) { output in
            output.append(UInt8(ascii: "\""))
            for index in bytes.indices {
                let byte = bytes[index]
                isPlain = !CanonicalJSONReader.isSpecial(byte)
                guard isPlain else { return }
                output.append(byte)
            }
            output.append(UInt8(ascii: "\""))
        }
        // Escapes are rare: one pass copies and looks for them, and what has one begins anew.
        guard !isPlain else { return }
        output.removeSubrange((start + 1)...)
        try appendEscaping(bytes, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    @usableFromInline
    static func appendEscaping(
        _ text: Span<UInt8>, to output: inout [UInt8]
    ) throws(CanonicalJSONError) {
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case 0: throw .inValue(.nul)
            case UInt8(ascii: "\""): output.append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\\"): output.append(contentsOf: #"\\"#.utf8)
            case 0x08: output.append(contentsOf: #"\b"#.utf8)
            case 0x09: output.append(contentsOf: #"\t"#.utf8)
            case 0x0A: output.append(contentsOf: #"\n"#.utf8)
            case 0x0C: output.append(contentsOf: #"\f"#.utf8)
            case 0x0D: output.append(contentsOf: #"\r"#.utf8)
            case ..<0x10: output.append(contentsOf: #"\u000\#(String(byte, radix: 16))"#.utf8)
            case ..<0x20: output.append(contentsOf: #"\u00\#(String(byte, radix: 16))"#.utf8)
            default: output.append(byte)
            }
        }
    }
}
