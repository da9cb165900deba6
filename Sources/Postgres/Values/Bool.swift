extension Bool: PostgresElement {
    /// `boolean`.
    public static var postgresType: PostgresType { .bool }
    /// `boolean[]`.
    public static var postgresArrayType: PostgresType { .boolArray }

    /// Appends one byte.
    public func encode(into encoder: inout ValueEncoder) {
        encoder.append(integer: self ? UInt8(1) : 0)
    }

    /// `boolean`.
    public static func canDecode(_ type: PostgresType) -> Bool { type == .bool }

    /// Reads one byte.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError) {
        let byte: UInt8 = try bytes.integer()
        self = byte != 0
    }
}
