extension Entry {
    /// A date of the event's data; nil where it has none.
    func date(_ key: String) -> EDTF? { data.text(key).flatMap { try? EDTF($0) } }

    /// A quantity of the event's data; nil where it has none.
    func count(_ key: String) -> Count? { data.record(key).flatMap(Count.init) }

    /// A sum of money of the event's data; nil where it has none.
    func money(_ key: String) -> Money? { data.record(key).flatMap(Money.init) }

    /// The sums of money in a list of the event's data.
    func moneys(_ key: String) -> [Money] { data.records(key).compactMap(Money.init) }

    /// Whether all of it lies after the other, whatever the two dates may mean.
    func isCertainlyAfter(_ other: Entry) -> Bool {
        guard let start = occurred?.lower, let end = other.occurred?.upper else { return false }
        return start > end
    }

    /// Refused where the order of the two is certain, remarked on where the dates leave it open.
    func severity(after other: Entry) -> Problem.Severity {
        isCertainlyAfter(other) || occurred == other.occurred ? .error : .warning
    }
}
