import Foundation
import Postgres
import Testing

@testable import Scheduling

@Suite struct `Against an oracle that steps through every minute` {
    /// Zones with whole and half shifts, gaps at midnight, both hemispheres, changed rules, a lost
    /// day, 2 hours of summer time, and none.
    static let zones = [
        "Europe/Berlin", "America/New_York", "America/Havana", "Africa/Cairo", "Asia/Beirut",
        "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia",
        "America/St_Johns", "America/Santiago", "Africa/Casablanca", "Atlantic/Azores",
        "Europe/Moscow", "Antarctica/Troll", "America/Caracas", "Asia/Kolkata", "UTC",
    ]

    @Test(arguments: zones)
    func `random expressions are due in the same minutes`(name: String) throws {
        let timeZone = try #require(TimeZone(identifier: name))
        let zone = try Zone(name)
        for seed in 0..<60 {
            var source = SeededSource(seed: UInt64(seed))
            let oracle = SteppedOracle(zone: timeZone, using: &source)
            guard let expression = Self.expression(oracle.text) else { continue }
            let schedule = Schedule.cron(expression, in: zone)
            #expect(try Schedule(schedule.description) == schedule)

            let start = Self.start(in: timeZone, using: &source)
            let end = start + 3 * 1440
            let found = schedule.occurrences(
                after: Self.date(start), through: Self.date(end), limit: .max)
            #expect(
                found == oracle.due(after: start, through: end).map(Self.date),
                "\(schedule) after \(Self.date(start)), seed \(seed)")
        }
    }

    @Test func `asked at any second, the next instant is the first of those to come`() throws {
        var source = SeededSource(seed: 7)
        for name in Self.zones {
            let timeZone = try #require(TimeZone(identifier: name))
            for _ in 0..<20 {
                let oracle = SteppedOracle(zone: timeZone, using: &source)
                guard let expression = Self.expression(oracle.text) else { continue }
                let schedule = Schedule.cron(expression, in: try Zone(name))
                let start = Self.start(in: timeZone, using: &source)
                let all = schedule.occurrences(
                    after: Self.date(start), through: Self.date(start + 2 * 1440), limit: .max)
                let asked = Self.date(start) + Double.random(in: 0..<86_400, using: &source)
                if let expected = all.first(where: { $0 > asked }) {
                    #expect(schedule.next(after: asked) == expected, "\(schedule) after \(asked)")
                }
            }
        }
    }

    @Test func `days are those of Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        // 1800 to 2400: leap centuries and others, on both sides of 1970.
        for number in stride(from: -62_091, through: 157_053, by: 37) {
            let day = CivilDate(daysSinceUnixEpoch: number)
            let date = Date(timeIntervalSince1970: Double(day.midnight))
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            #expect(parts.year == day.year && parts.month == day.month && parts.day == day.day)
            #expect(parts.weekday == day.dayOfWeek + 1)
            #expect(CivilDate(year: day.year, month: day.month, day: day.day) == day)
        }
    }

    /// Nil for the few random days that no calendar has.
    private static func expression(_ text: String) -> CronExpression? {
        do {
            return try CronExpression(text)
        } catch {
            #expect(error == .neverHappens(text))
            return nil
        }
    }

    /// A minute between 1980 and 2040, two times in three shortly before a clock change.
    private static func start(
        in zone: TimeZone, using source: inout some RandomNumberGenerator
    ) -> Int {
        let anywhere = Int.random(in: 5_260_000...36_800_000, using: &source)
        guard Int.random(in: 0..<3, using: &source) > 0,
            let change = zone.nextDaylightSavingTimeTransition(after: date(anywhere))
        else { return anywhere }
        let before = Int.random(in: 0...2400, using: &source)
        return Int(change.timeIntervalSince1970 / 60) - before
    }

    private static func date(_ minute: Int) -> Date {
        Date(timeIntervalSince1970: Double(minute) * 60)
    }
}
