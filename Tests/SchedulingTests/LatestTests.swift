import FoundationEssentials
import Scheduling
import Testing

@Suite struct `The latest ticks` {
    @Test(arguments: [
        "every 1s", "every 90s", "every 7d", "* * * * *", "30 2 * * * Europe/Berlin",
        "0 0 29 2 *", "*/5 * * 1 *", "0 */2 * * SUN Australia/Lord_Howe",
    ])
    func `they are the last of all ticks, oldest first`(text: String) throws {
        let schedule = try Schedule(text)
        let start = try instant("2025-01-31T23:59Z")
        for (length, limit) in [(0.0, 5), (59, 5), (3_600, 1_000), (86_400, 7), (86_400 * 40, 3)] {
            let end = start + length
            let all = schedule.occurrences(after: start, through: end, limit: .max)
            let found = schedule.latest(after: start, through: end, limit: limit)
            #expect(found == all.suffix(limit), "\(text), \(length) s")
        }
    }

    @Test func `none come before the end that is asked for`() throws {
        let schedule = try Schedule("@yearly")
        let start = try instant("2026-11-22T10:00Z")
        #expect(schedule.latest(after: start, through: start - 1, limit: 3).isEmpty)
    }

    @Test func `ten years of seconds cost no more than the ticks asked for`() throws {
        let schedule = try Schedule("every 1s")
        let end = try instant("2026-11-22T10:00Z")
        let found = schedule.latest(after: end - 86_400 * 3650, through: end, limit: 1_001)
        #expect(found.count == 1_001 && found.last == end && found.first == end - 1_000)
    }
}
