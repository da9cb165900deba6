extension Int: PostgresElement {
    /// `bigint`.
    public static var postgresType: PostgresType { .int8 }
    /// `bigint[]`.
    public static var postgresArrayType: PostgresType { .int8Array }

    /// Appends eight bytes.
    public func encode(into encoder: inout ValueEncoder) {
        encoder.append(integer: Int64(self))
    }

    /// Any integer type of the server.
    public static func canDecode(_ type: PostgresType) -> Bool { Int64.canDecode(type) }

    /// Reads two, four or eight bytes.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError) {
        self = Int(try Int64(postgresBytes: bytes, type: type))
    }
}

extension Int64: PostgresElement {
    /// `bigint`.
    public static var postgresType: PostgresType { .int8 }
    /// `bigint[]`.
    public static var postgresArrayType: PostgresType { .int8Array }

    /// Appends eight bytes.
    public func encode(into encoder: inout ValueEncoder) {
        encoder.append(integer: self)
    }

    /// Any integer type of the server.
    public static func canDecode(_ type: PostgresType) -> Bool {
        type == .int8 || Int32.canDecode(type)
    }

    /// Reads two, four or eight bytes.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError) {
        self =
            type == .int8
            ? try bytes.integer() : Int64(try Int32(postgresBytes: bytes, type: type))
    }
}

extension Int32: PostgresElement {
    /// `integer`.
    public static var postgresType: PostgresType { .int4 }
    /// `integer[]`.
    public static var postgresArrayType: PostgresType { .int4Array }

    /// Appends four bytes.
    public func encode(into encoder: inout ValueEncoder) {
        encoder.append(integer: self)
    }

    /// `integer` or `smallint`.
    public static func canDecode(_ type: PostgresType) -> Bool {
        type == .int4 || Int16.canDecode(type)
    }

    /// Reads two or four bytes.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError) {
        self =
            type == .int4
            ? try bytes.integer() : Int32(try Int16(postgresBytes: bytes, type: type))
    }
}

extension Int16: PostgresElement {
    /// `smallint`.
    public static var postgresType: PostgresType { .int2 }
    /// `smallint[]`.
    public static var postgresArrayType: PostgresType { .int2Array }

    /// Appends two bytes.
    public func encode(into encoder: inout ValueEncoder) {
        encoder.append(integer: self)
    }

    /// `smallint`.
    public static func canDecode(_ type: PostgresType) -> Bool { type == .int2 }

    /// Reads two bytes.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError) {
        self = try bytes.integer()
    }
}

extension RawSpan {
    /// The integer that fills the span, most significant byte first.
    func integer<Integer: FixedWidthInteger & BitwiseCopyable>() throws(PostgresError) -> Integer {
        guard byteCount == MemoryLayout<Integer>.size else {
            throw .decoding("an integer of \(byteCount) bytes")
        }
        return Integer(bigEndian: unsafe unsafeLoadUnaligned(as: Integer.self))
    }
}
