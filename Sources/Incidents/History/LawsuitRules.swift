/// What may not follow on what in a lawsuit.
extension Lawsuit {
    /// What only happens in an open case; payments, dockets and appeals come after its end, too.
    static let needsOpenCase: Set<String> = [
        "LawsuitConsolidated", "PartyAdded", "MotionDecided", "ClassCertified",
        "LawsuitDismissed", "SettlementReached", "SettlementAmended",
        "SettlementApprovalDecided", "JudgmentEntered", "VerdictReturned", "InjunctionEntered",
        "LawsuitClosed",
    ]

    mutating func refuse(_ entry: Entry, after closing: Entry) {
        let isSameStep = closing.type == "LawsuitDismissed" && entry.type == "LawsuitClosed"
        guard !isSameStep else { return }
        problems.append(
            Problem(
                "lawsuit.closed", entry.severity(after: closing), field: "occurred",
                "\(entry.type) comes after the case was closed by \(closing.type)",
                rule: "what follows the end of a case needs LawsuitReopened or AppealFiled first",
                hint: "record the reopening or the appeal, or correct the date"))
    }

    mutating func remarkOn(_ entry: Entry, asTo party: String) {
        problems.append(
            Problem(
                "lawsuit.no_party", .warning, field: "as_to", "\(party) is no party to this case",
                rule: "claims are dismissed as to parties",
                hint: "add the party, or correct whom the dismissal names"))
    }

    mutating func remarkOnPart(_ entry: Entry, _ party: String) {
        problems.append(
            Problem(
                "dismissal.part", .warning, field: "whole",
                "the case goes on against \(party): not all claims against it are dismissed",
                rule: "whole says whether all claims are dismissed, against those whom as_to names",
                hint: "write whole yes if nothing is left against \(party)"))
    }

    /// An amendment names an earlier settlement; an approval has one; a class settles as a class.
    mutating func checkSettlements(_ entries: [Entry]) {
        var settlements: [String] = []
        for entry in entries {
            switch entry.type {
            case "SettlementReached":
                settlements.append(entry.event.id)
            case "SettlementAmended":
                checkAmendment(entry, of: settlements, among: entries)
                settlements.append(entry.event.id)
            case "SettlementApprovalDecided":
                checkApproval(entry, hasSettlement: !settlements.isEmpty)
            default: break
            }
        }
    }

    private mutating func checkAmendment(
        _ entry: Entry, of settlements: [String], among entries: [Entry]
    ) {
        let target = entry.data.text("supersedes")
        guard target.map(settlements.contains) != true else { return }
        let settling = ["SettlementReached", "SettlementAmended"]
        let later = entries.first { other in
            other.event.id == target && other.event.id != entry.event.id
                && settling.contains(other.type)
        }
        let date = later?.occurred?.phrase ?? "on a day not known"
        problems.append(
            Problem(
                "settlement.supersedes", field: "supersedes",
                later == nil
                    ? "\(target ?? "nothing") is no earlier settlement of this lawsuit"
                    : "the settlement that it replaces is dated later: \(date)",
                rule: "an amendment names the earlier settlement that it replaces",
                hint: later == nil
                    ? "name the event of the settlement, or record it first"
                    : "check the dates of both"))
    }

    private mutating func checkApproval(_ entry: Entry, hasSettlement: Bool) {
        if !hasSettlement {
            problems.append(
                Problem(
                    "settlement.approval", field: "",
                    "there is no settlement before the decision on its approval",
                    rule: "an approval follows on a settlement",
                    hint: "record the settlement first"))
        }
        if let caseType, !["putative_class", "class"].contains(caseType) {
            problems.append(
                Problem(
                    "settlement.class", field: "",
                    "a court approves class settlements, and this case is of type \(caseType)",
                    rule: "a class settlement needs case_type putative_class or class",
                    hint: "correct the case type of LawsuitFiled, or leave the approval out"))
        }
    }
}
