/// A type of the server, by its object identifier.
public struct PostgresType: Hashable, Sendable {
    /// The object identifier, from the server's own `pg_type.dat`.
    public let oid: UInt32

    /// Makes a type from its object identifier.
    public init(oid: UInt32) {
        self.oid = oid
    }
}

/// The built-in types that have a value in Swift here; their identifiers never change.
extension PostgresType {
    /// `boolean`.
    public static let bool = PostgresType(oid: 16)
    /// `bytea`.
    public static let bytea = PostgresType(oid: 17)
    /// `name`, the type of the catalogue's names.
    public static let name = PostgresType(oid: 19)
    /// `bigint`.
    public static let int8 = PostgresType(oid: 20)
    /// `smallint`.
    public static let int2 = PostgresType(oid: 21)
    /// `integer`.
    public static let int4 = PostgresType(oid: 23)
    /// `text`.
    public static let text = PostgresType(oid: 25)
    /// `json`, which keeps its text byte for byte.
    public static let json = PostgresType(oid: 114)
    /// The type of a literal that nothing has given a type.
    public static let unknown = PostgresType(oid: 705)
    /// `char(n)`.
    public static let bpchar = PostgresType(oid: 1042)
    /// `varchar`.
    public static let varchar = PostgresType(oid: 1043)
    /// `timestamp with time zone`.
    public static let timestamptz = PostgresType(oid: 1184)
    /// `uuid`.
    public static let uuid = PostgresType(oid: 2950)
    /// `jsonb`.
    public static let jsonb = PostgresType(oid: 3802)

    /// `boolean[]`.
    public static let boolArray = PostgresType(oid: 1000)
    /// `bytea[]`.
    public static let byteaArray = PostgresType(oid: 1001)
    /// `smallint[]`.
    public static let int2Array = PostgresType(oid: 1005)
    /// `integer[]`.
    public static let int4Array = PostgresType(oid: 1007)
    /// `text[]`.
    public static let textArray = PostgresType(oid: 1009)
    /// `bigint[]`.
    public static let int8Array = PostgresType(oid: 1016)
    /// `timestamp with time zone[]`.
    public static let timestamptzArray = PostgresType(oid: 1185)
    /// `json[]`.
    public static let jsonArray = PostgresType(oid: 199)
    /// `uuid[]`.
    public static let uuidArray = PostgresType(oid: 2951)
}
