import Incidents

/// Misidentifications: operation and tests apart, each with its own four counts.
extension DossierInput {
    var operationalErrors: Dossier.Section {
        let rows = rows("misidentification").filter { $0.text("context_class") == "operational" }
        let own = rows.filter(\.isParty)
        let suits = suits
        let people = own.filter(\.counts).map { $0.text("person").map(directory.survivor) }
        let unnamed = people.count { $0 == nil }
        return Dossier.Section(
            title: "Misidentifications in operation",
            note: "\(fourCounts(own)). Persons: \(Set(people.compactMap(\.self)).count)"
                + (unnamed > 0
                    ? " known, \(unnamed) \(unnamed == 1 ? "report names" : "reports name") nobody"
                    : "")
                + ". Tests are in none of these figures." + trials(own)
                + byProduct(own) + others(rows, beside: own) + uncertain(own),
            columns: [
                "When", "Person", "System", "Standing", "Involved", "Harm",
                "Remedies and lawsuits", "Disputed", "Record",
            ],
            rows: rows.map { row in
                Dossier.Row(
                    of: row,
                    cells: [
                        row.when("occurred"), name(row, "person"), system(row, withVendor: true),
                        standing(row), involved(row), harms(row),
                        remedies(row, suits[row.text("stream") ?? ""] ?? []), disputes(row),
                        row.text("stream") ?? "",
                    ], isStruck: row.isStruck)
            })
    }

    var testErrors: Dossier.Section {
        let rows = rows("misidentification").filter { $0.text("context_class") == "test" }
        let own = rows.filter(\.isParty)
        return Dossier.Section(
            title: "Misidentifications in tests",
            note: "\(fourCounts(own)). "
                + "A test says nothing about how often an error happens in use."
                + others(rows, beside: own) + uncertain(own),
            columns: [
                "When", "Tester", "System", "False matches", "Searched for", "In", "Threshold",
                "Standing", "The vendor's answer", "Record",
            ],
            rows: rows.map { row in
                Dossier.Row(
                    of: row,
                    cells: [
                        row.when("occurred"), name(row, "tester"), system(row, withVendor: true),
                        row.count(columns: "false_matches").map { "\($0)" } ?? "—",
                        images(row, "probes", "probe_count"),
                        images(row, "gallery", "gallery_count"),
                        row.text("threshold") ?? "—", standing(row),
                        row.text("vendor_response") ?? "—", row.text("stream") ?? "",
                    ], isStruck: row.isStruck)
            })
    }

    /// Each report once, by how it stands; what is confirmed and disputed all the same is both.
    private func fourCounts(_ all: [Record]) -> String {
        let rows = all.filter { !$0.mayHaveHappened }
        return Misidentification.Standing.allCases.map { standing in
            let those = rows.filter { $0.text("standing") == standing.rawValue }
            let disputed = standing == .confirmed ? those.count(where: \.isDisputed) : 0
            return "\(those.count) \(standing.rawValue)"
                + (disputed > 0 ? " (\(disputed) of them disputed all the same)" : "")
        }.joined(separator: ", ")
    }

    /// How many of them were no routine use, yet on real people.
    private func trials(_ own: [Record]) -> String {
        let number = own.count { $0.counts && $0.isFieldTrial }
        return number > 0 ? " \(number) of them in a field trial, on real people." : ""
    }

    private func standing(_ row: Record) -> String {
        let refuted = row.flag("is_refuted") ?? false ? " (said to be refuted)" : ""
        return "\(row.word("standing"))\(refuted), \(row.word("verification"))"
            + (row.isFieldTrial ? ", in a field trial" : "")
            + reweighed(row)
            + (row.text("outcome").map { "; come to rest: \(Words.phrase($0))" } ?? "")
            + doubts(row)
    }

    /// What it is no longer, now that sources were taken back or turned out to be one.
    private func reweighed(_ row: Record) -> String {
        let lost =
            switch row.text("standing_before") {
            case nil: ""
            case row.text("standing"): "refuted"
            case let before?: before
            }
        return lost.isEmpty
            ? "" : "; no longer \(lost), since the sources of that were retracted or are one"
    }

    private func involved(_ row: Record) -> String {
        row.records("involved").map { "\(name($0, "body")) (\($0.word("role")))" }.orDash
    }

    private func harms(_ row: Record) -> String {
        row.records("harms").map { harm in
            harm.word("kind") + by(harm)
                + (harm.number("hours").map { ", \($0) \($0 == 1 ? "hour" : "hours")" } ?? "")
                + (harm.text("legal_force") == "allegation" ? " (alleged)" : "")
        }.orDash
    }

    /// The lawsuits that name a misidentification as what they are about.
    private var suits: [String: [String]] {
        var suits: [String: [String]] = [:]
        for suit in rows("lawsuit") where !suit.isStruck {
            for incident in suit.texts("incidents") {
                suits[incident, default: []].append(suit.text("stream") ?? "")
            }
        }
        return suits
    }

    private func remedies(_ row: Record, _ naming: [String]) -> String {
        let remedies = row.records("remedies").map { remedy in
            remedy.word("kind") + by(remedy)
                + (remedy.money("money").map { " \($0)" } ?? "")
        }
        // A suit may name the misidentification, or be linked to it.
        let linked = row.texts("lawsuits")
        let lawsuits = linked + naming.filter { !linked.contains($0) }
        return (remedies + lawsuits.compactMap(lawsuit)).orDash
    }

    private func by(_ act: Record) -> String { act.text("by").map { " by \(name($0))" } ?? "" }

    /// A link to a lawsuit has no date of its own: it is there once the lawsuit is.
    private func lawsuit(_ reference: String) -> String? {
        if directory.isTakenBack(reference) { return nil }
        let filed = directory.dates(of: reference)?.filed
        return onceCome(filed, name(reference), doubt: " (may have been filed)")
    }

    private func disputes(_ row: Record) -> String {
        row.records("disputes").map { dispute in
            (dispute.flag("is_refutation") ?? false ? "refuted by " : "")
                + "\(name(dispute, "by")): \(dispute.word("ground"))"
        }.orDash
    }

    private func images(_ row: Record, _ key: String, _ count: String) -> String {
        let number = row.count(columns: count).map { "\($0) " } ?? ""
        return number + (row.text(key) ?? "not known")
    }
}

extension Record {
    fileprivate var isDisputed: Bool { !records("disputes").isEmpty }

    fileprivate var isFieldTrial: Bool { text("context") == "field_trial" }
}
