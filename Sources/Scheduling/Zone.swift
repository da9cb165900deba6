import Foundation

/// A time zone of the IANA database, by the name it was given.
///
/// Abbreviations are refused: `IST` is three countries and `EST` half a year.
public struct Zone: Hashable, Sendable {
    /// The name as written, such as `Europe/Berlin`.
    public let name: String

    private let timeZone: TimeZone

    /// Coordinated Universal Time, the zone of a schedule that names none.
    public static let utc = Zone(name: "UTC", timeZone: .gmt)

    /// Finds a zone by its IANA name, case included.
    ///
    /// Throws ``ScheduleError/zone(_:suggestion:)`` with the nearest known name if there is none.
    public init(_ name: String) throws(ScheduleError) {
        if let zone = Self.abbreviations[name] {
            throw .zone(name, suggestion: zone)
        }
        // Foundation also takes offsets such as GMT+3 and UTC+3, whose sign POSIX reads the other
        // way; the database has them as Etc/GMT-3, and GMT+0 by itself.
        let isOffset = name.prefixMatch(of: /(GMT|UTC|UT)[+-]?[0-9]/) != nil
        guard !isOffset || ["GMT+0", "GMT-0", "GMT0"].contains(name),
            let zone = TimeZone(identifier: name)
        else {
            throw .zone(name, suggestion: Self.nearestName(to: name))
        }
        self.init(name: name, timeZone: zone)
    }

    private init(name: String, timeZone: TimeZone) {
        self.name = name
        self.timeZone = timeZone
    }

    /// Seconds that clocks here are ahead of UTC at `instant`, in seconds since 1970.
    func offset(at instant: Int) -> Int {
        timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
    }

    /// The first instant at which clocks here show `local` or later.
    ///
    /// That one sentence is the whole rule for clock changes: a time that does not exist falls on
    /// the first instant after the gap, a time that occurs twice on the first of the two. It
    /// never decreases as `local` grows, so the order of wall clock times is the order of runs.
    func firstInstant(showing local: Int) -> Int {
        // No zone is a day away from UTC, so these two stand on either side of the answer.
        let before = offset(at: local - 86_400)
        let after = offset(at: local + 86_400)
        let early = local - before
        if offset(at: early) == before { return early }
        let late = local - after
        if offset(at: late) == after { return late }
        return firstInstant(after: late, through: early) { offset(at: $0) != before }
    }

    private func firstInstant(
        after low: Int, through high: Int, where isPast: (Int) -> Bool
    ) -> Int {
        var low = low
        var high = high
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if isPast(middle) { high = middle } else { low = middle }
        }
        return high
    }
}

extension Zone {
    private static let abbreviations = TimeZone.abbreviationDictionary.filter {
        $0.key != $0.value
    }

    /// The known name that `text` most likely means: its city, or a slip of a few letters.
    private static func nearestName(to text: String) -> String? {
        let wanted = text.lowercased().map { $0 == " " ? "_" : $0 }
        let names = Set(TimeZone.knownTimeZoneIdentifiers).union(abbreviations.values).sorted()
        if let city = names.first(where: { $0.lowercased().hasSuffix("/" + String(wanted)) }) {
            return city
        }
        let nearest =
            names.filter { abs($0.count - wanted.count) <= max(1, wanted.count / 4) }
            .map { (name: $0, slips: slips(from: wanted, to: Array($0.lowercased()))) }
            .min { $0.slips < $1.slips }
        return nearest.flatMap { $0.slips <= max(1, wanted.count / 4) ? $0.name : nil }
    }

    /// How many letters were put in, left out, changed or moved.
    private static func slips(from source: [Character], to target: [Character]) -> Int {
        let difference = target.difference(from: source)
        return max(difference.insertions.count, difference.removals.count)
    }
}
