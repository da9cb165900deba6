import Testing

@testable import Incidents

@Suite struct `Reading a date in EDTF` {
    @Test(
        .enabled(
            if: SharedFolder.isPresent, "needs the published EDTF vectors (BLOTTER_SHARED)"))
    func `the published vectors of levels 0 and 1 are read, the invalid ones refused`() throws {
        var read = (valid: 0, invalid: 0)
        for line in try SharedFolder.lines(of: "data/edtf-vectors/edtf-vectors.tsv").dropFirst() {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(
                String.init)
            let date = try? EDTF(columns[0])
            switch (columns[1], columns.count > 2 ? columns[2] : "") {
            case ("valid", "0"), ("valid", "1"):
                #expect(date != nil, "\(columns[0]) is valid")
                read.valid += 1
            case ("invalid", _):
                #expect(date == nil, "\(columns[0]) is invalid")
                read.invalid += 1
            default:
                break
            }
        }
        #expect(read.valid >= 70 && read.invalid >= 35)
    }

    @Test(arguments: [
        ("2018", "2018-01-01", "2018-12-31"), ("2019-12", "2019-12-01", "2019-12-31"),
        ("../2020-01", "..", "2020-01-31"), ("2010~/2020", "2010-01-01", "2020-12-31"),
        ("2020-01/2020-06-08", "2020-01-01", "2020-06-08"), ("2016/..", "2016-01-01", ".."),
        ("2016-02-XX", "2016-02-01", "2016-02-29"), ("156X-12-31", "1560-12-31", "1569-12-31"),
        ("XXXX-02-29", "0000-02-29", "9996-02-29"), ("19XX-X2", "1900-02-01", "1999-12-31"),
        ("-04", "-0499-01-01", "-0400-12-31"), ("20", "2000-01-01", "2099-12-31"),
        ("2016-05-02T16:54:59+02:30", "2016-05-02", "2016-05-02"),
    ])
    func `its earliest and latest day follow`(
        text: String, lower: String, upper: String
    ) throws {
        let date = try EDTF(text)
        #expect((date.lower?.description ?? "..") == lower)
        #expect((date.upper?.description ?? "..") == upper)
    }

    @Test(arguments: [
        ("2020?", EDTF.Certainty.uncertain), ("2010~/2020", .approximate),
        ("2020-01%", .uncertainAndApproximate), ("2010~/2020?", .uncertainAndApproximate),
        ("2020", .certain),
    ])
    func `its qualifiers say how certain it is`(text: String, certainty: EDTF.Certainty) throws {
        #expect(try EDTF(text).certainty == certainty)
    }

    @Test(arguments: [
        ("2020-13", 5), ("2020-02-30", 8), ("[2019,2020]", 0), ("2001-?09", 5), ("2020/2019", 4),
        ("193", 0), ("2020-6", 5), ("2020-06-08-01", 10), ("", 0), ("२०२०", 0), ("2020-0b", 6),
    ])
    func `a refusal says where`(text: String, offset: Int) {
        let error = #expect(throws: EDTF.Unreadable.self) { try EDTF(text) }
        #expect(error?.offset == offset)
    }

    @Test(arguments: [
        ("2020-06-08", "8 June 2020"), ("2020-01", "some time in January 2020"),
        ("2018", "some time in 2018"), ("198X", "some time in the 1980s"),
        ("2010~", "about 2010"), ("2020-06-08?", "possibly 8 June 2020"),
        ("../2020-06-08", "in or before 8 June 2020"), ("/2015", "until 2015, start unknown"),
        ("2020-01/2020-06-08", "between January 2020 and 8 June 2020"),
        ("../..", "at a time not known"),
        ("2024-02-1X", "some time between 10 and 19 February 2024"),
        ("2024-02-1X~", "about 10 to 19 February 2024"),
        ("2020-1X", "some time between 1 October 2020 and 31 December 2020"),
        ("2024-02-XX", "some time in February 2024"),
        ("2001-21", "some time in spring 2001"), ("2004-06-01/..", "from 1 June 2004 on"),
    ])
    func `it is said as people say it`(text: String, phrase: String) throws {
        #expect(try EDTF(text).phrase == phrase)
    }

    @Test func `no text of its characters does more than be refused`() {
        let characters = Array("0129XYTZ-/.:+?~%é[")
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...14)
            let text = String((0..<length).compactMap { _ in characters.randomElement() })
            guard let date = try? EDTF(text) else { continue }
            #expect(date.lower ?? Day(number: .min) <= date.upper ?? Day(number: .max))
            #expect(!date.phrase.isEmpty)
        }
    }

    @Test(arguments: [
        ("2019", "2019"), ("2020-21", "spring 2020"), ("202X-21", "a spring in the 2020s"),
        ("2019-01/2019-03", "January 2019 to March 2019"),
        ("2020-02-01", "1 February 2020"), ("../2020", "in or before 2020"),
    ])
    func `a period is the whole of it, not some time in it`(written: String, said: String) throws {
        #expect(try EDTF(written).period == said)
    }

    @Test func `what may and what has happened by a day come apart`() throws {
        let day = try #require(Day("2020-06-08"))
        #expect(try EDTF("2020-06").mayHaveHappened(by: day))
        #expect(try EDTF("2020-05").hasHappened(by: day))
        #expect(try !EDTF("2020-07").mayHaveHappened(by: day))
    }
}

@Suite struct `Reading a date as people write it` {
    /// A Monday.
    private let today = Day(number: 18_421)

    @Test(arguments: [
        ("today", "2020-06-08"), ("Yesterday", "2020-06-07"), ("last friday", "2020-06-05"),
        ("last monday", "2020-06-01"), ("next tue", "2020-06-09"), ("3 weeks ago", "2020-05-18"),
        ("1 month ago", "2020-05-08"), ("last month", "2020-05"), ("this year", "2020"),
        ("last week", "2020-06-01/2020-06-07"), ("2024Q1", "2024-01/2024-03"),
        ("2020-01-09", "2020-01-09"), ("2020-01", "2020-01"), ("2020", "2020"),
        ("2020/6/8", "2020-06-08"), ("8 June 2020", "2020-06-08"), ("Jun 8, 2020", "2020-06-08"),
        ("June 2020", "2020-06"), ("../2020-01", "../2020-01"), ("2016-05-xx", "2016-05-XX"),
        ("2020-6-8", "2020-06-08"), ("June 8th, 2020", "2020-06-08"), ("Sept 2020", "2020-09"),
        ("Q1 2024", "2024-01/2024-03"), ("Spring 2020", "2020-21"), ("fall 2019", "2019-23"),
        ("a week ago", "2020-06-01"), ("around 2015", "2015~"), ("circa June 2015", "2015-06~"),
        ("before 2020", "../2019-12-31"), ("before June 2020", "../2020-05-31"),
        ("by 2020", "../2020"), ("until yesterday", "../2020-06-07"),
        ("after 2019", "2020-01-01/.."),
        ("between 2017 and 2019", "2017/2019"),
        ("from June 2019 to 8 June 2020", "2019-06/2020-06-08"),
        ("2017 to 2019", "2017/2019"), ("20 to 25 June 2020", "2020-06-20/2020-06-25"),
        ("from 2nd to 3rd May 2021", "2021-05-02/2021-05-03"), ("June 21st 2020", "2020-06-21"),
        ("before 22 June 2022", "../2022-06-21"), ("Jan. 9, 2020", "2020-01-09"),
        ("in 2019", "2019"), ("in June 2019", "2019-06"), ("2020s", "202X"),
    ])
    func `what has one reading is read`(written: String, edtf: String) throws {
        #expect(try EDTF(person: written, today: today).text == edtf)
    }

    @Test func `day and month in doubt are refused with both readings`() {
        let error = #expect(throws: EDTF.Unreadable.self) {
            try EDTF(person: "01/02/2020", today: today)
        }
        #expect(error?.hint == "write 2020-01-02 (2 January 2020) or 2020-02-01 (1 February 2020)")
    }

    @Test func `what goes on since a year may have begun in it or later`() {
        let error = #expect(throws: EDTF.Unreadable.self) {
            try EDTF(person: "since June 2017", today: today)
        }
        #expect(
            error?.hint == "write 2017-06 if it began then, 2017-06/.. if some time from then on")
    }

    @Test func `a winter of one year is refused with both that touch it`() {
        let error = #expect(throws: EDTF.Unreadable.self) {
            try EDTF(person: "in winter 2020", today: today)
        }
        #expect(
            error?.hint == "write 2019-12/2020-02 for the winter that ends in 2020, "
                + "2020-12/2021-02 for the one that begins then")
    }

    @Test(arguments: [
        "between 2017 and", "around", "before soon", "around 2017/2018", "to 2019",
        "between 2017 and 2018 and 2019", "before ..", "between 2019 and 2017",
        "before 20", "by 19", "between 20 and 2020", "before spring 2020", "after summer 2020",
        "before around 2015", "before 2015~", "1nd June 2020", "11st June 2020", "2020-01/02",
        "2019/10-12", "20 to 25 June", "before before 2020", "until 2019/2020",
    ])
    func `what is no span is refused`(written: String) {
        #expect(throws: EDTF.Unreadable.self) { try EDTF(person: written, today: today) }
    }

    @Test(arguments: ["13/02/2020", "soon", "8 June", "last blursday", "2020/13/01", "n weeks ago"])
    func `what has none is refused`(written: String) {
        #expect(throws: EDTF.Unreadable.self) { try EDTF(person: written, today: today) }
    }
}

@Suite struct `Days and moments` {
    @Test func `every day of four centuries comes back from its number`() {
        for number in -150_000...0 {
            let day = Day(number: number)
            let (year, month, date) = day.civil
            #expect(Day(year: year, month: month, day: date) == day)
            if number % 1000 == 0 { #expect(Day(day.description) == day) }
        }
    }

    @Test func `known days have their known numbers`() throws {
        #expect(Day("1970-01-01")?.number == 0)
        #expect(Day("2000-02-29")?.number == 11_016)
        #expect(Day("2020-06-08")?.weekday == 1)
        #expect(Day("2019-02-29") == nil)
        #expect(Day("2020-01-31")?.adding(months: 1).description == "2020-02-29")
        #expect(Day(year: -44, month: 3, day: 15)?.description == "-0044-03-15")
        #expect(Day(year: 170_002, month: 1, day: 1)?.description == "Y170002-01-01")
        #expect(Day(year: -170_002, month: 1, day: 1)?.description == "Y-170002-01-01")
    }

    @Test func `a moment is written in the log's one form and read back`() throws {
        let text = "2026-11-22T10:00:00.000001Z"
        #expect(Instant(text)?.description == text)
        #expect(Instant("1969-12-31T23:59:59.5Z")?.microseconds == -500_000)
        #expect(Instant(microseconds: -1).description == "1969-12-31T23:59:59.999999Z")
        #expect(Instant("2026-11-22T12:30:00+02:30") == Instant("2026-11-22T10:00:00Z"))
        #expect(Instant("2026-11-22T10:00:00.5-01:00") == Instant("2026-11-22T11:00:00.5Z"))
        #expect(Instant("2026-11-22T10:00:00") == nil && Instant("2026-11-22T10:00:00+1:00") == nil)
        #expect(Instant("2026-11-22T24:00:00Z") == nil)
        let day = try #require(Day("2020-06-08"))
        #expect(Instant(endOf: day).description == "2020-06-08T23:59:59.999999Z")
        #expect(Instant(endOf: day).day == day)
        let remote = try #require(EDTF("Y999999999").upper)
        #expect(Instant(endOf: remote).microseconds == .max)
    }
}
