extension CanonicalJSONReader {
    /// Whether a byte cannot stand for itself in a string: quote, backslash, control character.
    @inlinable
    static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Reads a string, the next byte being its opening quote.
    @inlinable
    mutating func string(_ text: Span<UInt8>) throws(CanonicalJSONError) -> String {
        offset += 1
        let start = offset
        skipPlain(text)
        let plain = try plainText(start..<offset, text)
        return skip(UInt8(ascii: "\""), text) ? plain : try escapedString(after: plain, text)
    }

    @inlinable
    mutating func skipPlain(_ text: Span<UInt8>) {
        var end = offset
        while end < text.count, !Self.isSpecial(text[end]) { end += 1 }
        offset = end
    }

    @inlinable
    func plainText(
        _ range: Range<Int>, _ text: Span<UInt8>
    ) throws(CanonicalJSONError) -> String {
        do {
            return String(copying: try UTF8Span(validating: text.extracting(range)))
        } catch {
            throw .inText(
                text, at: range.lowerBound + error.byteOffsets.lowerBound, .invalidUTF8)
        }
    }

    /// The rest of a string that holds an escape, or a byte that must not stand there.
    @usableFromInline
    mutating func escapedString(
        after plain: String, _ text: Span<UInt8>
    ) throws(CanonicalJSONError) -> String {
        var result = plain
        while true {
            let start = offset
            skipPlain(text)
            result += try plainText(start..<offset, text)
            guard offset < text.count else {
                throw .inText(text, at: offset, .syntax(expected: "a closing quote"))
            }
            switch text[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return result
            case UInt8(ascii: "\\"):
                result.unicodeScalars.append(try escape(text))
            case 0:
                throw .inText(text, at: offset, .nul)
            default:
                throw .inText(text, at: offset, .controlCharacter)
            }
        }
    }

    private mutating func escape(_ text: Span<UInt8>) throws(CanonicalJSONError) -> Unicode.Scalar {
        let start = offset
        offset += 1
        let letter = peek(text)
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar(from: start, text)
        default:
            throw .inText(
                text, at: start, .syntax(expected: #"an escape: \" \\ \/ \b \f \n \r \t \uXXXX"#))
        }
    }

    /// The character of one `\uXXXX`, or of two that are a surrogate pair (RFC 8259 section 7).
    private mutating func scalar(
        from start: Int, _ text: Span<UInt8>
    ) throws(CanonicalJSONError) -> Unicode.Scalar {
        let first = try codeUnit(text)
        if let scalar = Unicode.Scalar(first) {
            guard first != 0 else { throw .inText(text, at: start, .nul) }
            return scalar
        }
        guard (0xD800...0xDBFF).contains(first), skip(UInt8(ascii: "\\"), text),
            skip(UInt8(ascii: "u"), text)
        else { throw .inText(text, at: start, .loneSurrogate) }
        let second = try codeUnit(text)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(second & 0x3FF))
        else { throw .inText(text, at: start, .loneSurrogate) }
        return scalar
    }

    private mutating func codeUnit(_ text: Span<UInt8>) throws(CanonicalJSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            let digit = peek(text)
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 + UInt16(digit - 48)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 + UInt16(digit - 55)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 + UInt16(digit - 87)
            default: throw .inText(text, at: offset, .syntax(expected: "four hexadecimal digits"))
            }
            offset += 1
        }
        return unit
    }
}
