import FoundationEssentials
import Scheduling
import Testing

@Suite struct `Reading a schedule` {
    @Test(arguments: [
        ("every 15m", "every 15m"),
        ("Every 90s", "every 90s"),
        ("every 3600s", "every 1h"),
        ("every 48h", "every 2d"),
        ("every 365d", "every 365d"),
        ("0 6 * * 1", "0 6 * * MON UTC"),
        ("0 6 * * MON Europe/Oslo", "0 6 * * MON Europe/Oslo"),
        ("@daily Asia/Kolkata", "0 0 * * * Asia/Kolkata"),
        ("@hourly UTC", "0 * * * * UTC"),
    ])
    func `it has one canonical text, which reads back`(written: String, canonical: String) throws {
        let schedule = try Schedule(written)
        #expect(schedule.description == canonical)
        #expect(try Schedule(canonical) == schedule)
    }

    @Test(arguments: ["", "15", "m", "0m", "-5m", "1.5h", "366d", "15 m", "15M", "1h30m", "١m"])
    func `an interval is a whole number and a unit`(text: String) {
        #expect(throws: ScheduleError.interval(text)) { try Schedule("every \(text)") }
    }

    @Test(arguments: [
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("IST", "Asia/Kolkata"),
        ("CEST", "Europe/Paris"),
        ("Europe/Berln", nil), ("europe/berlin", nil),
        ("GMT+3", nil), ("UTC+3", nil), ("UTC-5", nil), ("UTC+3:30", nil),
        ("Mars/Olympus", nil),
        ("", nil),
        ("../../etc/localtime", nil),
    ])
    func `a zone that does not exist is refused, with what it is short for`(
        name: String, meant: String?
    ) {
        #expect(throws: ScheduleError.zone(name, meant: meant)) { try Zone(name) }
    }

    @Test(arguments: [
        "UTC", "GMT", "Etc/UTC", "US/Pacific", "Asia/Calcutta", "EST5EDT", "W-SU", "GMT+0",
    ])
    func `a zone keeps the name it was given`(name: String) throws {
        #expect(try Zone(name).name == name)
    }

    @Test func `a cron expression with a wrong zone says so`() {
        #expect(throws: ScheduleError.zone("Europe/Berln", meant: nil)) {
            try Schedule("0 6 * * * Europe/Berln")
        }
    }
}

@Suite struct `The instants of a schedule` {
    @Test func `an interval falls on its multiples, whatever the second it is asked at`() throws {
        #expect(
            try due("every 15m", after: "2026-03-29T00:50Z", count: 3)
                == ["2026-03-29T01:00Z", "2026-03-29T01:15Z", "2026-03-29T01:30Z"])
        let every = try Schedule("every 15m")
        let noon = try instant("2026-01-01T12:00Z")
        #expect(every.next(after: noon.addingTimeInterval(-0.001)) == noon)
        #expect(every.next(after: noon) == noon.addingTimeInterval(900))
        #expect(
            every.next(after: Date(timeIntervalSince1970: -1)) == Date(timeIntervalSince1970: 0))
    }

    @Test func `a fraction of a second past due is past`() throws {
        let daily = try Schedule("@daily")
        let midnight = try instant("2026-01-01T00:00Z")
        #expect(daily.next(after: midnight.addingTimeInterval(-0.5)) == midnight)
        #expect(
            daily.next(after: midnight.addingTimeInterval(0.5))
                == midnight.addingTimeInterval(86_400))
    }

    @Test func `the end is included and the limit holds`() throws {
        let hourly = try Schedule("@hourly")
        let start = try instant("2026-01-01T00:00Z")
        let end = try instant("2026-01-01T03:00Z")
        #expect(hourly.occurrences(after: start, through: end, limit: 10).count == 3)
        #expect(hourly.occurrences(after: start, through: end, limit: 2).count == 2)
        #expect(hourly.occurrences(after: start, through: end, limit: 0).isEmpty)
        #expect(hourly.occurrences(after: start, through: end, limit: -1).isEmpty)
        #expect(hourly.occurrences(after: end, through: start, limit: 10).isEmpty)
    }

    @Test(arguments: ["@yearly Europe/Berlin", "every 365d", "0 * 31 12 *"])
    func `nothing is due after the year 9999 or after no date at all`(text: String) throws {
        let schedule = try Schedule(text)
        let end = try instant("9999-12-31T23:00Z")
        for date in [end, end.addingTimeInterval(1e12), Date(timeIntervalSince1970: .infinity)] {
            #expect(schedule.next(after: date) == nil)
        }
        #expect(schedule.next(after: Date(timeIntervalSince1970: .nan)) == nil)
        #expect(schedule.next(after: Date(timeIntervalSince1970: -.infinity)) != nil)
    }

    @Test func `where both day fields name days, either counts`() throws {
        #expect(
            try due("0 0 13 * FRI", after: "2026-02-08T00:00Z", count: 5)
                == [
                    "2026-02-13T00:00Z", "2026-02-20T00:00Z", "2026-02-27T00:00Z",
                    "2026-03-06T00:00Z", "2026-03-13T00:00Z",
                ])
    }

    @Test func `a day field written with a star narrows the other`() throws {
        // The Mondays of odd date.
        #expect(
            try due("0 0 */2 * MON", after: "2026-03-01T00:00Z", count: 3)
                == ["2026-03-09T00:00Z", "2026-03-23T00:00Z", "2026-04-13T00:00Z"])
    }

    @Test func `29 February is found across the leap years`() throws {
        #expect(
            try due("30 12 29 2 *", after: "2092-03-01T00:00Z", count: 3)
                == ["2096-02-29T12:30Z", "2104-02-29T12:30Z", "2108-02-29T12:30Z"])
        // On a Saturday or a Sunday.
        #expect(
            try due("0 0 29 2 */6", after: "2026-01-01T00:00Z", count: 2)
                == ["2032-02-29T00:00Z", "2048-02-29T00:00Z"])
    }

    @Test func `the year ends and begins by the clocks of the zone`() throws {
        #expect(
            try due("59 23 31 12 *", after: "2026-12-31T23:59Z", count: 1) == ["2027-12-31T23:59Z"])
        #expect(
            try due("@yearly Pacific/Kiritimati", after: "2026-06-01T00:00Z", count: 2)
                == ["2026-12-31T10:00Z", "2027-12-31T10:00Z"])
        #expect(
            try due("@daily Asia/Kolkata", after: "2026-12-30T18:30Z", count: 2)
                == ["2026-12-31T18:30Z", "2027-01-01T18:30Z"])
    }

    @Test func `months of every length have their last days`() throws {
        #expect(
            try due("0 0 31 * *", after: "2026-01-01T00:00Z", count: 4)
                == [
                    "2026-01-31T00:00Z", "2026-03-31T00:00Z", "2026-05-31T00:00Z",
                    "2026-07-31T00:00Z",
                ])
    }
}
