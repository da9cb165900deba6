import Incidents

/// The events one by one, what was changed about them, and what they rest on.
extension DossierInput {
    /// Everything that happened, in order, with marks for what was corrected or taken back.
    var chronology: Dossier.Section {
        let numbers = sourceNumbers
        let timeline = timeline
        let changes = Dictionary(
            timeline.filter { $0.text("type") == EventCorrected.name }
                .map { ($0.number("position") ?? 0, $0) },
            uniquingKeysWith: { first, _ in first })
        return Dossier.Section(
            title: "Timeline",
            note:
                "What the sources report, in the words of this log, in the order in which it happened.",
            columns: [
                "When", "What is reported", "Particulars", "Note", "In law", "Asserted by",
                "Verified", "Sources", "Marks", "Record", "Position",
            ],
            rows: timeline.filter { $0.flag("is_factual") ?? false }.map { row in
                Dossier.Row(
                    of: row,
                    cells: [
                        row.when("occurred"), sentence(row), particulars(row),
                        row.text("note") ?? "—", row.word("legal_force"),
                        name(row, "asserted_by"), row.word("verification"),
                        citations(row, numbers, changes), marks(row, changes),
                        row.text("stream") ?? "",
                        "@\(row.number("position") ?? 0)",
                    ], isStruck: row.isStruck)
            })
    }

    /// Some types of events by themselves.
    func events(_ title: String, note: String, _ types: Set<String>) -> Dossier.Section {
        Dossier.Section(
            title: title, note: note,
            columns: ["When", "What is reported", "Note", "Verified", "Position"],
            rows: timeline.filter { types.contains($0.text("type") ?? "") }.map { row in
                Dossier.Row(
                    of: row,
                    cells: [
                        row.when("occurred"), sentence(row), row.text("note") ?? "—",
                        row.word("verification"), "@\(row.number("position") ?? 0)",
                    ], isStruck: row.isStruck)
            })
    }

    /// What the log changed its mind about: the record that a newspaper can cite.
    var changes: Dossier.Section {
        Dossier.Section(
            title: "Corrections, retractions and identity",
            note: "What the log said before stays readable: ask for an earlier position.",
            columns: ["Recorded", "About", "What", "Position"],
            rows: timeline.filter { row in
                guard let type = row.text("type") else { return false }
                return Self.changingIdentity.contains(type)
                    || Catalogue.declaration(named: type)?.isAboutAnEvent == true
            }
            .sorted { $0.number("position") ?? 0 < $1.number("position") ?? 0 }
            .map { row in
                Dossier.Row(
                    of: row,
                    cells: [
                        String((row.text("recorded_at") ?? "").prefix(10)),
                        row.number("amends").map { "@\($0)" } ?? "—", change(row),
                        "@\(row.number("position") ?? 0)",
                    ], isStruck: row.isStruck)
            })
    }

    /// After these the same id stands for somebody else, or for the same under another name.
    private static let changingIdentity: Set<String> = [
        EntityDissolved.name, EntityMerged.name, EntityRenamed.name,
    ]

    /// Of two that were merged both have one name now, and of a renamed one it is the new name:
    /// only the id says who is meant.
    private func change(_ row: Record) -> String {
        if [EntityMerged.name, EntityRenamed.name].contains(row.text("type")) {
            return row.text("sentence") ?? ""
        }
        return sentence(row) + (row.text("particulars") == nil ? "" : "; \(particulars(row))")
    }

    /// Every source cited, by the number that the timeline gives it.
    var sources: Dossier.Section {
        Dossier.Section(
            title: "Sources", note: nil, columns: ["No.", "Source", "Id"],
            rows: citedSources.enumerated().map { place, source in
                Dossier.Row(cells: ["[\(place + 1)]", name(source), source], isStruck: false)
            })
    }

    /// By what number the sources are called that the timeline, and then the policies, rest on.
    var sourceNumbers: [String: Int] {
        Dictionary(uniqueKeysWithValues: citedSources.enumerated().map { ($1, $0 + 1) })
    }

    private var citedSources: [String] {
        var seen: Set<String> = []
        let cited = timeline.filter { row in
            row.flag("is_factual") ?? false || row.text("type") == EventCorrected.name
        }
        .flatMap { $0.records("citations").compactMap { $0.text("source") } }
        return (cited + (records["policy"] ?? []).flatMap { $0.texts("sources") })
            .map(directory.survivor).filter { seen.insert($0).inserted }
    }

    private func particulars(_ row: Record) -> String {
        row.text("particulars").map { ReferenceWord.replacing(in: $0, name) } ?? "—"
    }

    /// The numbers of the sources, each with the place in it, and what only says otherwise; what a
    /// correction rests on is said of that alone.
    private func citations(
        _ row: Record, _ numbers: [String: Int], _ changes: [Int64: Record]
    ) -> String {
        func told(_ row: Record, _ addition: String = "") -> [String] {
            row.records("citations").map { citation in
                let source = citation.text("source").map(directory.survivor)
                let number = source.flatMap { numbers[$0] } ?? 0
                return "[\(number)]" + (citation.contradicts ? " says otherwise" : "")
                    + place(in: citation) + addition
            }
        }
        let corrections = row.positions("corrected_by").flatMap { position in
            changes[position].map { told($0, " for the correction @\(position)") } ?? []
        }
        return (told(row) + corrections).orDash
    }

    /// Where in the source, and its words where they are quoted.
    private func place(in citation: Record) -> String {
        let parts = [citation.text("locator"), citation.text("quote").map { "“\($0)”" }]
            .compactMap(\.self)
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ": ")))"
    }

    private func marks(_ row: Record, _ changes: [Int64: Record]) -> String {
        let corrected = row.positions("corrected_by").map { position in
            "corrected by @\(position)"
                + (changes[position]?.restsOnRetracted(directory) ?? false
                    ? ", which rests on nothing but retracted sources" : "")
        }
        let disputed = row.positions("disputed_by").map { "disputed by @\($0)\(upheld($0))" }
        let retracted = row.number("retracted_by").map {
            ["taken back by @\($0): \(row.word("retraction_reason"))"]
        }
        let unfounded =
            row.restsOnRetracted(directory) ? ["rests on nothing but retracted sources"] : []
        return (corrected + disputed + (retracted ?? []) + unfounded).orDash
    }

    /// A dispute that was decided and is open still was found right, and nothing corrected since.
    private func upheld(_ dispute: Int64) -> String {
        (records["timeline"] ?? []).last { row in
            row.text("type") == DisputeResolved.name && row.number("amends") == dispute
                && !row.isStruck
        }?.number("position").map { ", found right by @\($0) and not corrected since" } ?? ""
    }

    /// What the log cannot say: the gap is a finding of its own.
    func unknowns(_ tables: [(table: String, what: String)]) -> Dossier.Section {
        // An error in a test says nothing of errors in use.
        var gaps = tables.filter { table, _ in
            rows(table).allSatisfy { $0.text("context_class") == "test" }
                && (table != "lawsuit" || suitsElsewhere.isEmpty)
        }
        .map { table, what in
            "No \(what)\(table == "misidentification" ? " in operation" : "") recorded. "
                + "That is no evidence that there is none."
        }
        let deployments = rows("deployment").filter { row in
            row.countsSingly && (row.has("deployer") || row.isOfVendor)
        }
        let begun = deployments.filter { $0.text("started_earliest") == nil }
        add(
            begun.count { $0.text("started_latest") == nil }, "deployment", "no known beginning",
            to: &gaps)
        add(
            begun.count { $0.text("started_latest") != nil }, "deployment",
            "only a latest date of beginning", to: &gaps)
        add(
            deployments.count { $0.text("vendor") == nil && $0.text("product") == nil },
            "deployment", "no known vendor", to: &gaps)
        let demands = rows("cease_desist").filter { $0.countsSingly && $0.has("addressee") }
        add(demands.count(where: \.isUnanswered), "demand", "no known answer", to: &gaps)
        let lawsuits = rows("lawsuit").filter { $0.countsSingly && $0.isParty }
        add(
            lawsuits.count { $0.text("posture") == "pending" && $0.number("dismissed_by") == nil },
            "lawsuit", "no recorded outcome", to: &gaps)
        let standing = timeline.filter { $0.flag("in_counts") ?? false }
        func addEvents(_ number: Int, _ one: String, _ many: String, _ gap: String) {
            guard number > 0 else { return }
            let which =
                standing.count == 1
                ? "The one event that stands in the timeline, context aside,"
                : "Of the \(standing.count) events that stand in the timeline, context aside, \(number)"
            gaps.append("\(which) \(number == 1 ? one : many) \(gap).")
        }
        addEvents(
            standing.count { $0.text("verification") == "single_source" }, "is", "are",
            "graded as resting on a single source")
        addEvents(
            standing.count { $0.restsOnRetracted(directory) }, "rests", "rest",
            "on nothing but sources that their publishers retracted")
        addEvents(
            standing.count { $0.text("confidence") == "low" }, "was", "were",
            "recorded with low confidence")
        return Dossier.Section(
            title: "What is not known", note: nil, columns: ["Gap"],
            rows: gaps.map { Dossier.Row(cells: [$0], isStruck: false) })
    }

    private func add(_ number: Int, _ noun: String, _ gap: String, to gaps: inout [String]) {
        guard number > 0 else { return }
        gaps.append("\(number) \(noun)\(number == 1 ? " has" : "s have") \(gap).")
    }
}

extension Record {
    fileprivate func positions(_ key: String) -> [Int64] { list(key).compactMap(\.number) }
}
