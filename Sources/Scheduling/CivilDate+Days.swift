package import Postgres

/// A day on which something may be due.
extension CivilDate: Comparable {
    /// The last day on which anything is due: dates are written with four digits of year.
    static let last = CivilDate(year: 9999, month: 12, day: 31)

    /// The first day on which anything is due.
    static let first = CivilDate(year: 1, month: 1, day: 1)

    /// The day that a clock at `local` seconds after 1970-01-01T00:00 shows.
    init(showing local: Int) {
        self.init(daysSinceUnixEpoch: local.dividedDown(by: 86_400))
    }

    /// Its midnight, in seconds of a local clock after 1970-01-01T00:00.
    var midnight: Int {
        daysSinceUnixEpoch * 86_400
    }

    /// Sunday is 0; 1970-01-01 was a Thursday.
    var dayOfWeek: Int {
        let number = daysSinceUnixEpoch + 4
        return number - number.dividedDown(by: 7) * 7
    }

    var next: CivilDate {
        CivilDate(daysSinceUnixEpoch: daysSinceUnixEpoch + 1)
    }

    var firstOfNextMonth: CivilDate {
        month == 12
            ? CivilDate(year: year + 1, month: 1, day: 1)
            : CivilDate(year: year, month: month + 1, day: 1)
    }

    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
