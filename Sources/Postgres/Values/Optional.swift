extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    /// The type of the value, which a null has too.
    public static var postgresType: PostgresType { Wrapped.postgresType }

    /// Appends the value or a null.
    public func encode(into encoder: inout ValueEncoder) throws(PostgresError) {
        if let self {
            try self.encode(into: &encoder)
        } else {
            encoder.appendNull()
        }
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// What the value's type admits.
    public static func canDecode(_ type: PostgresType) -> Bool { Wrapped.canDecode(type) }

    /// Reads the value.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError) {
        self = try Wrapped(postgresBytes: bytes, type: type)
    }

    /// Null reads as nil.
    public static var postgresNull: Self? { .some(nil) }
}

extension Optional: PostgresElement where Wrapped: PostgresElement {
    /// The type of an array of such values, any of which may be null.
    public static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }
}
