/// Parameters of one or more statements as libpq takes them, without an allocation for each value.
@safe
struct ParameterBuffer {
    private var encoder = ValueEncoder()
    /// Where each value begins in the bytes; -1 for null.
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    /// The types, which are part of what a prepared statement is.
    private(set) var types: [UInt32] = []
    private var formats: [Int32] = []
    private var values: [UnsafePointer<CChar>?] = unsafe []

    /// What one import took is not kept for the rest of a session.
    private static let capacityKept = 1 << 20

    mutating func removeAll() {
        let keep = encoder.bytes.capacity <= Self.capacityKept
        encoder.bytes.removeAll(keepingCapacity: keep)
        encoder.isNull = false
        offsets.removeAll(keepingCapacity: keep)
        lengths.removeAll(keepingCapacity: keep)
        types.removeAll(keepingCapacity: keep)
        formats.removeAll(keepingCapacity: keep)
    }

    /// Encodes the parameters of `statement`, or refuses it before anything is sent.
    mutating func append(_ statement: Statement) throws(PostgresError) -> Range<Int> {
        let start = offsets.count
        guard statement.parameters.count <= UInt16.max else {
            throw .usage("a statement has more than 65,535 parameters", statement: statement.sql)
        }
        try refuseNUL(in: statement.sql)
        for parameter in statement.parameters {
            try append(parameter)
        }
        return start..<offsets.count
    }

    private mutating func append(_ value: some PostgresEncodable) throws(PostgresError) {
        let offset = encoder.bytes.count
        try value.encode(into: &encoder)
        offsets.append(encoder.isNull ? -1 : offset)
        lengths.append(try encoder.length(from: offset))
        types.append(type(of: value).postgresType.oid)
        formats.append(1)
        encoder.isNull = false
    }

    /// Lends the parameters as the C arrays that libpq reads.
    mutating func withArguments<Value>(_ body: (Arguments) -> Value) -> Value {
        // An empty array's buffer may have no address, and nil would mean null to libpq.
        encoder.bytes.append(0)
        defer { encoder.bytes.removeLast() }
        return unsafe encoder.bytes.withUnsafeBytes { bytes in
            unsafe values.removeAll(keepingCapacity: true)
            for offset in offsets {
                let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                unsafe values.append(offset < 0 ? nil : start.map { unsafe $0 + offset })
            }
            return unsafe values.withUnsafeBufferPointer { values in
                unsafe lengths.withUnsafeBufferPointer { lengths in
                    unsafe types.withUnsafeBufferPointer { types in
                        unsafe formats.withUnsafeBufferPointer { formats in
                            unsafe body(
                                Arguments(
                                    values: values, lengths: lengths, types: types,
                                    formats: formats))
                        }
                    }
                }
            }
        }
    }

    /// Parallel C arrays, valid for the duration of a call.
    @unsafe struct Arguments {
        let values: UnsafeBufferPointer<UnsafePointer<CChar>?>
        let lengths: UnsafeBufferPointer<Int32>
        let types: UnsafeBufferPointer<UInt32>
        let formats: UnsafeBufferPointer<Int32>

        /// The part that belongs to one statement.
        subscript(range: Range<Int>) -> Arguments {
            unsafe Arguments(
                values: UnsafeBufferPointer(rebasing: values[range]),
                lengths: UnsafeBufferPointer(rebasing: lengths[range]),
                types: UnsafeBufferPointer(rebasing: types[range]),
                formats: UnsafeBufferPointer(rebasing: formats[range]))
        }

        var count: Int32 { unsafe Int32(values.count) }
    }
}
