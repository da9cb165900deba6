/// JSON with exactly one spelling per value: RFC 8785 under the strict profile of the log.
///
/// The profile admits objects, arrays, strings, booleans, null and whole numbers within
/// ±(2^53 − 1). It refuses what two readers could understand differently, since a leaf hash must
/// mean one thing: fractions and exponents (money is a decimal string), −0, duplicate keys, U+0000,
/// lone surrogates, invalid UTF-8, a byte order mark, nesting beyond 32 and more than 65,535 bytes.
public enum CanonicalJSON {
    /// The most bytes an event may have, header and data together.
    public static let maximumBytes = 65_535

    /// The most containers around a value, the outermost included.
    public static let maximumDepth = 32

    /// Reads one value in any spelling the profile admits.
    ///
    /// White space, escapes and key order are free; members come out in canonical order, so writing
    /// the value again sorts nothing. `text` has at most `limit` bytes; `depth` is less than 32 for
    /// what is to stand inside another value. Throws the first rule broken, and its place.
    @inlinable
    public static func parse<Value: JSONRepresentable>(
        _ text: Span<UInt8>, as: Value.Type = Value.self, limit: Int = maximumBytes,
        depth: Int = maximumDepth
    ) throws(CanonicalJSONError) -> Value {
        guard text.count <= limit else {
            throw .inText(text, at: limit, .tooLong(bytes: text.count, limit: limit))
        }
        var reader = CanonicalJSONReader()
        return try reader.document(text, depth: depth)
    }

    /// Reads one value from an array of bytes, as from a span.
    @inlinable
    public static func parse<Value: JSONRepresentable>(
        _ text: [UInt8], as: Value.Type = Value.self, limit: Int = maximumBytes,
        depth: Int = maximumDepth
    ) throws(CanonicalJSONError) -> Value {
        try parse(text.span, as: Value.self, limit: limit, depth: depth)
    }

    /// The canonical bytes of a value: what is stored, hashed and exported.
    ///
    /// Throws where the profile refuses a number, key, string, depth or length, with its path.
    @inlinable
    public static func bytes<Value: JSONRepresentable>(
        of value: Value, limit: Int = maximumBytes, depth: Int = maximumDepth
    ) throws(CanonicalJSONError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(512)
        try append(value, to: &output, depth: depth)
        guard output.count <= limit else {
            throw .inValue(.tooLong(bytes: output.count, limit: limit))
        }
        return output
    }

    /// Appends the canonical bytes of a value to `output`, whose length the caller limits.
    ///
    /// Throws as `bytes(of:)` does; what was appended until then stays.
    @inlinable
    public static func append<Value: JSONRepresentable>(
        _ value: Value, to output: inout [UInt8], depth: Int = maximumDepth
    ) throws(CanonicalJSONError) {
        try CanonicalJSONWriter.append(value, to: &output, depth: depth)
    }

    /// Appends a string, quoted, as `append` appends a value that is one.
    @inlinable
    public static func append(
        _ text: String, to output: inout [UInt8]
    ) throws(CanonicalJSONError) {
        try CanonicalJSONWriter.append(text, to: &output)
    }

    /// Appends a whole number within ±(2^53 − 1), as `append` appends a value that is one.
    @inlinable
    public static func append(
        _ number: Int64, to output: inout [UInt8]
    ) throws(CanonicalJSONError) {
        try CanonicalJSONWriter.append(number, to: &output)
    }
}

/// A value type that JSON can be read into and written from.
///
/// The log does not know the domain's values, and the domain imports nothing: this is where the two
/// meet, without a tree in between.
public protocol JSONRepresentable: Sendable {
    /// Makes the value of one JSON form, whose elements are already made.
    init(json: JSONForm<Self>)

    /// The value as one JSON form.
    var json: JSONForm<Self> { get }
}

/// One level of JSON, over the type of the elements below it.
public enum JSONForm<Element: Sendable>: Sendable {
    /// The literal `null`.
    case null
    /// The literals `true` and `false`.
    case bool(Bool)
    /// A whole number; the profile admits ±(2^53 − 1).
    case integer(Int64)
    /// A string, its escapes resolved.
    case string(String)
    /// Elements in their order.
    case array([Element])
    /// Members in any order; read ones are in canonical order.
    case object([(key: String, value: Element)])
}
