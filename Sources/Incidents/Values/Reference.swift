/// The name of a stream, `kind:id`: how events refer to entities and records, for ever.
///
/// An id is 1 to 96 characters of `A–Z a–z 0–9 . _ -`, beginning with a letter or digit, so that it
/// needs no escape in canonical JSON, in a shell or in a URL path (RFC 3986 section 2.3).
public struct Reference: Sendable, Hashable {
    /// The kind of stream.
    public let kind: StreamKind
    /// The id within the kind.
    public let id: String

    /// Reads `kind:id`; nil where the kind is unknown or the id has another character or length.
    public init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            let kind = StreamKind(rawValue: String(text[..<colon]))
        else { return nil }
        self.init(kind, id: String(text[text.utf8.index(after: colon)...]))
    }

    /// Whether a text refers to a stream of one of the kinds.
    ///
    /// Every text of an event is asked, and few refer to anything: this makes no copy of it.
    public static func isReference(_ text: String, to kinds: [StreamKind]) -> Bool {
        let bytes = text.utf8.span
        return kinds.contains { kind in
            let name = kind.rawValue.utf8.span
            return name.count < bytes.count && bytes[name.count] == UInt8(ascii: ":")
                && name.indices.allSatisfy { name[$0] == bytes[$0] }
                && isID(bytes.extracting((name.count + 1)...))
        }
    }

    /// Names the stream of `kind` with `id`; nil where the id is not one.
    public init?(_ kind: StreamKind, id: String) {
        guard Self.isID(id.utf8.span) else { return nil }
        self.kind = kind
        self.id = id
    }

    /// Whether it stands for a person by pseudonym: `person:P-` and five digits or letters.
    ///
    /// The letters are Crockford's base 32, which has no I, L, O or U to misread.
    public var isPseudonym: Bool {
        kind == .person && id.utf8.count == 7 && id.hasPrefix("P-")
            && id.utf8.dropFirst(2).allSatisfy(Self.crockford.contains)
    }

    private static let crockford = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    private static func isID(_ bytes: Span<UInt8>) -> Bool {
        guard (1...96).contains(bytes.count), isAlphanumeric(bytes[0]) else { return false }
        return bytes.indices.allSatisfy { isAllowed(bytes[$0]) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
    }
}

extension Reference: CustomStringConvertible {
    public var description: String { "\(kind.rawValue):\(id)" }
}
