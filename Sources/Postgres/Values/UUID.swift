public import FoundationEssentials

extension UUID: PostgresElement {
    /// `uuid`.
    public static var postgresType: PostgresType { .uuid }
    /// `uuid[]`.
    public static var postgresArrayType: PostgresType { .uuidArray }

    /// Appends sixteen bytes.
    public func encode(into encoder: inout ValueEncoder) {
        unsafe withUnsafeBytes(of: uuid) { unsafe encoder.bytes.append(contentsOf: $0) }
    }

    /// `uuid`.
    public static func canDecode(_ type: PostgresType) -> Bool { type == .uuid }

    /// Reads sixteen bytes.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError) {
        guard bytes.byteCount == 16 else {
            throw .decoding("a UUID of \(bytes.byteCount) bytes")
        }
        self.init(uuid: unsafe bytes.unsafeLoadUnaligned(as: uuid_t.self))
    }
}
