import Incidents

/// What an agency may and must not do, by rules that others made.
extension DossierInput {
    var policies: Dossier.Section {
        let rows = records["policy"] ?? []
        let defied = rows.filter { !useMeanwhile($0).isEmpty }
        return Dossier.Section(
            title: "Policies that bind it",
            note: "Enacted for it by name, or for all where it acts; bills are not here."
                + (defied.isEmpty
                    ? ""
                    : " Use was confirmed while \(defied.count) forbade it; whether an exception "
                        + "allowed that, the log does not say."),
            columns: [
                "Policy", "What it does", "To what", "Where", "In force", "Except",
                "Use meanwhile", "Record",
            ],
            rows: rows.map { row in
                Dossier.Row(
                    of: row,
                    cells: [
                        "\(row.word("instrument")) “\(row.text("title") ?? "untitled")”",
                        row.words("effects"),
                        row.texts("technologies").isEmpty ? "not said" : row.words("technologies"),
                        name(row, "jurisdiction")
                            + (row.text("binding_on").map { ", \($0)" } ?? ""),
                        inForce(row), row.texts("exceptions").orDash, useMeanwhile(row).orDash,
                        row.text("stream") ?? "",
                    ], isStruck: false)
            })
    }

    private func inForce(_ row: Record) -> String {
        let (since, end) = (row.date("since"), end(of: row))
        let isOver = end?.hasHappened(by: today) ?? false
        let isYetToCome = since?.lower.map { $0 > today } ?? false
        let until =
            row.date("repealed").map { "repealed \($0.phrase)" }
            ?? end.map { "until \($0.phrase)" }
        return [
            (isOver ? "was in force since " : isYetToCome ? "from " : "since ") + row.when("since"),
            until,
        ].compactMap(\.self).joined(separator: ", ")
    }

    private func end(of policy: Record) -> EDTF? {
        policy.date("repealed") ?? policy.date("until")
    }

    /// Deployments of its own that were seen in use while the policy certainly forbade it.
    private func useMeanwhile(_ policy: Record) -> [String] {
        guard policy.flag("forbids") ?? false, let since = policy.date("since")?.upper else {
            return []
        }
        let technologies = policy.texts("technologies")
        return rows("deployment").filter { row in
            guard row.counts, row.has("deployer"), let seen = row.date("last_confirmed"),
                let first = seen.lower, first > since,
                technologies.isEmpty || row.text("technology").map(technologies.contains) ?? false
            else { return false }
            guard let end = end(of: policy) else { return true }
            guard let before = end.lower, let last = seen.upper else { return false }
            return last < before
        }
        .map { "\($0.text("stream") ?? ""), \($0.when("last_confirmed"))" }
    }
}
