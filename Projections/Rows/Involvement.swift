import Incidents

/// Which agencies, vendors and other bodies an event speaks of.
enum Involvement {
    /// Adds the bodies of one of the kinds to whom the data of an event of that type refers, each once.
    static func add(
        subjectsIn data: Record, of type: String, _ kinds: [StreamKind], to found: inout [String]
    ) {
        Tags.forEachSubject(in: data, of: type) { reference in
            if Reference.isReference(reference, to: kinds), !found.contains(reference) {
                found.append(reference)
            }
        }
    }
}

/// Which subjects each entry of a stream concerns.
///
/// A record, such as a lawsuit, concerns everybody in it from its first event to its last. The
/// stream of an entity is a list of separate matters: each of its events concerns whom it names.
struct Concerned {
    /// Everybody whom the stream concerns.
    let all: [String]
    /// Whom only an earlier reading of an event named, or one that was taken back: they are told of
    /// that alone.
    private let former: [Int64: [String]]
    private let byPosition: [Int64: [String]]?

    /// `isRetracted` says whether the record was taken back as a whole.
    init(
        _ entries: [Entry], in stream: Reference, of kinds: [StreamKind], isRetracted: Bool
    ) {
        let own = kinds.contains(stream.kind) ? [stream.description] : []
        guard stream.kind.isEntity else {
            byPosition = nil
            // What was taken back ties nobody to a record that stands without it. An entry is much to
            // copy, here and below, for what is looked at of it.
            var all = own
            for place in entries.indices where isRetracted || entries[place].stands {
                Involvement.add(
                    subjectsIn: entries[place].data, of: entries[place].type, kinds, to: &all)
            }
            self.all = all
            former = Self.former(entries, of: kinds) { [all] _ in all }
                .merging(Self.struck(entries, of: kinds, beside: all)) { corrected, struck in
                    corrected + struck.filter { !corrected.contains($0) }
                }
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
                Involvement.add(subjectsIn: entry.data, of: entry.type, kinds, to: &subjects)
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
        for place in entries.indices where !entries[place].corrections.isEmpty {
            let entry = entries[place]
            let now = concerned(entry)
            var named = now
            Involvement.add(subjectsIn: entry.event.data, of: entry.type, kinds, to: &named)
            for position in entry.corrections.sorted() {
                let known = former[position] ?? []
                former[position] = known + named[now.count...].filter { !known.contains($0) }
                // Whom this correction put in a later one may take out again.
                let patch = entries.first { $0.position == position }?.data.record("patch")
                Involvement.add(subjectsIn: patch ?? Record(), of: entry.type, kinds, to: &named)
            }
        }
        return former
    }

    /// Whom nothing but what was taken back named: they are told of that and of its retraction.
    private static func struck(
        _ entries: [Entry], of kinds: [StreamKind], beside all: [String]
    ) -> [Int64: [String]] {
        var struck: [Int64: [String]] = [:]
        for place in entries.indices {
            guard case .retracted(_, let retraction) = entries[place].standing else { continue }
            let entry = entries[place]
            var named = all
            Involvement.add(subjectsIn: entry.data, of: entry.type, kinds, to: &named)
            for position in [entry.position, retraction] {
                let known = struck[position] ?? []
                struck[position] = known + named[all.count...].filter { !known.contains($0) }
            }
        }
        return struck
    }

    /// Whether the stream concerns nobody, and never did.
    var isEmpty: Bool { all.isEmpty && former.values.allSatisfy(\.isEmpty) }

    /// The subjects that the entry concerns.
    func subjects(of entry: Entry) -> [String] {
        (byPosition.map { $0[entry.position] ?? [] } ?? all) + (former[entry.position] ?? [])
    }
}
