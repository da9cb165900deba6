/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// ISO 8601 counts years astronomically: 0000 is 1 BC. The arithmetic is Howard Hinnant's
/// `days_from_civil`, exact for every year that fits.
public struct Day: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01, which is 0; earlier days are negative.
    public let number: Int

    /// The day that many days after 1970-01-01.
    public init(number: Int) { self.number = number }

    /// The day of a year, month (1 to 12) and day of month; nil where the calendar has none.
    public init?(year: Int, month: Int, day: Int) {
        guard (-1_000_000_000...1_000_000_000).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2020-06-08`; nil where the text is anything else.
    public init?(_ text: String) {
        guard text.utf8.count == 10 else { return nil }
        let bytes = text.utf8.span
        var digits = 0
        for place in bytes.indices {
            switch (place, bytes[place]) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
            case (4, _), (7, _): return nil
            case (_, 0x30...0x39): digits = digits * 10 + Int(bytes[place] - 0x30)
            default: return nil
            }
        }
        self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }

    /// Year, month and day of month.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The year, astronomical.
    public var year: Int { civil.year }

    /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    /// The day that many days later, or earlier if negative.
    public func adding(days: Int) -> Day { Day(number: number + days) }

    /// The same day of the month that many months later; the month's last where it is shorter.
    public func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let total = year * 12 + month - 1 + months
        let newYear = total >= 0 ? total / 12 : (total - 11) / 12
        let newMonth = total - newYear * 12 + 1
        let newDay = min(day, Self.length(ofMonth: newMonth, year: newYear))
        return Day(year: newYear, month: newMonth, day: newDay) ?? self
    }

    /// How many days the month has.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The number that ASCII digits write; nil where there is another byte, or none.
    static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 12 else { return nil }
        var number = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }
}

extension Day: CustomStringConvertible {
    /// ISO 8601: `2020-06-08`; years of more than four digits as EDTF has them, `Y170002-01-01`.
    public var description: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the description in ASCII, for whoever writes rows by the thousand.
    public func append(to bytes: inout [UInt8]) {
        let (year, month, day) = civil
        let hasFourDigits = abs(year) <= 9999
        if !hasFourDigits {
            bytes += "Y\(year)".utf8
        } else if year < 0 {
            bytes.append(UInt8(ascii: "-"))
        }
        bytes.append(addingCapacity: 10) { output in
            if hasFourDigits {
                output.append(twoDigitsOf: abs(year) / 100)
                output.append(twoDigitsOf: abs(year) % 100)
            }
            output.append(UInt8(ascii: "-"))
            output.append(twoDigitsOf: month)
            output.append(UInt8(ascii: "-"))
            output.append(twoDigitsOf: day)
        }
    }

    /// As people write it: `8 June 2020`.
    public var phrase: String {
        let (year, month, day) = civil
        return "\(day) \(Self.monthNames[month - 1]) \(year)"
    }

    /// The English names of the months, January first.
    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
