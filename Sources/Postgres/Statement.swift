/// An SQL text and the values of its parameters.
///
/// Written as a literal, every interpolated value is a parameter, so text from outside can never
/// become SQL:
///
/// ```swift
/// let rows = try session.execute("select name from agency where id = \(id)")
/// ```
public struct Statement: Sendable {
    /// The text, with `$1`, `$2` … where the parameters stand.
    public let sql: String
    /// The values of the parameters in the order of their numbers.
    public let parameters: [any PostgresEncodable]

    /// Makes a statement from a text that numbers its parameters itself.
    public init(sql: String, parameters: [any PostgresEncodable] = []) {
        self.sql = sql
        self.parameters = parameters
    }
}

extension Statement: ExpressibleByStringInterpolation {
    /// Makes a statement without parameters.
    public init(stringLiteral sql: String) {
        self.init(sql: sql)
    }

    /// Makes a statement whose interpolated values are parameters.
    public init(stringInterpolation: StringInterpolation) {
        self.init(sql: stringInterpolation.sql, parameters: stringInterpolation.parameters)
    }

    /// Collects text and parameters of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = ""
        fileprivate var parameters: [any PostgresEncodable] = []

        /// Prepares for a literal of about this size.
        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.reserveCapacity(literalCapacity + 3 * interpolationCount)
            parameters.reserveCapacity(interpolationCount)
        }

        /// Appends a piece of SQL.
        public mutating func appendLiteral(_ literal: String) {
            sql += literal
        }

        /// Appends a parameter.
        public mutating func appendInterpolation(_ value: some PostgresEncodable) {
            parameters.append(value)
            sql += "$\(parameters.count)"
        }

        /// Stands for a parameter that may be null; the label says so where Swift would warn.
        public mutating func appendInterpolation(optional value: (some PostgresEncodable)?) {
            appendInterpolation(value)
        }

        /// Appends a parameter that may be null.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            // Without this form the compiler takes an optional for one printed by mistake.
            parameters.append(value)
            sql += "$\(parameters.count)"
        }

        /// Appends SQL as it stands, which only a text of the program itself can be.
        public mutating func appendInterpolation(raw: StaticString) {
            sql += raw.description
        }
    }
}
