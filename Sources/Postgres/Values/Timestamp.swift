/// An instant to the microsecond.
public struct Timestamp: Hashable, Sendable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z, without leap seconds.
    public let microsecondsSinceUnixEpoch: Int64

    /// Makes an instant from microseconds since 1970-01-01T00:00:00Z.
    public init(microsecondsSinceUnixEpoch: Int64) {
        self.microsecondsSinceUnixEpoch = microsecondsSinceUnixEpoch
    }

    /// Orders instants by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microsecondsSinceUnixEpoch < right.microsecondsSinceUnixEpoch
    }
}

extension Timestamp: PostgresElement {
    /// `timestamp with time zone`.
    public static var postgresType: PostgresType { .timestamptz }
    /// `timestamp with time zone[]`.
    public static var postgresArrayType: PostgresType { .timestamptzArray }

    /// The server counts from 2000-01-01T00:00:00Z.
    private static let serverEpoch: Int64 = 946_684_800_000_000

    /// Appends eight bytes.
    ///
    /// Throws an error of kind `usage` for an instant that the server cannot count.
    public func encode(into encoder: inout ValueEncoder) throws(PostgresError) {
        let (time, overflow) =
            microsecondsSinceUnixEpoch
            .subtractingReportingOverflow(Self.serverEpoch)
        guard !overflow else { throw .usage("an instant before the calendar of PostgreSQL") }
        encoder.append(integer: time)
    }

    /// `timestamp with time zone`.
    public static func canDecode(_ type: PostgresType) -> Bool { type == .timestamptz }

    /// Reads eight bytes; `infinity` is refused, for it is no instant.
    public init(postgresBytes bytes: RawSpan, type: PostgresType) throws(PostgresError) {
        let time: Int64 = try bytes.integer()
        let (sum, overflow) = time.addingReportingOverflow(Self.serverEpoch)
        guard !overflow, time != .min else { throw .decoding("an infinite timestamp") }
        self.init(microsecondsSinceUnixEpoch: sum)
    }
}
