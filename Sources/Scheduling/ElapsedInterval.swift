import Postgres

/// A span of elapsed time between runs, 1 second to 365 days.
///
/// Runs fall on whole multiples since 1970-01-01T00:00Z, whatever clocks do, so that every
/// scheduler computes the same instants without knowing when the job was made.
public struct ElapsedInterval: Hashable, Sendable {
    /// Its length, 1 to 31,536,000.
    public let seconds: Int

    private static let units: [(letter: Character, seconds: Int)] = [
        ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
    ]

    /// Reads a whole number and one of the letters s, m, h, d: `90s`, `15m`, `6h`, `1d`.
    ///
    /// Throws ``ScheduleError/interval(_:)`` for anything else and outside the range.
    public init(_ text: String) throws(ScheduleError) {
        guard let unit = Self.units.first(where: { $0.letter == text.last }),
            let count = decimal(text.dropLast()),
            (1...365 * 86_400 / unit.seconds).contains(count)
        else {
            throw .interval(text)
        }
        seconds = count * unit.seconds
    }

    /// The first multiple after `instant`, in seconds since 1970.
    func next(after instant: Int) -> Int {
        (instant.dividedDown(by: seconds) + 1) * seconds
    }
}

extension ElapsedInterval: CustomStringConvertible {
    /// The canonical text in the largest unit that divides it, which reads back as equal.
    public var description: String {
        for unit in Self.units.dropLast() where seconds.isMultiple(of: unit.seconds) {
            return "\(seconds / unit.seconds)\(unit.letter)"
        }
        return "\(seconds)s"
    }
}
