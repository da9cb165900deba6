import Incidents

/// Which agencies, vendors and other bodies an event speaks of.
enum Involvement {
    // Who vouches for an event is not whom it is about.
    private static let envelope: Set<String> = [
        "sources", "asserted_by", "recorded_by", "tags", "note", "import_ref", "patch",
    ]

    /// Adds the references of one of the kinds that stand in the data, each once, in their order.
    static func add(
        subjectsIn data: Record, of kinds: [StreamKind], to found: inout [String]
    ) {
        for (key, value) in data.members {
            let known = found.count
            collect(value, kinds, into: &found)
            // Few members name anybody: what they found is dropped, rather than each key looked up.
            if found.count > known, envelope.contains(key) { found.removeSubrange(known...) }
        }
    }

    private static func collect(
        _ value: Value, _ kinds: [StreamKind], into found: inout [String]
    ) {
        switch value {
        case .text(let text):
            if Reference.isReference(text, to: kinds), !found.contains(text) { found.append(text) }
        case .list(let elements): for element in elements { collect(element, kinds, into: &found) }
        case .record(let record):
            for member in record.members { collect(member.value, kinds, into: &found) }
        case .null, .flag, .number: break
        }
    }
}

/// Which subjects each entry of a stream concerns.
///
/// A record, such as a lawsuit, concerns everybody in it from its first event to its last. The
/// stream of an entity is a list of separate matters: each of its events concerns whom it names.
struct Concerned {
    /// Everybody whom the stream concerns, in the order in which they are first named.
    let all: [String]
    /// Whom only an earlier reading of an event named: they are told of the correction alone.
    private let former: [Int64: [String]]
    private let byPosition: [Int64: [String]]?

    init(_ entries: [Entry], in stream: Reference, of kinds: [StreamKind]) {
        let own = kinds.contains(stream.kind) ? [stream.description] : []
        guard stream.kind.isEntity else {
            byPosition = nil
            let all = entries.reduce(into: own) { all, entry in
                Involvement.add(subjectsIn: entry.data, of: kinds, to: &all)
            }
            self.all = all
            former = Self.former(entries, of: kinds) { _ in all }
            return
        }
        var byPosition: [Int64: [String]] = [:]
        var positions: [String: Int64] = [:]
        var all = own
        for entry in entries.sorted(by: { $0.position < $1.position }) {
            positions[entry.event.id] = entry.position
            var subjects = own
            let amended = entry.data.text("target").flatMap { positions[$0] }
            if let named = amended.flatMap({ byPosition[$0] }) {
                for subject in named where !subjects.contains(subject) { subjects.append(subject) }
            } else {
                Involvement.add(subjectsIn: entry.data, of: kinds, to: &subjects)
            }
            for subject in subjects where !all.contains(subject) { all.append(subject) }
            byPosition[entry.position] = subjects
        }
        self.all = all
        self.byPosition = byPosition
        former = Self.former(entries, of: kinds) { byPosition[$0.position] ?? [] }
    }

    /// Whom an event named before it was corrected and does not concern now, by the positions of
    /// the corrections since then.
    private static func former(
        _ entries: [Entry], of kinds: [StreamKind], now concerned: (Entry) -> [String]
    ) -> [Int64: [String]] {
        var former: [Int64: [String]] = [:]
        for entry in entries where !entry.corrections.isEmpty {
            let now = concerned(entry)
            var named = now
            Involvement.add(subjectsIn: entry.event.data, of: kinds, to: &named)
            for position in entry.corrections.sorted() {
                let known = former[position] ?? []
                former[position] = known + named[now.count...].filter { !known.contains($0) }
                // Whom this correction put in a later one may take out again.
                let patch = entries.first { $0.position == position }?.data.record("patch")
                Involvement.add(subjectsIn: patch ?? Record(), of: kinds, to: &named)
            }
        }
        return former
    }

    /// Whether the stream concerns nobody, and never did.
    var isEmpty: Bool { all.isEmpty && former.values.allSatisfy(\.isEmpty) }

    /// The subjects that the entry concerns.
    func subjects(of entry: Entry) -> [String] {
        (byPosition.map { $0[entry.position] ?? [] } ?? all) + (former[entry.position] ?? [])
    }
}
