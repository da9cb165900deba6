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
    /// Throws ``ScheduleError/zone(_:meant:)`` where there is none.
    public init(_ name: String) throws(ScheduleError) {
        // Foundation also takes offsets such as GMT+3 and UTC+3, whose sign POSIX reads the other
        // way; the database has them as Etc/GMT-3, and GMT+0 by itself.
        let isOffset = name.prefixMatch(of: /(GMT|UTC|UT)[+-]?[0-9]/) != nil
        guard Self.abbreviations[name] == nil,
            !isOffset || ["GMT+0", "GMT-0", "GMT0"].contains(name),
            let zone = TimeZone(identifier: name)
        else {
            throw .zone(name, meant: Self.meaning(of: name))
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
    /// Names to choose from, in order; older names of the same places are taken too.
    public static let knownNames = Set(TimeZone.knownTimeZoneIdentifiers)
        .union(abbreviations.values).sorted()

    private static let abbreviations = TimeZone.abbreviationDictionary.filter {
        $0.key != $0.value
    }

    /// The name that an abbreviation stands for, or that a city is the end of.
    private static func meaning(of text: String) -> String? {
        let city = "/" + text.lowercased().replacing(" ", with: "_")
        return abbreviations[text] ?? knownNames.first { $0.lowercased().hasSuffix(city) }
    }
}
