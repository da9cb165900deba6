import Incidents

/// What an agency may and must not do, by rules that others made.
extension DossierInput {
    var policies: Dossier.Section {
        let rows = records["policy"] ?? []
        let defied = rows.count { !useMeanwhile($0).isEmpty }
        let numbers = sourceNumbers
        return Dossier.Section(
            title: "Policies that bind it",
            note:
                "Enacted for it by name, for all where it acts, or for some there of whom the log "
                + "does not say whether it is one; bills are not here."
                + (defied == 0
                    ? ""
                    : " Use was confirmed while \(defied) forbade it; whether an exception allowed "
                        + "that, the log does not say."),
            columns: [
                "Policy", "What it does", "To what", "Where", "In force", "Except",
                "Use meanwhile", "Sources", "Record",
            ],
            rows: rows.map { row in
                let cited = row.texts("sources").map(directory.survivor)
                    .compactMap { numbers[$0] }
                return Dossier.Row(
                    of: row,
                    cells: [
                        "\(row.word("instrument")) “\(row.text("title") ?? "untitled")”",
                        row.words("effects"), object(of: row),
                        name(row, "jurisdiction")
                            + (row.text("binding_on").map { ", for \($0)" } ?? ""),
                        inForce(row), row.texts("exceptions").orDash, useMeanwhile(row).orDash,
                        cited.map { "[\($0)]" }.orDash
                            + (isUnfounded(row) ? ", retracted since" : ""),
                        row.text("stream") ?? "",
                    ], isStruck: false)
            })
    }

    private func object(of policy: Record) -> String {
        let named = system(policy, withVendor: true)
        let all = policy.texts("technologies").map(Words.phrase) + (named == "—" ? [] : [named])
        return all.isEmpty ? "not said" : all.orDash
    }

    private func inForce(_ row: Record) -> String {
        let (since, end) = (row.date("since"), row.date("end"))
        let isRepealed = end != nil && end == row.date("repealed")
        let until = end.map { (isRepealed ? "repealed " : "until ") + $0.phrase }
        if let since, since.isCertainlyAfter(end) {
            return "never: to begin \(since.phrase), \(until ?? "")"
        }
        let isOver = end?.hasHappened(by: today) ?? false
        let isYetToCome = since?.lower.map { $0 > today } ?? false
        let start = isOver ? "was in force since " : isYetToCome ? "from " : "since "
        return [start + row.when("since"), until].compactMap(\.self).joined(separator: ", ")
    }

    private func isUnfounded(_ policy: Record) -> Bool {
        let sources = policy.texts("sources")
        return !sources.isEmpty && sources.allSatisfy(directory.isRetracted)
    }

    /// Deployments of its own that were seen in use while the policy certainly forbade it.
    private func useMeanwhile(_ policy: Record) -> [String] {
        guard policy.flag("forbids") ?? false, policy.flag("binds") ?? false, !isUnfounded(policy),
            let since = policy.date("since")
        else { return [] }
        let end = policy.date("end")
        return rows("deployment").filter { row in
            row.counts && row.has("deployer") && concerns(policy, row)
        }
        .flatMap { row in
            seen(row).filter { day in
                day.isCertainlyAfter(since) && (end.map { $0.isCertainlyAfter(day) } ?? true)
            }
            .map { "\(row.text("stream") ?? ""), \($0.phrase)" }
        }
    }

    /// Whether the deployment is certainly of what the policy is about.
    private func concerns(_ policy: Record, _ deployment: Record) -> Bool {
        let technologies = policy.texts("technologies")
        let named = ["product", "vendor"].filter { policy.text($0) != nil }
        guard !technologies.isEmpty || !named.isEmpty else { return false }
        let isOfTechnology =
            technologies.isEmpty
            || deployment.text("technology").map(technologies.contains) ?? false
        return isOfTechnology
            && named.allSatisfy { key in
                deployment.text(key).map(directory.survivor)
                    == policy.text(key).map(directory.survivor)
            }
    }

    /// The days on which use was seen, each once, in order.
    private func seen(_ deployment: Record) -> [EDTF] {
        let events = (records["timeline"] ?? []).filter { event in
            event.text("type") == UseObserved.name
                && event.text("stream") == deployment.text("stream")
        }
        var days = events.filter { event in
            event.flag("in_counts") ?? false && !event.mayHaveHappened
                && !event.restsOnRetracted(directory)
        }
        .compactMap { $0.date("occurred") }
        // Use is confirmed by other events too, of which the row has the last.
        if let last = deployment.date("last_confirmed"),
            !events.contains(where: { $0.date("occurred") == last })
        {
            days.append(last)
        }
        var known: Set<EDTF> = []
        return days.filter { known.insert($0).inserted }
            .sorted { ($0.lower?.number ?? .min, $0.text) < ($1.lower?.number ?? .min, $1.text) }
    }
}
