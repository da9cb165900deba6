import Incidents

/// Who the subject is, and how fresh the picture is.
extension DossierInput {
    var identityFacts: [Dossier.Fact] {
        let identity = records["identity"]?.first { $0.text("stream") == subject } ?? Record()
        let others = (records["identity"] ?? []).filter { $0.text("stream") != subject }
        let timeline = timeline
        let values: KeyValuePairs<String, String?> = [
            "Id": subject,
            "Kind": identity.text("kind").map(Words.phrase),
            "Level": identity.text("level").map(Words.phrase),
            "Roles": list(identity.texts("roles").map(Words.phrase)),
            "Also known as": list(identity.texts("aliases")),
            "So called since": since(identity.text("name_since")),
            "Formerly": list(identity.texts("former_names")),
            "Part of": identity.text("parent").map(name),
            "Jurisdiction": identity.text("jurisdiction").map(name),
            "Country": identity.text("subdivision") ?? identity.text("country"),
            "Identifiers": list(identifiers(identity)),
            "Relations": list(
                identity.records("relations").filter { hasCome($0.text("since")) }
                    .map(relation)),
            "Related": list(
                timeline.filter { row in
                    row.text("type") == EntityRelationAsserted.name && !row.isStruck
                        && row.text("stream").map { !isSubject($0) } ?? false
                }
                .map(sentence)),
            "Merged into": identity.text("merged_into").map(name),
            "Also recorded as": list(others.map(absorbed)),
            "No longer exists since": since(identity.text("dissolved")),
            "Succeeded by": since(identity.text("dissolved"))
                .flatMap { _ in identity.text("successor").map(name) },
            "Products": list(
                (records["product"] ?? []).filter { $0.text("merged_into") == nil }
                    .compactMap { $0.text("name") }.sorted()),
            "Events about it":
                "\(timeline.count), the last recorded \(lastRecorded(timeline) ?? "never")",
            "Last happened": timeline.last { row in
                row.flag("is_factual") ?? false && !row.isStruck && !row.mayHaveHappened
            }?.when("occurred"),
        ]
        return values.compactMap { label, value in
            value.map { Dossier.Fact(label: label, value: $0) }
        }
    }

    /// An id that was merged into this one, with the names and numbers that it brought along.
    private func absorbed(_ identity: Record) -> String {
        let names = [identity.text("name")].compactMap(\.self) + identity.texts("aliases")
        let known = (names + identifiers(identity)).joined(separator: ", ")
        return (identity.text("stream") ?? "") + (known.isEmpty ? "" : " (\(known))")
    }

    private func identifiers(_ identity: Record) -> [String] {
        identity.records("identifiers").map {
            "\($0.text("scheme") ?? "") \($0.text("value") ?? "")"
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
