/// The single records that an aggregate was resolved into.
public struct Itemisation: Sendable, Hashable {
    /// The records, as references.
    public private(set) var items: [String] = []
    /// Whether they are all that the aggregate stood for: yes, no or unknown; nil where not said.
    public private(set) var isComplete: String?

    mutating func add(_ entry: Entry) {
        items += entry.data.texts("items")
        isComplete = entry.data.text("complete") ?? isComplete
    }

    /// Nothing is itemised twice, and nothing but an aggregate is itemised.
    func problems(isAggregate: Bool) -> [Problem] {
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
