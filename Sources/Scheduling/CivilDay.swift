/// A day of the proleptic Gregorian calendar, without a place on earth.
///
/// A calendar of our own because Foundation's costs microseconds a day, and a search for
/// 29 February may walk over years. Algorithms: H. Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms".
struct CivilDay: Comparable, Sendable {
    /// Days since 1970-01-01.
    let number: Int
    let year: Int
    let month: Int
    let day: Int

    /// The last day on which anything is due: dates are written with four digits of year.
    static let last = CivilDay(year: 9999, month: 12, day: 31)

    /// The first day on which anything is due.
    static let first = CivilDay(year: 1, month: 1, day: 1)

    init(number: Int) {
        self.number = number
        // Eras of 400 years that begin on 1 March, so that the leap day comes last.
        let shifted = number + 719_468
        let era = shifted.dividedDown(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    init(year: Int, month: Int, day: Int) {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = yearFromMarch.dividedDown(by: 400)
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: era * 146_097 + dayOfEra - 719_468)
    }

    /// The day that a clock at `local` seconds after 1970-01-01T00:00 shows.
    init(showing local: Int) {
        self.init(number: local.dividedDown(by: 86_400))
    }

    /// Its midnight, in seconds of a local clock after 1970-01-01T00:00.
    var midnight: Int {
        number * 86_400
    }

    /// Sunday is 0; 1970-01-01 was a Thursday.
    var dayOfWeek: Int {
        number + 4 - (number + 4).dividedDown(by: 7) * 7
    }

    var next: CivilDay {
        CivilDay(number: number + 1)
    }

    var firstOfNextMonth: CivilDay {
        month == 12
            ? CivilDay(year: year + 1, month: 1, day: 1)
            : CivilDay(year: year, month: month + 1, day: 1)
    }

    static func < (left: CivilDay, right: CivilDay) -> Bool {
        left.number < right.number
    }
}

extension Int {
    /// The quotient rounded towards minus infinity; `divisor` is positive.
    func dividedDown(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self + 1) / divisor - 1
    }
}
