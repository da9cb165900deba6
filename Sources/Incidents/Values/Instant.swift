/// A moment, in microseconds: the resolution of PostgreSQL's `timestamptz`.
public struct Instant: Sendable, Hashable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let microseconds: Int64

    /// The moment that many microseconds after 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// The last microsecond of a day in UTC: what `--at 2020-06-08` stands for.
    ///
    /// A day beyond what 64 bits of microseconds reach (some 292,000 years) stands for the last.
    public init(endOf day: Day) {
        let (end, overflows) = Int64(day.number + 1).multipliedReportingOverflow(by: Self.day)
        microseconds = overflows ? (day.number < 0 ? .min : .max) : end - 1
    }

    /// Reads `2026-11-22T10:00:00.000000Z`, or with an offset, `+01:00`, in place of the `Z` (RFC
    /// 3339 section 5.6); up to six digits of fraction, or none; nil otherwise.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)
        guard let offset = Self.removeOffset(from: &bytes), (19...26).contains(bytes.count),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let day = Day(String(text.prefix(10))),
            let hour = Day.digits(bytes[11..<13]), hour < 24,
            let minute = Day.digits(bytes[14..<16]), minute < 60,
            let second = Day.digits(bytes[17..<19]), second < 60
        else { return nil }
        var fraction = 0
        if bytes.count > 19 {
            guard bytes[19] == UInt8(ascii: "."), let digits = Day.digits(bytes[20...]) else {
                return nil
            }
            fraction = digits
            for _ in (bytes.count - 20)..<6 { fraction *= 10 }
        }
        let seconds = (day.number * 24 + hour) * 3600 + minute * 60 + second - offset
        microseconds = Int64(seconds) * 1_000_000 + Int64(fraction)
    }

    /// Takes `Z` or `+01:00` away; returns it in seconds, nil where there is neither.
    private static func removeOffset(from bytes: inout [UInt8]) -> Int? {
        if bytes.last == UInt8(ascii: "Z") {
            bytes.removeLast()
            return 0
        }
        let sign = bytes.count - 6
        guard sign > 0, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[sign]),
            bytes[sign + 3] == UInt8(ascii: ":"),
            let hours = Day.digits(bytes[sign + 1..<sign + 3]), hours < 24,
            let minutes = Day.digits(bytes[sign + 4..<sign + 6]), minutes < 60
        else { return nil }
        let seconds = (hours * 60 + minutes) * 60
        defer { bytes.removeLast(6) }
        return bytes[sign] == UInt8(ascii: "-") ? -seconds : seconds
    }

    /// The day in UTC on which the moment falls.
    public var day: Day { Day(number: Int(dayAndRest.day)) }

    private static let day: Int64 = 86_400_000_000

    private var dayAndRest: (day: Int64, rest: Int64) {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: Self.day)
        return remainder < 0 ? (quotient - 1, remainder + Self.day) : (quotient, remainder)
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension Instant: CustomStringConvertible {
    /// The log's one form, UTC with six digits: `2026-11-22T10:00:00.000000Z`.
    public var description: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the description in ASCII, for whoever writes rows by the thousand.
    public func append(to bytes: inout [UInt8]) {
        let (day, rest) = dayAndRest
        let (seconds, fraction) = Int(rest).quotientAndRemainder(dividingBy: 1_000_000)
        Day(number: Int(day)).append(to: &bytes)
        bytes.append(addingCapacity: 17) { output in
            output.append(UInt8(ascii: "T"))
            output.append(twoDigitsOf: seconds / 3600)
            output.append(UInt8(ascii: ":"))
            output.append(twoDigitsOf: seconds / 60 % 60)
            output.append(UInt8(ascii: ":"))
            output.append(twoDigitsOf: seconds % 60)
            output.append(UInt8(ascii: "."))
            output.append(twoDigitsOf: fraction / 10_000)
            output.append(twoDigitsOf: fraction / 100 % 100)
            output.append(twoDigitsOf: fraction % 100)
            output.append(UInt8(ascii: "Z"))
        }
    }
}
