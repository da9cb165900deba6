public import FoundationEssentials

extension Schedule {
    /// The last instants after `date` and not after `end` at which the job is due, oldest first.
    ///
    /// At most `limit` of them, found from the end backwards: after a year's absence it costs no
    /// more than after a day's.
    public func latest(after date: Date, through end: Date, limit: Int) -> [Date] {
        var span = 3600.0
        while true {
            let start = max(date, end - span)
            let found = occurrences(after: start, through: end, limit: .max)
            guard found.count < limit, start > date else { return found.suffix(limit) }
            span *= 2
        }
    }
}
