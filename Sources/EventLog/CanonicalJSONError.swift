/// A rule of canonical JSON that a text or value breaks, and where.
public struct CanonicalJSONError: Error, Equatable {
    /// Where a rule is broken.
    public enum Place: Sendable, Equatable {
        /// In a text: a byte offset from 0, a line from 1, and a column from 1 in code points.
        case text(offset: Int, line: Int, column: Int)
        /// In a value: the members and elements that lead there, such as `parties[2].name`.
        case value(path: String)
    }

    /// The rule of the profile that the text or the value breaks.
    public let rule: Rule

    /// Where it breaks it.
    public let place: Place

    /// Makes the error of a rule and a place.
    public init(rule: Rule, place: Place) {
        self.rule = rule
        self.place = place
    }
}

extension CanonicalJSONError {
    /// The rules, each with what it was broken with.
    public enum Rule: Sendable, Equatable {
        /// A number with a fraction, even `1.0`: money is a decimal string.
        case fraction
        /// A number with an exponent, even `1e3`.
        case exponent
        /// `-0`, which RFC 8785 would write as `0` (section 3.2.2.3).
        case negativeZero
        /// A number beyond ±(2^53 − 1), past which readers lose digits (RFC 7493 section 2.2).
        case integerRange
        /// A key that stands twice in one object, compared by code units (RFC 7493 section 2.3).
        case duplicateKey(String)
        /// Half of a surrogate pair, written as an escape: no character (RFC 7493 section 2.1).
        case loneSurrogate
        /// U+0000, which PostgreSQL cannot store (manual, section 8.14).
        case nul
        /// A control character below U+0020 that is not escaped (RFC 8259 section 7).
        case controlCharacter
        /// Bytes that are no UTF-8 (RFC 8259 section 8.1).
        case invalidUTF8
        /// U+FEFF before the value (RFC 8259 section 8.1).
        case byteOrderMark
        /// More containers around a value than `limit`.
        case tooDeep(limit: Int)
        /// More bytes than `limit`.
        case tooLong(bytes: Int, limit: Int)
        /// What the grammar of RFC 8259 asks for at this place.
        case syntax(expected: String)
    }

    /// A rule broken at an offset of a text.
    ///
    /// Lines are counted only here, where somebody will read them.
    @usableFromInline
    static func inText(_ text: Span<UInt8>, at offset: Int, _ rule: Rule) -> CanonicalJSONError {
        var line = 1
        var column = 1
        for index in 0..<min(offset, text.count) {
            switch text[index] {
            case 0x0A: (line, column) = (line + 1, 1)
            case 0x80...0xBF: break
            default: column += 1
            }
        }
        return CanonicalJSONError(
            rule: rule, place: .text(offset: offset, line: line, column: column))
    }

    /// A rule broken by the value at hand.
    @usableFromInline
    static func inValue(_ rule: Rule) -> CanonicalJSONError {
        CanonicalJSONError(rule: rule, place: .value(path: ""))
    }

    /// The same error, seen from the array or object around it.
    @usableFromInline
    func inside(_ step: String) -> CanonicalJSONError {
        guard case .value(let path) = place else { return self }
        let separator = path.isEmpty || path.hasPrefix("[") ? "" : "."
        return CanonicalJSONError(rule: rule, place: .value(path: step + separator + path))
    }
}

extension CanonicalJSONError: CustomStringConvertible {
    /// Where, what, which rule and what to do, on one line; the wording is not API.
    public var description: String { "\(place): \(rule.problem); \(rule.remedy)" }
}

extension CanonicalJSONError.Place: CustomStringConvertible {
    /// The place in words.
    public var description: String {
        switch self {
        case .text(_, let line, let column): "line \(line), column \(column)"
        case .value(path: ""): "the value itself"
        case .value(let path): path
        }
    }
}

extension CanonicalJSONError.Rule {
    /// What is wrong, and the rule it breaks.
    public var problem: String {
        switch self {
        case .fraction: "a number has a fraction, and only whole numbers are admitted"
        case .exponent: "a number has an exponent, and only whole numbers are admitted"
        case .negativeZero: "a number is -0, which other readers take for 0"
        case .integerRange: "a whole number is beyond ±9007199254740991 (2^53 − 1)"
        case .duplicateKey(let key): "the key \(key.debugDescription) stands twice in one object"
        case .loneSurrogate: "an escape is half of a surrogate pair, which is no character"
        case .nul: "a string holds U+0000, which the database cannot store"
        case .controlCharacter: "a string holds a control character that is not escaped"
        case .invalidUTF8: "these bytes are not UTF-8"
        case .byteOrderMark: "the text begins with a byte order mark, which JSON does not have"
        case .tooDeep(let limit): "arrays and objects are nested more than \(limit) deep"
        case .tooLong(let bytes, let limit): "\(bytes) bytes are more than the \(limit) admitted"
        case .syntax(let expected): "this is not JSON, expected \(expected)"
        }
    }

    /// What to do about it.
    public var remedy: String {
        switch self {
        case .fraction, .exponent: "write money as a decimal string, e.g. \"1234.50\""
        case .negativeZero: "write 0"
        case .integerRange: "write it as a string"
        case .duplicateKey: "keep one of the two"
        case .loneSurrogate: "write both halves, e.g. \\ud83d\\ude00, or the character itself"
        case .nul: "leave it out"
        case .controlCharacter: "escape it, e.g. \\n or \\u001f"
        case .invalidUTF8: "save the text as UTF-8"
        case .byteOrderMark: "save the text as UTF-8 without it"
        case .tooDeep: "say it flatter"
        case .tooLong: "keep long documents outside and refer to them as a source"
        case .syntax: "correct the text there"
        }
    }
}
