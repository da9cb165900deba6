/// A day of the proleptic Gregorian calendar, without a time zone; year 0 is 1 BC (ISO 8601).
///
/// A calendar of our own because Foundation's costs microseconds a day. Algorithms: H. Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms".
package struct CivilDate: Equatable, Sendable {
    /// The year; the month, 1 to 12; the day of the month, 1 to 31.
    package let year, month, day: Int

    /// A date that the calendar has; what it has not counts on into the next month or year.
    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }
}

// Counting years from March puts the leap day at a year's end; 400 years have 146,097 days, and
// 1970-01-01 is day 719,468 from 0000-03-01.
extension CivilDate {
    /// The day that many days after 1970-01-01, or before it if negative.
    package init(daysSinceUnixEpoch: Int) {
        let shifted = daysSinceUnixEpoch + 719_468
        let era = shifted.dividedDown(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    }

    /// How many days it is after 1970-01-01; negative before.
    package var daysSinceUnixEpoch: Int {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = yearFromMarch.dividedDown(by: 400)
        let yearOfEra = yearFromMarch - era * 400
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }
}

extension Int {
    /// The quotient rounded towards minus infinity; `divisor` is positive.
    package func dividedDown(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self + 1) / divisor - 1
    }
}
