/// A value that can be a statement's parameter or a field of a copied row.
public protocol PostgresEncodable: Sendable {
    /// The type that the server is told.
    static var postgresType: PostgresType { get }

    /// Appends the value in the server's binary format, without its length.
    ///
    /// Throws an error of kind `usage` for a value that the type cannot hold.
    func encode(into encoder: inout ValueEncoder) throws(PostgresError)
}

/// A value that can be read from a column.
public protocol PostgresDecodable {
    /// Tells whether a column of `type` holds such values without loss.
    static func canDecode(_ type: PostgresType) -> Bool

    /// Reads a value that is not null; `type` is one that `canDecode` admits.
    ///
    /// Throws an error of kind `decoding` for bytes that are no such value.
    init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError)

    /// What null reads as, or nil for a type that has no null.
    static var postgresNull: Self? { get }
}

extension PostgresDecodable {
    /// Nil: most types have no null.
    public static var postgresNull: Self? { nil }
}

/// A value that can stand inside an array, which an array itself cannot.
public protocol PostgresElement: PostgresEncodable, PostgresDecodable {
    /// The type of an array of such values.
    static var postgresArrayType: PostgresType { get }
}
