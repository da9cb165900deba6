import Incidents

/// Demands to stop, and what came of them.
extension DossierInput {
    var demands: Dossier.Section {
        let rows = rows("cease_desist").filter { !$0.isItemised }
        let received = rows.filter { $0.has("addressee") }
        let issued = rows.filter { $0.has("issuer") && !$0.has("addressee") }
        let single = received.filter(\.countsSingly)
        let sent = issued.count(where: \.countsSingly)
        let open = single.count(where: \.isUnanswered)
        let binding = single.count { $0.text("binding") == "yes" }
        let median =
            Self.median(single.compactMap { $0.number("days_to_answer") })
            .map { " Median days to an answer: \($0)." } ?? ""
        return Dossier.Section(
            title: "Cease-and-desist",
            note: "\(single.count) received, of them \(binding) binding, \(open) without a known "
                + "answer." + median + (sent > 0 ? " \(sent) issued." : "")
                + others(rows, beside: received + issued) + uncertain(received + issued)
                + unspecified(received + issued)
                + itemised("cease_desist"),
            columns: [
                "Sent", "From", "To", "Instrument", "Binds", "Demanded", "State", "Answers",
                "Record",
            ],
            rows: rows.map { row in
                Dossier.Row(
                    of: row,
                    cells: [
                        row.when("sent"), issuer(row), name(row, "addressee"),
                        row.word("instrument"), row.word("binding"), row.words("demands"),
                        state(row), answers(row), row.text("stream") ?? "",
                    ], isStruck: row.isStruck)
            })
    }

    /// The middle of the numbers, with a half where it lies between two; nil where there is none.
    private static func median(_ numbers: [Int64]) -> String? {
        guard !numbers.isEmpty else { return nil }
        let sorted = numbers.sorted()
        let twice = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
        return "\(twice / 2)\(twice.isMultiple(of: 2) ? "" : ".5")"
    }

    private func issuer(_ row: Record) -> String {
        if let issuer = row.text("issuer") {
            return "\(name(issuer)) (\(row.word("issuer_class")))"
        }
        return row.count(columns: "count").map { "\($0)" } ?? "—"
    }

    private func state(_ row: Record) -> String {
        row.word("state") + saidBy(row) + (row.text("escalated_to").map { ": \(name($0))" } ?? "")
            + doubts(row)
    }

    /// Whose word compliance rests on, and who says otherwise.
    private func saidBy(_ row: Record) -> String {
        guard ["complied", "partly_complied"].contains(row.text("state")) else { return "" }
        let reports = row.records("answers")
        let followed = reports.filter { $0.text("position") == "followed" }
            .compactMap { $0.text("by") }
        let addressee = row.text("addressee").map(directory.survivor)
        func isOwn(_ body: String?) -> Bool {
            body.map { directory.survivor(of: $0) == addressee } ?? false
        }
        // Nothing is denied before it is said, and who then confirms it denies it no more.
        let first = reports.firstIndex { $0.text("position") == "followed" } ?? reports.endIndex
        let denied = reports.indices.filter { place in
            place > first && reports[place].text("position") == "not_followed"
                && !reports[place...].contains { later in
                    later.text("position") == "followed"
                        && later.text("by") == reports[place].text("by")
                }
        }
        .map { reports[$0].text("by") }
        let others = denied.compactMap { isOwn($0) ? nil : $0 ?? "somebody" }
        return
            (!followed.isEmpty && followed.allSatisfy { isOwn($0) } ? ", by its own account" : "")
            + (denied.contains { isOwn($0) } ? ", of which it admits the contrary" : "")
            + (others.isEmpty ? "" : ", which \(names(others)) denies")
    }

    private func answers(_ row: Record) -> String {
        let answers = row.records("answers").map { answer in
            "\(name(answer, "by")): \(answer.word("position"))"
                + (answer.text("argument").map { " – \($0)" } ?? "")
        }
        return answers.isEmpty ? "none known" : answers.joined(separator: "; ")
    }
}

extension Record {
    /// Whether nobody is known to have answered the demand: to acknowledge it is no answer, nor is
    /// what is reported of it.
    var isUnanswered: Bool {
        records("answers").allSatisfy { $0.text("position") == "not_followed" }
            && !["complied", "partly_complied", "withdrawn"].contains(text("state"))
    }
}
