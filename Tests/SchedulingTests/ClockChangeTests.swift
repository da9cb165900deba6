import FoundationEssentials
import Scheduling
import Testing

/// One clock change, the schedule across it and the instants computed by hand.
struct ClockChange: Sendable, CustomTestStringConvertible {
    let schedule: String
    let start: String
    let due: [String]

    init(_ schedule: String, after start: String, due: [String]) {
        self.schedule = schedule
        self.start = start
        self.due = due
    }

    var testDescription: String {
        "\(schedule) after \(start)"
    }
}

@Suite struct `Across a clock change` {
    @Test(arguments: [
        // 02:00 to 03:00 at 2026-03-29T01:00Z.
        ClockChange(
            "30 2 * * * Europe/Berlin", after: "2026-03-28T12:00Z",
            due: ["2026-03-29T01:00Z", "2026-03-30T00:30Z"]),
        ClockChange(
            "0 2 * * * Europe/Berlin", after: "2026-03-28T12:00Z",
            due: ["2026-03-29T01:00Z", "2026-03-30T00:00Z"]),
        // 02:00 to 03:00 at 2026-09-26T14:00Z.
        ClockChange(
            "30 2 * * * Pacific/Auckland", after: "2026-09-26T00:00Z",
            due: ["2026-09-26T14:00Z", "2026-09-27T13:30Z"]),
        // 02:00 to 02:30 at 2026-10-03T15:30Z.
        ClockChange(
            "15 2 * * * Australia/Lord_Howe", after: "2026-10-03T00:00Z",
            due: ["2026-10-03T15:30Z", "2026-10-04T15:15Z"]),
        // 00:00 to 01:00 at 2026-03-08T05:00Z: a day without a midnight.
        ClockChange(
            "0 0 * * * America/Havana", after: "2026-03-08T00:00Z",
            due: ["2026-03-08T05:00Z", "2026-03-09T04:00Z"]),
        // 00:00 to 01:00 at 2026-04-23T22:00Z.
        ClockChange(
            "0 0 * * FRI Africa/Cairo", after: "2026-04-23T00:00Z",
            due: ["2026-04-23T22:00Z", "2026-04-30T21:00Z"]),
        // 30 December 2011 did not exist: 00:00 to 24:00 at 2011-12-30T10:00Z.
        ClockChange(
            "0 9 * * * Pacific/Apia", after: "2011-12-29T00:00Z",
            due: ["2011-12-29T19:00Z", "2011-12-30T10:00Z", "2011-12-30T19:00Z"]),
    ])
    func `a time that does not exist is due at the first instant after the gap`(
        change: ClockChange
    ) throws {
        #expect(
            try due(change.schedule, after: change.start, count: change.due.count) == change.due)
    }

    @Test(arguments: [
        // 03:00 to 02:00 at 2026-10-25T01:00Z.
        ClockChange(
            "30 2 * * * Europe/Berlin", after: "2026-10-24T12:00Z",
            due: ["2026-10-25T00:30Z", "2026-10-26T01:30Z"]),
        ClockChange(
            "0 3 * * * Europe/Berlin", after: "2026-10-24T12:00Z",
            due: ["2026-10-25T02:00Z", "2026-10-26T02:00Z"]),
        // Asked within the second pass.
        ClockChange(
            "30 2 * * * Europe/Berlin", after: "2026-10-25T01:10Z", due: ["2026-10-26T01:30Z"]),
        // 03:00 to 02:00 at 2026-04-04T14:00Z.
        ClockChange(
            "30 2 * * * Pacific/Auckland", after: "2026-04-04T00:00Z",
            due: ["2026-04-04T13:30Z", "2026-04-05T14:30Z"]),
        // 02:00 to 01:30 at 2026-04-04T15:00Z.
        ClockChange(
            "45 1 * * * Australia/Lord_Howe", after: "2026-04-04T00:00Z",
            due: ["2026-04-04T14:45Z", "2026-04-05T15:15Z"]),
        // 01:00 to 00:00 at 2026-11-01T05:00Z: a day with two midnights.
        ClockChange(
            "0 0 * * * America/Havana", after: "2026-11-01T00:00Z",
            due: ["2026-11-01T04:00Z", "2026-11-02T05:00Z"]),
        // 24:00 to 23:00 at 2026-10-29T21:00Z.
        ClockChange(
            "30 23 * * * Africa/Cairo", after: "2026-10-29T00:00Z",
            due: ["2026-10-29T20:30Z", "2026-10-30T21:30Z"]),
        ClockChange(
            "0 0 * * * Africa/Cairo", after: "2026-10-29T00:00Z",
            due: ["2026-10-29T22:00Z", "2026-10-30T22:00Z"]),
        // Moscow left summer time for good: 02:00 to 01:00 at 2014-10-25T22:00Z.
        ClockChange(
            "30 1 * * * Europe/Moscow", after: "2014-10-25T00:00Z",
            due: ["2014-10-25T21:30Z", "2014-10-26T22:30Z"]),
    ])
    func `a time that occurs twice is due at the first`(change: ClockChange) throws {
        #expect(
            try due(change.schedule, after: change.start, count: change.due.count) == change.due)
    }

    @Test func `times that fall on one instant are due once`() throws {
        #expect(
            try due("*/15 2,3 * * * Europe/Berlin", after: "2026-03-29T00:00Z", count: 5)
                == [
                    "2026-03-29T01:00Z", "2026-03-29T01:15Z", "2026-03-29T01:30Z",
                    "2026-03-29T01:45Z", "2026-03-30T00:00Z",
                ])
    }

    @Test func `a range of all hours is by the clock and skips the repeated one`() throws {
        #expect(
            try due("0 0-23 * * * Europe/Berlin", after: "2026-10-24T23:30Z", count: 2)
                == ["2026-10-25T00:00Z", "2026-10-25T02:00Z"])
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-03-28T00:00Z"), ("Europe/Berlin", "2026-10-24T00:00Z"),
        ("Africa/Cairo", "2026-10-29T00:00Z"), ("America/Havana", "2026-03-07T00:00Z"),
        ("Pacific/Apia", "2011-12-29T00:00Z"),
    ])
    func `a star of hours is due every real hour`(zone: String, start: String) throws {
        let start = try instant(start)
        let found = try Schedule("0 * * * * \(zone)")
            .occurrences(after: start, through: .distantFuture, limit: 72)
        #expect(found == (1...72).map { start + Double($0) * 3600 })
    }

    @Test func `every second hour counts from the start of the day and starts anew with the next`()
        throws
    {
        // 23 hours from 2026-03-28T23:00Z.
        #expect(
            try due("0 */2 * * * Europe/Berlin", after: "2026-03-28T22:59Z", count: 3)
                == ["2026-03-28T23:00Z", "2026-03-29T01:00Z", "2026-03-29T03:00Z"])
        #expect(
            try due("0 */2 * * * Europe/Berlin", after: "2026-03-29T20:00Z", count: 3)
                == ["2026-03-29T21:00Z", "2026-03-29T22:00Z", "2026-03-30T00:00Z"])
        // 25 hours from 2026-10-24T22:00Z.
        #expect(
            try due("0 */2 * * * Europe/Berlin", after: "2026-10-24T21:59Z", count: 3)
                == ["2026-10-24T22:00Z", "2026-10-25T00:00Z", "2026-10-25T02:00Z"])
        #expect(
            try due("0 */2 * * * Europe/Berlin", after: "2026-10-25T20:00Z", count: 3)
                == ["2026-10-25T22:00Z", "2026-10-25T23:00Z", "2026-10-26T01:00Z"])
    }

    @Test func `a shift of half an hour leaves whole hours between runs`() throws {
        // 24 hours and a half from 2026-04-04T13:00Z.
        #expect(
            try due("0 * * * * Australia/Lord_Howe", after: "2026-04-04T13:30Z", count: 3)
                == ["2026-04-04T14:00Z", "2026-04-04T15:00Z", "2026-04-04T16:00Z"])
        #expect(
            try due("0 * * * * Australia/Lord_Howe", after: "2026-04-05T12:30Z", count: 3)
                == ["2026-04-05T13:00Z", "2026-04-05T13:30Z", "2026-04-05T14:30Z"])
    }

    @Test func `a star of hours on named days keeps to those days`() throws {
        // Sunday has 23 hours, from 2026-03-28T23:00Z until 2026-03-29T22:00Z.
        #expect(
            try due("0 */12 * * SUN Europe/Berlin", after: "2026-03-28T00:00Z", count: 3)
                == ["2026-03-28T23:00Z", "2026-03-29T11:00Z", "2026-04-04T22:00Z"])
    }
}
