/// What is said of many at once, and later one by one.
enum Aggregate {
    /// Nothing is itemised twice, and nothing but an aggregate is itemised.
    static func problems(items: [String], isAggregate: Bool) -> [Problem] {
        guard !items.isEmpty else { return [] }
        guard isAggregate else {
            return [
                Problem(
                    "aggregate.single", field: "items",
                    "the record is a single one, not an aggregate",
                    rule: "only what stands for an unidentified number is itemised",
                    hint: "itemise the record that says \"numerous\" or \"several\"")
            ]
        }
        var seen: Set<String> = []
        return items.filter { !seen.insert($0).inserted }.map { item in
            Problem(
                "aggregate.twice", field: "items", "\(item) is itemised already",
                rule: "nothing is counted twice",
                hint: "leave it out, or retract the earlier itemisation")
        }
    }
}
