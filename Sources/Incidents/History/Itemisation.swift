/// The single records that an aggregate was resolved into.
public struct Itemisation: Sendable, Hashable {
    /// The records, as references.
    public private(set) var items: [String] = []
    /// Whether they are all that the aggregate stood for: yes, no or unknown; nil where not said.
    public private(set) var isComplete: String?
    private var aggregate: Reference?

    mutating func add(_ entry: Entry) {
        aggregate = entry.event.stream
        items += entry.data.texts("items")
        isComplete = entry.data.text("complete") ?? isComplete
    }

    /// Nothing is itemised twice, and nothing but an aggregate is, into others of its kind.
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
        let foreign = items.filter { item in
            let reference = Reference(item)
            return reference?.kind != aggregate?.kind || reference == aggregate
        }
        let misplaced = foreign.map { item in
            Problem(
                "aggregate.kind", field: "items",
                "\(item) is not one of those that \(aggregate?.description ?? "it") stands for",
                rule: "an aggregate is resolved into single records of its kind",
                hint: "name the single records; what else belongs to the matter has its own events")
        }
        var seen: Set<String> = []
        return misplaced
            + items.filter { !seen.insert($0).inserted }.map { item in
                Problem(
                    "aggregate.twice", field: "items", "\(item) is itemised already",
                    rule: "nothing is counted twice",
                    hint: "leave it out, or retract the earlier itemisation")
            }
    }
}
