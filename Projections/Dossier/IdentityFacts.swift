import Incidents

/// Who the subject is, and how fresh the picture is.
extension DossierInput {
    var identityFacts: [Dossier.Fact] {
        let identity = records["identity"]?.first { $0.text("stream") == subject } ?? Record()
        let absorbed = (records["identity"] ?? []).compactMap { $0.text("stream") }
            .filter { $0 != subject }
        let timeline = timeline
        let values: KeyValuePairs<String, String?> = [
            "Id": subject,
            "Kind": identity.text("kind").map(Words.phrase),
            "Level": identity.text("level").map(Words.phrase),
            "Roles": list(identity.texts("roles").map(Words.phrase)),
            "Also known as": list(identity.texts("aliases")),
            "Formerly": list(identity.texts("former_names")),
            "Part of": identity.text("parent").map(name),
            "Jurisdiction": identity.text("jurisdiction").map(name),
            "Country": identity.text("subdivision") ?? identity.text("country"),
            "Identifiers": list(
                identity.records("identifiers").map {
                    "\($0.text("scheme") ?? "") \($0.text("value") ?? "")"
                }),
            "Relations": list(
                identity.records("relations").filter { hasCome($0.text("since")) }
                    .map(relation)),
            "Merged into": identity.text("merged_into").map(name),
            "Also recorded as": list(absorbed),
            "No longer exists since": since(identity.text("dissolved")),
            "Products": list((records["product"] ?? []).compactMap { $0.text("name") }.sorted()),
            "Events": "\(timeline.count), the last recorded \(lastRecorded(timeline) ?? "never")",
            "Last happened": timeline.last { row in
                row.flag("is_factual") ?? false && !row.isStruck && !row.mayHaveHappened
            }?.when("occurred"),
        ]
        return values.compactMap { label, value in
            value.map { Dossier.Fact(label: label, value: $0) }
        }
    }

    /// Since when, in words; nil for what had not come by the day asked about, or was never said.
    private func since(_ written: String?) -> String? {
        guard let written, hasCome(written) else { return nil }
        guard let date = try? EDTF(written) else { return "a day not known" }
        return date.phrase + (date.hasHappened(by: today) ? "" : " (may have happened)")
    }

    /// Whether it may have come by the day asked about; so it may where no day is known.
    private func hasCome(_ written: String?) -> Bool {
        guard let date = written.flatMap({ try? EDTF($0) }) else { return true }
        return date.hasHappened(by: today) || date.mayHaveHappened(by: today)
    }

    private func list(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: ", ")
    }

    private func relation(_ relation: Record) -> String {
        let since = relation.text("since") == nil ? "" : " since \(relation.when("since"))"
        let until = relation.text("until") == nil ? "" : " until \(relation.when("until"))"
        return "\(relation.word("relation")) \(name(relation, "to"))\(since)\(until)"
    }

    private func lastRecorded(_ timeline: [Record]) -> String? {
        timeline.compactMap { $0.text("recorded_at")?.prefix(10) }.max().map(String.init)
    }
}
