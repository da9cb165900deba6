/// A JSON document as UTF-8 text, kept byte for byte.
public struct JSONText: Hashable, Sendable {
    /// The document's bytes.
    public let utf8: [UInt8]

    /// Wraps a document, which the server checks.
    public init(_ text: String) {
        utf8 = Array(text.utf8)
    }

    /// Wraps a document's bytes, which the server checks.
    public init(utf8: [UInt8]) {
        self.utf8 = utf8
    }

    /// The document as a string.
    public var text: String { String(decoding: utf8, as: UTF8.self) }
}

extension JSONText: PostgresElement {
    /// `json`, never `jsonb`, which serialises anew.
    public static var postgresType: PostgresType { .json }
    /// `json[]`.
    public static var postgresArrayType: PostgresType { .jsonArray }

    /// Appends the bytes; U+0000 is refused.
    public func encode(into encoder: inout ValueEncoder) throws(PostgresError) {
        try encoder.append(utf8: utf8)
    }

    /// `json` or `jsonb`.
    public static func canDecode(_ type: PostgresType) -> Bool { type == .json || type == .jsonb }

    /// Copies the bytes; those of `jsonb` stand behind a version byte.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) {
        let document = type == .jsonb ? bytes.extracting(droppingFirst: 1) : bytes
        self.init(utf8: unsafe document.withUnsafeBytes { unsafe [UInt8]($0) })
    }
}
