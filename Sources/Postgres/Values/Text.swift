extension String: PostgresElement {
    /// `text`.
    public static var postgresType: PostgresType { .text }
    /// `text[]`.
    public static var postgresArrayType: PostgresType { .textArray }

    /// Appends UTF-8; U+0000 is refused.
    public func encode(into encoder: inout ValueEncoder) throws(PostgresError) {
        try encoder.append(text: self)
    }

    /// The character types.
    public static func canDecode(_ type: PostgresType) -> Bool {
        switch type {
        case .text, .varchar, .bpchar, .name, .unknown: true
        default: false
        }
    }

    /// Reads UTF-8, which a server whose encoding is `SQL_ASCII` may break.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError) {
        let text = unsafe bytes.withUnsafeBytes {
            unsafe String(validating: $0, as: UTF8.self)
        }
        guard let text else { throw .decoding("text that is not UTF-8") }
        self = text
    }
}
