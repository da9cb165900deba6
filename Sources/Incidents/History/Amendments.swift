/// What later events of a stream say about earlier ones: corrected, retracted, disputed, verified.
///
/// An amendment may itself be amended: a correction that is retracted does nothing, and one that is
/// corrected applies as corrected. Since an amendment names an earlier event, reading the stream
/// from its end settles each event before whatever it is about.
struct Amendments {
    private var entries: [Entry]
    private let places: [String: Int]
    /// What corrections, and changes of verification, put in place of members; the last one first.
    private var patches: [Int: [(position: Int64, patch: Record, isCorrection: Bool)]] = [:]
    private var settledDisputes: Set<String> = []
    /// The disputes that were found right, with the position that says so.
    private var upheldDisputes: [String: Int64] = [:]

    /// The events as entries, amended, in the order in which they happened.
    static func apply(to events: [Event]) -> [Entry] {
        var entries = events.map(Entry.init)
        // What amends is housekeeping; most streams have none, and need no look at each name.
        let mayAmend = { (entry: Entry) in
            !entry.isFactual && AmendmentKind(rawValue: entry.type) != nil
        }
        if entries.contains(where: mayAmend) {
            var amendments = Amendments(entries)
            for place in entries.indices.reversed() { amendments.settle(place) }
            entries = amendments.entries
        }
        for place in entries.indices {
            guard let written = entries[place].data.text("occurred") else { continue }
            entries[place].occurred = try? EDTF(written)
        }
        entries.order()
        return entries
    }

    private init(_ entries: [Entry]) {
        self.entries = entries
        places = Dictionary(
            entries.indices.map { (entries[$0].event.id, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    private mutating func settle(_ place: Int) {
        for (position, patch, isCorrection) in (patches[place] ?? []).reversed() {
            entries[place].data = entries[place].data.patched(with: patch)
            if isCorrection { entries[place].corrections.append(position) }
        }
        guard let kind = AmendmentKind(rawValue: entries[place].type), entries[place].stands,
            let target = entries[place].data.text("target")
        else { return }
        amend(target, kind, by: entries[place], before: place)
    }

    private mutating func amend(
        _ target: String, _ kind: AmendmentKind, by entry: Entry, before limit: Int
    ) {
        guard let place = places[target], place < limit else { return }
        switch kind {
        case .corrected:
            patches[place, default: []].append(
                (entry.position, entry.data.record("patch") ?? Record(), true))
        case .retracted:
            let reason = entry.data.text("reason") ?? "unknown"
            entries[place].standing = .retracted(reason: reason, position: entry.position)
        case .disputed:
            guard !settledDisputes.contains(entry.event.id) else { return }
            // An upheld dispute is settled by the correction of what is disputed, not before.
            let field = entry.data.text("field")?.prefix { $0 != "." && $0 != "[" }
            if let upheld = upheldDisputes[entry.event.id],
                patches[place]?.contains(where: { position, patch, isCorrection in
                    isCorrection && position > upheld
                        && field.map { patch[String($0)] != nil } ?? true
                }) == true
            {
                return
            }
            entries[place].disputes.insert(entry.position, at: 0)
        case .disputeResolved:
            // Read from the end: of several decisions the last one holds.
            guard upheldDisputes[target] == nil, !settledDisputes.contains(target) else { return }
            if ["upheld", "partly_upheld"].contains(entry.data.text("outcome")) {
                upheldDisputes[target] = entry.position
            } else {
                settledDisputes.insert(target)
            }
        case .verificationChanged:
            patches[place, default: []].append(
                (entry.position, ["verification": entry.data["to"] ?? .null], false))
        }
    }
}

/// The event types that are about another event of their stream.
enum AmendmentKind: String {
    case corrected = "EventCorrected"
    case retracted = "EventRetracted"
    case disputed = "EventDisputed"
    case disputeResolved = "DisputeResolved"
    case verificationChanged = "VerificationChanged"
}
