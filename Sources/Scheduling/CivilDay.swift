import Postgres

/// A day on which something may be due: its date, its number and its day of the week.
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
        let date = CivilDate(daysSinceUnixEpoch: number)
        (year, month, day) = (date.year, date.month, date.day)
    }

    init(year: Int, month: Int, day: Int) {
        let date = CivilDate(year: year, month: month, day: day)
        self.init(number: date.daysSinceUnixEpoch)
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
