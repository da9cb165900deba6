/// Reads EDTF: levels 0 and 1 of ISO 8601-2:2019, with `X` for any digit.
struct EDTFParser {
    /// The days a date may mean; nil where it is open.
    struct Span {
        var lower: Day?
        var upper: Day?
        var isUncertain = false
        var isApproximate = false
    }

    private let text: String
    private let bytes: [UInt8]

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    func span() throws(EDTF.Unreadable) -> Span {
        guard let first = bytes.first else { throw unreadable(0, "is empty") }
        if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
            throw unreadable(0, "is a set of dates (level 2)", "record one event for each date")
        }
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
            return try point(bytes[...])
        }
        let start = try end(bytes[..<slash])
        let end = try end(bytes[(slash + 1)...])
        if let lower = start.lower, let upper = end.upper, upper < lower {
            throw unreadable(slash, "ends before it starts", "put the earlier date first")
        }
        return Span(
            lower: start.lower, upper: end.upper,
            isUncertain: start.isUncertain || end.isUncertain,
            isApproximate: start.isApproximate || end.isApproximate)
    }

    /// One end of an interval: a point, `..` for open, or nothing for unknown.
    private func end(_ part: ArraySlice<UInt8>) throws(EDTF.Unreadable) -> Span {
        part.isEmpty || part.elementsEqual("..".utf8) ? Span() : try point(part)
    }

    private func point(_ written: ArraySlice<UInt8>) throws(EDTF.Unreadable) -> Span {
        var part = written
        var span = Span()
        switch part.last {
        case UInt8(ascii: "?"): span.isUncertain = true
        case UInt8(ascii: "~"): span.isApproximate = true
        case UInt8(ascii: "%"): (span.isUncertain, span.isApproximate) = (true, true)
        default: break
        }
        let isQualified = span.isUncertain || span.isApproximate
        if isQualified { part.removeLast() }
        if let inner = part.firstIndex(where: { "?~%".utf8.contains($0) }) {
            throw unreadable(
                inner, "qualifies a part of the date (level 2)",
                "put the one ?, ~ or % after the whole date")
        }
        guard let first = part.first else { throw unreadable(part.startIndex, "has no date") }
        if first == UInt8(ascii: "Y") {
            let year = try longYear(part.dropFirst())
            span.lower = Day(year: year, month: 1, day: 1)
            span.upper = Day(year: year, month: 12, day: 31)
            return span
        }
        if let time = part.firstIndex(of: UInt8(ascii: "T")) {
            (span.lower, span.upper) = try days(part[..<time], isQualified: false)
            guard part[..<time].count >= 10, span.lower == span.upper else {
                throw unreadable(time, "has a time of no single day", "write year-month-dayTtime")
            }
            try clock(part[(time + 1)...])
            return span
        }
        (span.lower, span.upper) = try days(part, isQualified: isQualified)
        return span
    }

    /// The year after `Y`: five digits or more, or there was no need of the letter.
    private func longYear(_ part: ArraySlice<UInt8>) throws(EDTF.Unreadable) -> Int {
        let isNegative = part.first == UInt8(ascii: "-")
        let digits = isNegative ? part.dropFirst() : part
        guard digits.count >= 5, digits.first != UInt8(ascii: "0"), digits.count <= 9,
            let year = Day.digits(digits)
        else {
            throw unreadable(
                digits.startIndex, "is no year of five to nine digits after Y",
                "write years of four digits without Y; exponents and S are level 2")
        }
        return isNegative ? -year : year
    }

    private func days(
        _ part: ArraySlice<UInt8>, isQualified: Bool
    ) throws(EDTF.Unreadable) -> (Day?, Day?) {
        let isNegative = part.first == UInt8(ascii: "-")
        let unsigned = isNegative ? part.dropFirst() : part
        let pieces = unsigned.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let year = pieces[0]
        if pieces.count == 1, year.count == 2, let century = Day.digits(year) {
            guard !isQualified else {
                throw unreadable(
                    part.endIndex, "qualifies a century (level 2)", "write 19XX~ for about 19")
            }
            guard !(isNegative && century == 0) else { throw minusZero(part.startIndex) }
            let last = isNegative ? -century * 100 : century * 100 + 99
            let first = isNegative ? last - 99 : century * 100
            return (Day(year: first, month: 1, day: 1), Day(year: last, month: 12, day: 31))
        }
        guard year.count == 4 else {
            throw unreadable(
                year.startIndex, "has a year that is not of four digits",
                year.count == 3
                    ? "a decade is level 2: write 198X for 198"
                    : "write 2020, 2020-06 or 2020-06-08")
        }
        guard pieces.count <= 3 else {
            throw unreadable(pieces[3].startIndex - 1, "has more than year, month and day")
        }
        for piece in pieces.dropFirst() where piece.count != 2 {
            throw unreadable(piece.startIndex, "has a month or day that is not of two digits")
        }
        let patterns = try pieces.map { piece throws(EDTF.Unreadable) in try pattern(piece) }
        guard !(isNegative && patterns[0].high == 0) else { throw minusZero(part.startIndex) }
        return try range(patterns, isNegative: isNegative, at: pieces)
    }

    private func pattern(_ piece: ArraySlice<UInt8>) throws(EDTF.Unreadable) -> DigitPattern {
        guard let pattern = DigitPattern(piece) else {
            let stray = piece.firstIndex { !DigitPattern.isDigit($0) } ?? piece.startIndex
            throw unreadable(stray, "has a character that is neither a digit nor X")
        }
        return pattern
    }

    /// The first and the last day that the patterns of year, month and day allow.
    private func range(
        _ patterns: [DigitPattern], isNegative: Bool, at pieces: [ArraySlice<UInt8>]
    ) throws(EDTF.Unreadable) -> (Day?, Day?) {
        let month = patterns.count > 1 ? patterns[1] : DigitPattern(low: 0, high: 99)
        let day = patterns.count > 2 ? patterns[2] : DigitPattern(low: 0, high: 99)
        if patterns.count > 1, month.low == month.high, month.low > 20 {
            return try season(patterns, isNegative: isNegative, at: pieces[1].startIndex)
        }
        let years =
            isNegative
            ? (-patterns[0].high)...(-patterns[0].low) : patterns[0].low...patterns[0].high
        func first(
            _ years: some Sequence<Int>, _ months: some Sequence<Int>, isLast: Bool
        ) -> Day? {
            for year in years where patterns[0].matches(abs(year)) {
                for candidate in months where month.matches(candidate) {
                    let length = Day.length(ofMonth: candidate, year: year)
                    guard day.low <= length else { continue }
                    let days = 1...length
                    let hit =
                        isLast ? days.last(where: day.matches) : days.first(where: day.matches)
                    if let hit { return Day(year: year, month: candidate, day: hit) }
                }
            }
            return nil
        }
        guard let lower = first(years, 1...12, isLast: false),
            let upper = first(years.reversed(), (1...12).reversed(), isLast: true)
        else {
            let isMonth = !(1...12).contains(where: month.matches)
            throw unreadable(
                pieces[isMonth ? 1 : pieces.count - 1].startIndex,
                isMonth ? "has a month that no year has" : "has a day that the month does not have")
        }
        return (lower, upper)
    }

    /// Seasons 21 to 24 have no agreed days, and differ by hemisphere: taken as the whole year.
    private func season(
        _ patterns: [DigitPattern], isNegative: Bool, at offset: Int
    ) throws(EDTF.Unreadable) -> (Day?, Day?) {
        let isAlone = !bytes.contains(UInt8(ascii: "/"))
        guard (21...24).contains(patterns[1].low), patterns.count == 2, isAlone else {
            throw unreadable(
                offset, "has neither a month (01 to 12) nor, alone, a season (21 to 24)",
                "write a quarter as an interval: 2020-01/2020-03")
        }
        let (low, high) = (patterns[0].low, patterns[0].high)
        return (
            Day(year: isNegative ? -high : low, month: 1, day: 1),
            Day(year: isNegative ? -low : high, month: 12, day: 31)
        )
    }

    /// A time of day is checked and kept in the text; the log reasons in days.
    private func clock(_ part: ArraySlice<UInt8>) throws(EDTF.Unreadable) {
        let start = part.startIndex
        guard part.count >= 8, part[start + 2] == UInt8(ascii: ":"),
            part[start + 5] == UInt8(ascii: ":"), let hour = Day.digits(part[start..<start + 2]),
            let minute = Day.digits(part[start + 3..<start + 5]),
            let second = Day.digits(part[start + 6..<start + 8]),
            minute < 60, second < 60, hour < 24 || (hour, minute, second) == (24, 0, 0)
        else { throw unreadable(start, "has no time of the form 16:54:59") }
        var rest = part[(start + 8)...]
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else {
                throw unreadable(rest.startIndex, "has an empty fraction")
            }
            rest = rest[digits.endIndex...]
        }
        guard rest.isEmpty || rest.elementsEqual("Z".utf8) || Self.isOffset(rest) else {
            throw unreadable(rest.startIndex, "has no zone Z or from -12:00 to +14:00")
        }
    }

    private static func isOffset(_ part: ArraySlice<UInt8>) -> Bool {
        let isNegative = part.first == UInt8(ascii: "-")
        guard isNegative || part.first == UInt8(ascii: "+") else { return false }
        var digits = Array(part.dropFirst())
        if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
        guard digits.count == 2 || digits.count == 4, let hours = Day.digits(digits[0..<2]),
            let minutes = digits.count == 2 ? 0 : Day.digits(digits[2..<4]), minutes < 60
        else { return false }
        let total = hours * 60 + minutes
        return isNegative ? (1...720).contains(total) : total <= 840
    }

    private func minusZero(_ offset: Int) -> EDTF.Unreadable {
        unreadable(offset, "is minus zero, which is no year", "write 0000")
    }

    private func unreadable(
        _ offset: Int, _ reason: String, _ hint: String = "write 2020, 2020-06 or 2020-06-08"
    ) -> EDTF.Unreadable {
        EDTF.Unreadable(text: text, offset: offset, reason: reason, hint: hint)
    }
}

/// Digits of which some may be `X`: which numbers they may stand for.
struct DigitPattern {
    /// The least number, `X` read as 0.
    let low: Int
    /// The greatest number, `X` read as 9.
    let high: Int
    private var unknown = 0

    init(low: Int, high: Int) {
        self.low = low
        self.high = high
        unknown = .max
    }

    init?(_ digits: ArraySlice<UInt8>) {
        var (low, high) = (0, 0)
        for digit in digits {
            guard Self.isDigit(digit) else { return nil }
            let isUnknown = digit == UInt8(ascii: "X")
            low = low * 10 + (isUnknown ? 0 : Int(digit - 0x30))
            high = high * 10 + (isUnknown ? 9 : Int(digit - 0x30))
        }
        self.low = low
        self.high = high
        unknown = high - low
    }

    /// Whether the digits may stand for `number`.
    func matches(_ number: Int) -> Bool {
        guard unknown != .max, number >= low, number <= high else { return unknown == .max }
        var (rest, mask, fixed) = (number, unknown, low)
        while rest > 0 || fixed > 0 {
            if mask % 10 == 0, rest % 10 != fixed % 10 { return false }
            (rest, mask, fixed) = (rest / 10, mask / 10, fixed / 10)
        }
        return true
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: "X")
    }
}
