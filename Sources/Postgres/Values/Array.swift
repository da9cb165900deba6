// The binary format of arrays: dimensions, whether there are nulls, the element's type, then for
// each dimension its length and first index, then each element behind its length
// (src/backend/utils/adt/arrayfuncs.c, array_send).

extension Array: PostgresEncodable where Element: PostgresElement {
    /// The array type of the element.
    public static var postgresType: PostgresType { Element.postgresArrayType }

    /// Appends one dimension, counted from 1.
    public func encode(into encoder: inout ValueEncoder) throws(PostgresError) {
        encoder.append(integer: Int32(isEmpty ? 0 : 1))
        // The flag is a hint that the server computes for itself.
        encoder.append(integer: Int32(0))
        encoder.append(integer: Element.postgresType.oid)
        guard !isEmpty else { return }
        guard let length = Int32(exactly: count) else {
            throw .usage("an array has more than 2³¹−1 elements")
        }
        encoder.append(integer: length)
        encoder.append(integer: Int32(1))
        for element in self {
            try encoder.append(framed: element)
        }
    }
}

extension Array: PostgresDecodable where Element: PostgresElement {
    /// The array type of the element.
    public static func canDecode(_ type: PostgresType) -> Bool {
        type == Element.postgresArrayType
    }

    /// Reads one dimension; more are refused.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError) {
        var reader = ArrayReader(bytes)
        let dimensions = try reader.integer()
        _ = try reader.integer()
        let elementType = PostgresType(oid: UInt32(bitPattern: try reader.integer()))
        guard dimensions > 0 else {
            self = []
            return
        }
        guard dimensions == 1, Element.canDecode(elementType) else {
            throw .decoding("an array of \(dimensions) dimensions or of another element type")
        }
        let count = try reader.integer()
        guard count >= 0 else { throw .decoding("an array of a negative length") }
        _ = try reader.integer()
        self = []
        reserveCapacity(Swift.min(Int(count), bytes.byteCount / 4))
        for _ in 0..<count {
            let length = try reader.integer()
            if length < 0 {
                guard let null = Element.postgresNull else {
                    throw .decoding("null in an array of values that have none")
                }
                append(null)
            } else {
                append(try Element(postgresBytes: try reader.next(Int(length)), type: elementType))
            }
        }
    }
}

/// What is left to read of an array.
private struct ArrayReader: ~Escapable {
    private let bytes: RawSpan
    private var offset = 0

    @_lifetime(copy bytes)
    init(_ bytes: RawSpan) {
        self.bytes = bytes
    }

    mutating func integer() throws(PostgresError) -> Int32 {
        try next(4).integer()
    }

    @_lifetime(copy self)
    mutating func next(_ length: Int) throws(PostgresError) -> RawSpan {
        guard length >= 0, length <= bytes.byteCount - offset else {
            throw .decoding("an array that ends too early")
        }
        defer { offset += length }
        return bytes.extracting(offset..<offset + length)
    }
}
