import Incidents

/// Which agencies, vendors and other bodies an event speaks of.
enum Involvement {
    // Who vouches for an event is not whom it is about.
    private static let envelope: Set<String> = [
        "sources", "asserted_by", "recorded_by", "tags", "note", "import_ref", "patch",
    ]

    /// The references of one of the kinds that stand in the data, in the order of the data.
    static func subjects(in data: Record, of kinds: Set<StreamKind>) -> [String] {
        var found: [String] = []
        for (key, value) in data.members {
            switch value {
            case .text, .list, .record:
                if !envelope.contains(key) { collect(value, kinds, into: &found) }
            case .null, .flag, .number: break
            }
        }
        return found
    }

    private static func collect(
        _ value: Value, _ kinds: Set<StreamKind>, into found: inout [String]
    ) {
        switch value {
        case .text(let text):
            // Whole kinds fall out by their first letters, before anything is parsed.
            guard kinds.contains(where: { text.utf8.starts(with: $0.rawValue.utf8) }),
                let reference = Reference(text), kinds.contains(reference.kind),
                !found.contains(text)
            else { return }
            found.append(text)
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
    private let byPosition: [Int64: [String]]?

    init(_ entries: [Entry], in stream: Reference, of kinds: Set<StreamKind>) {
        let own = kinds.contains(stream.kind) ? [stream.description] : []
        guard stream.kind.isEntity else {
            byPosition = nil
            all = entries.reduce(into: own) { all, entry in
                for subject in Involvement.subjects(in: entry.data, of: kinds)
                where !all.contains(subject) {
                    all.append(subject)
                }
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
            let named =
                amended.flatMap { byPosition[$0] }
                ?? Involvement.subjects(in: entry.data, of: kinds)
            for subject in named where !subjects.contains(subject) { subjects.append(subject) }
            for subject in subjects where !all.contains(subject) { all.append(subject) }
            byPosition[entry.position] = subjects
        }
        self.all = all
        self.byPosition = byPosition
    }

    /// The subjects that the entry concerns.
    func subjects(of entry: Entry) -> [String] {
        guard let byPosition else { return all }
        return byPosition[entry.position] ?? []
    }
}
