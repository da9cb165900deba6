/// Figures that must fit each other.
extension Rule {
    /// The count at a path such as `probes.count`.
    private static func count(_ path: String, in data: Record) -> Count? {
        var record = data
        let names = path.split(separator: ".").map(String.init)
        for name in names {
            guard let inner = record.record(name) else { return nil }
            record = inner
        }
        return Count(record)
    }

    static func notAbove(_ part: String, _ whole: String, in data: Record) -> [Problem] {
        guard let some = count(part, in: data)?.least, let all = count(whole, in: data)?.greatest,
            some > all
        else { return [] }
        return above(part, some, whole, all)
    }

    static func numbers(_ part: String, notAbove whole: String, in data: Record) -> [Problem] {
        guard let some = data.number(part), let all = data.number(whole), some > all else {
            return []
        }
        return above(part, some, whole, all)
    }

    /// The categories of each dimension add up to the whole or less.
    static func breakdown(_ name: String, of whole: String, in data: Record) -> [Problem] {
        guard let all = count(whole, in: data)?.greatest else { return [] }
        var sums: [String: Int64] = [:]
        for entry in data.records(name) {
            guard let dimension = entry.text("dimension"), let count = entry.number("count") else {
                continue
            }
            sums[dimension] = sum(sums[dimension] ?? 0, count)
        }
        return sums.filter { $0.value > all }.sorted { $0.key < $1.key }
            .flatMap { above("\(name) by \($0.key)", field: name, $0.value, whole, all) }
    }

    /// The errors of a group are no more than its probes, those of all groups than the whole.
    static func subgroups(_ name: String, of whole: String, in data: Record) -> [Problem] {
        let groups = data.records(name)
        let inside = groups.enumerated().flatMap { index, group in
            numbers("errors", notAbove: "probes", in: group).map { $0.under("\(name)[\(index)]") }
        }
        let errors = groups.compactMap { $0.number("errors") }.reduce(0, sum)
        guard let all = count(whole, in: data)?.greatest, errors > all else { return inside }
        return inside + above("errors of \(name)", field: name, errors, whole, all)
    }

    private static func sum(_ left: Int64, _ right: Int64) -> Int64 {
        let (sum, overflows) = left.addingReportingOverflow(right)
        return overflows ? .max : sum
    }

    private static func above(
        _ part: String, field: String? = nil, _ some: Int64, _ whole: String, _ all: Int64
    ) -> [Problem] {
        [
            Problem(
                "count.total", field: field ?? part, "\(part) \(some) is more than \(whole) \(all)",
                rule: "a part is no more than its whole",
                hint: "check both figures; two sources with two figures are two events")
        ]
    }
}

extension Count {
    /// The least that the quantity can be; nil where nothing is said of it.
    fileprivate var least: Int64? { [.exact, .atLeast].contains(bound) ? value : nil }

    /// The most that the quantity can be; nil where nothing is said of it.
    fileprivate var greatest: Int64? { [.exact, .atMost].contains(bound) ? value : nil }
}
