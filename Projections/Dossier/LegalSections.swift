import Incidents

/// Lawsuits, settlements, and what courts and authorities decided.
extension DossierInput {
    var lawsuits: Dossier.Section {
        let rows = rows("lawsuit").filter { !$0.isItemised }
        let own = rows.filter(\.isParty)
        // A case that goes on within another one of the list is one matter with it.
        let matters = Set(own.filter(\.countsSingly).compactMap { $0.text("stream") })
        let single = own.filter { $0.countsSingly && !$0.goesOn(in: matters) }
        let members = matters.count - single.count
        let postures = Dictionary(grouping: single) { row in
            if let end = ownEnd(row) { return "\(end.word) as to it" }
            return came(row) + (actors(in: row).isEmpty ? "" : " as to others alone")
        }
        .map { "\($0.value.count) \($0.key)" }.sorted().joined(separator: ", ")
        return Dossier.Section(
            title: "Lawsuits and proceedings",
            note: "\(single.count) \(single.count == 1 ? "matter" : "matters")"
                + "\(postures.isEmpty ? "" : ": \(postures)"). "
                + (members > 0 ? "\(members) more consolidated into one of these. " : "")
                + "What is alleged is not found; a settlement is an agreement, not a finding."
                + others(rows, beside: own) + uncertain(own) + unspecified(own)
                + itemised("lawsuit")
                + (suitsElsewhere.isEmpty
                    ? ""
                    : " Over misidentifications of this dossier, and without it: "
                        + "\(names(suitsElsewhere))."),
            columns: [
                "Filed", "Case", "Court", "Role", "Alleged under", "Posture", "Rests on",
                "Settlement, last effective", "Record",
            ],
            rows: rows.map { row in
                Dossier.Row(
                    of: row,
                    cells: [
                        row.text("filed") == nil ? "date of filing not known" : row.when("filed"),
                        caption(row), court(row),
                        row.isParty ? row.words("subject_roles") : "named, no party",
                        claims(row), posture(row),
                        ownEnd(row).map { "\($0.force), see @\($0.position)" }
                            ?? row.word("legal_force") + asToOthers(row),
                        settlement(row),
                        row.text("stream") ?? "",
                    ], isStruck: row.isStruck)
            })
    }

    private func caption(_ row: Record) -> String {
        if let caption = row.text("caption") { return caption }
        if row.flag("is_aggregate") ?? false {
            let many = row.count(columns: "count").map { "\($0)" } ?? "unspecified"
            return many + (row.text("about").map { ", over \($0)" } ?? "")
        }
        return Words.list(
            row.records("parties").map { "\(name($0, "party")) (\($0.word("role")))" }) ?? "—"
    }

    private func claims(_ row: Record) -> String {
        let claims = row.records("claims").map(Words.claim)
        return claims.isEmpty ? "—" : claims.joined(separator: "; ")
    }

    private func court(_ row: Record) -> String {
        guard row.text("court") != nil else { return "—" }
        let filed = row.records("dockets").first { $0.text("reason") == "filed" }
        let isElsewhere = filed.map { $0.text("court") != row.text("court") } ?? false
        guard let filed, isElsewhere else { return docket(row) }
        let how = Words.isCentralised(filed.text("docket_no")) ? "centralised by" : "filed in"
        return "\(docket(row)); \(how) \(docket(filed))"
    }

    private func docket(_ row: Record) -> String {
        "\(name(row, "court")), \(Words.docket(row.text("docket_no")))"
    }

    /// How far the case has come: it is the settlement that a court approves or does not.
    private func came(_ row: Record) -> String {
        switch row.text("posture") {
        case "approved": "settlement finally approved"
        case "preliminarily_approved": "settlement preliminarily approved"
        case "approval_denied": "approval of the settlement denied"
        case "on_appeal": "on appeal" + judgment(of: row)
        default: row.word("posture")
        }
    }

    /// Who won so far, so that no reader takes an appeal for a defeat: what it is from, its own event
    /// says.
    private func judgment(of row: Record) -> String {
        let judgment = row.records("decisions").last { decision in
            decision.text("kind") == "judgment" && decision.number("undone_by") == nil
        }
        guard let judgment, let party = judgment.text("party") else { return "" }
        let whose = Reference(party) == nil ? Words.phrase(party) : name(party)
        return ", judgment before that for the \(whose), \(judgment.when("occurred"))"
    }

    /// Lawsuits that misidentifications here led to, which name the subject nowhere.
    var suitsElsewhere: [String] {
        let here = Set(rows("lawsuit").compactMap { $0.text("stream") })
        let linked = rows("misidentification").filter { !$0.isStruck }
            .flatMap { $0.texts("lawsuits") }
            .filter { suit in
                !directory.isTakenBack(suit)
                    && onceCome(directory.dates(of: suit)?.filed, "", doubt: "") != nil
            }
        return Set(linked).subtracting(here).sorted()
    }

    private func posture(_ row: Record) -> String {
        came(row) + asToOthers(row)
            + (row.text("lead").map { lead in
                row.text("posture") == "consolidated"
                    ? " into \(name(lead))" : ", once consolidated into \(name(lead))"
            } ?? "")
            + (row.flag("class_certified") ?? false ? ", class certified" : "")
            + (ownEnd(row).map { ", \($0.word) as to it: see @\($0.position)" } ?? "")
            + doubts(row)
    }

    /// The others with whom alone it came to this, where the subject is sued: one defendant's
    /// settlement or penalty is not another's.
    private func actors(in row: Record) -> [String] {
        guard row.has("defendant", "respondent") else { return [] }
        let settling = [
            "settled", "settled_in_principle", "preliminarily_approved", "approved",
            "approval_denied",
        ]
        let posture = row.text("posture") ?? ""
        let parties =
            settling.contains(posture)
            ? effectiveFigures(row).map { $0.text("payer") }
            : posture == "penalised"
                ? row.records("decisions").filter { $0.text("kind") == "penalty" }
                    .map { $0.text("party") } : []
        let others = parties.compactMap(\.self)
        // Who is no party pays for one, a city for its police: of several nobody knows for which.
        let isItsOwn =
            others.count < parties.count || sued(row).count == 1
            || others.contains(where: isSubject)
        return isItsOwn ? [] : others
    }

    private func asToOthers(_ row: Record) -> String {
        let others = actors(in: row)
        guard !others.isEmpty else { return "" }
        let parties = row.records("parties").compactMap { $0.text("party") }.map(directory.survivor)
        guard others.contains(where: { parties.contains(directory.survivor(of: $0)) }) else {
            return ", to be paid by \(names(others)): for whom is not said"
        }
        let before = row.records("decisions").last { decision in
            decision.text("kind") == "judgment" && decision.number("undone_by") == nil
        }
        let judgment =
            row.text("posture") == "penalised"
            ? "" : before?.number("position").map { ", after a judgment: see @\($0)" } ?? ""
        return " as to \(names(others)) alone\(judgment)"
    }

    /// What was ruled on the subject's own settlement, where the case stands as ruled on another's.
    private func ownRuling(_ row: Record) -> (word: String, force: String, position: Int64)? {
        let words = [
            "approved": "approved", "approval_denied": "approval denied",
            "preliminarily_approved": "preliminarily approved",
        ]
        let figures = effectiveFigures(row)
        guard let posture = row.text("posture"), words[posture] != nil, figures.count > 1,
            let own = figures.last(where: { $0.text("payer").map(isSubject) ?? false }),
            let position = own.number("position")
        else { return nil }
        let approvals = row.records("approvals")
        guard let ruling = approvals.last(where: { $0.number("settlement") == position }) else {
            return ("settled", "agreement", position)
        }
        let isDenied = ruling.text("ruling") == "denied"
        let isFinal = ruling.text("level") == "final"
        let word =
            isDenied ? "approval_denied" : isFinal ? "approved" : "preliminarily_approved"
        guard word != posture, let told = words[word] else { return nil }
        return (told, "order", ruling.number("position") ?? position)
    }

    private func sued(_ row: Record) -> [Record] {
        row.records("parties").filter { party in
            ["defendant", "respondent"].contains(party.text("role"))
        }
    }

    /// How the case ended for the subject alone, where it went on against others.
    private func ownEnd(_ row: Record) -> (word: String, force: String, position: Int64)? {
        if let position = row.number("dismissed_by") { return ("dismissed", "dismissal", position) }
        guard row.has("defendant", "respondent"), sued(row).count > 1 else { return nil }
        if let ruling = ownRuling(row) { return ruling }
        guard
            ["judgment", "verdict", "penalised", "on_appeal"].contains(row.text("posture"))
        else { return nil }
        return effectiveFigures(row).last { figure in
            figure.text("stage") == "signed" && !figure.isDenied
                && figure.text("payer").map(isSubject) ?? false
        }?.number("position").map { ("settled", "agreement", $0) }
    }

    /// What nothing replaced: of each payer, under whatever id, the last.
    private func effectiveFigures(_ row: Record) -> [Record] {
        let standing = row.records("settlements").filter { !$0.isSuperseded }
        let payers = standing.map { $0.text("payer").map(directory.survivor) }
        return standing.indices.filter { place in
            payers[place] == nil || payers.lastIndex(of: payers[place]) == place
        }
        .map { standing[$0] }
    }

    private func settlement(_ row: Record) -> String {
        let standing = effectiveFigures(row)
        return standing.map { figure in
            // What was agreed on is the figure; any other kind of money is named.
            let sums = figure.moneys("money").map { money in
                ["agreed", "agreed_in_principle"].contains(money.kind)
                    ? "\(money)" : "\(money) (\(Words.phrase(money.kind)))"
            }
            let beside = figure.texts("non_monetary").map(Words.phrase)
            let isForeign = figure.text("payer").map { !isSubject($0) } ?? false
            let isNamed = standing.count > 1 || isForeign
            let payer = isNamed ? "\(name(figure, "payer")): " : ""
            return payer + (Words.list(sums + beside) ?? "terms not known")
                + " (\(figure.word("stage"))"
                + approval(of: figure, in: row) + "; an agreement, not a finding)"
        }.orDash
    }

    /// What the court ruled last on the figure.
    private func approval(of figure: Record, in row: Record) -> String {
        if figure.isDenied { return ", approval denied" }
        let ruling = row.records("approvals").last { ruling in
            ruling.number("settlement") == figure.number("position")
                && ruling.number("undone_by") == nil
        }
        guard let ruling else { return "" }
        let level = ruling.text("level") == "final" ? "finally" : "preliminarily"
        return ", \(level) approved" + (ruling.text("ruling") == "part" ? " in part" : "")
    }

    /// Every figure of every settlement, with what became of it: never a sum.
    var settlements: Dossier.Section {
        Dossier.Section(
            title: "Settlement ledger",
            note: "Of the cases to which it is a party. The last effective figure stands; "
                + "superseded ones are listed and never added.",
            columns: ["When", "Case", "What", "Sums", "Payer", "Standing", "Position"],
            rows: rows("lawsuit").filter(\.isParty).flatMap { row in
                let effective = effectiveFigures(row).map { $0.number("position") }
                func on(_ approval: Record) -> String {
                    guard effective.count > 1 || !effective.contains(approval.number("settlement"))
                    else { return "" }
                    return approval.number("settlement").map { ", of @\($0)" } ?? ""
                }
                let steps =
                    row.records("settlements").map { agreed in
                        // The payer may have settled under another id since.
                        var figure = agreed
                        let isSuperseded = !effective.contains(figure.number("position"))
                        figure["is_superseded"] = .flag(isSuperseded)
                        return (
                            record: figure,
                            what: figure.flag("is_amendment") ?? false ? "amended" : "agreed",
                            standing: isSuperseded
                                ? "superseded" : figure.isDenied ? "approval denied" : "effective"
                        )
                    }
                    + row.records("approvals").map {
                        (
                            record: $0,
                            what: "\($0.word("level")) approval \($0.word("ruling"))\(on($0))",
                            standing: "order" + undoing($0)
                        )
                    }
                    + row.records("payments").map { (record: $0, what: "paid", standing: "paid") }
                return steps.sorted { $0.record.whenDecided < $1.record.whenDecided }.map { step in
                    Dossier.Row(
                        of: step.record,
                        cells: [
                            step.record.when("occurred", of: row), caption(row),
                            step.what, sums(step.record), name(step.record, "payer"),
                            step.standing,
                            "@\(step.record.number("position") ?? 0)",
                        ], isStruck: row.isStruck)
                }
            })
    }

    /// Of what was decided the appeal's own event says which part it reaches.
    private func undoing(_ decision: Record) -> String {
        decision.number("undone_by").map { ", reversed or vacated: see @\($0)" } ?? ""
    }

    private func sums(_ step: Record) -> String {
        let single = step.money("money").map { "\($0)" }
        let each = step.money("each").map { ", \($0) each" } ?? ""
        return (single ?? step.sums("money")) + each
    }

    /// Judgments, verdicts, penalties and injunctions.
    var decisions: Dossier.Section {
        Dossier.Section(
            title: "Judgments, penalties and orders",
            note:
                "Of the cases to which it is a party. The only findings in this dossier are those "
                + "that say so here.",
            columns: [
                "When", "Case", "What", "For or on", "Sums", "Found or ordered", "In law",
                "Position",
            ],
            rows: rows("lawsuit").filter(\.isParty).flatMap { row in
                row.records("decisions").map { (row: row, decision: $0) }
            }
            .sorted { $0.decision.whenDecided < $1.decision.whenDecided }
            .map { row, decision in
                let party = decision.text("party").map { party in
                    Reference(party) == nil ? Words.phrase(party) : name(party)
                }
                let end = decision.text("until") == nil ? "" : " until \(decision.when("until"))"
                return Dossier.Row(
                    of: decision,
                    cells: [
                        decision.when("occurred", of: row), caption(row),
                        decision.word("kind") + end, party ?? "—", decision.sums("money"),
                        decision.texts("findings").orDash,
                        decision.word("legal_force") + undoing(decision),
                        "@\(decision.number("position") ?? 0)",
                    ], isStruck: row.isStruck)
            })
    }
}

extension Record {
    /// Whether it was consolidated into one of these lawsuits.
    fileprivate func goesOn(in matters: Set<String>) -> Bool {
        text("posture") == "consolidated" && text("lead").map(matters.contains) ?? false
    }

    /// Whether the court refused to approve the settlement's figure.
    fileprivate var isDenied: Bool { flag("is_denied") ?? false }

    /// Whether a later figure replaced the settlement's.
    fileprivate var isSuperseded: Bool { flag("is_superseded") ?? false }

    /// By the first day on which a step of a case may have been taken, then by position.
    fileprivate var whenDecided: (Int, Int64) {
        let date = date("occurred")
        return (date?.lower?.number ?? .min, number("position") ?? 0)
    }
}
