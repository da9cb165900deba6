/// A byte string.
public struct Bytes: Hashable, Sendable {
    /// The bytes.
    public let array: [UInt8]

    /// Wraps bytes.
    public init(_ array: [UInt8]) {
        self.array = array
    }

    /// The bytes in hexadecimal, lower case, as `sha256sum` writes a checksum.
    public var hexadecimal: String {
        array.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension Bytes: PostgresElement {
    /// `bytea`.
    public static var postgresType: PostgresType { .bytea }
    /// `bytea[]`.
    public static var postgresArrayType: PostgresType { .byteaArray }

    /// Appends the bytes.
    public func encode(into encoder: inout ValueEncoder) {
        encoder.append(bytes: array)
    }

    /// `bytea`.
    public static func canDecode(_ type: PostgresType) -> Bool { type == .bytea }

    /// Copies the bytes.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) {
        self.init(unsafe bytes.withUnsafeBytes { unsafe [UInt8]($0) })
    }
}
