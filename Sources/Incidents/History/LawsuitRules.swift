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

    /// A settlement that takes another's place without saying so may be a second one beside it.
    mutating func remarkOnReplacement(_ entry: Entry) {
        remarkOnOldTerms(entry)
        guard entry.type == "SettlementReached", let place = ledger.place(replacedBy: entry),
            ledger.figures[place].stage == entry.data.text("stage")
        else { return }
        problems.append(
            Problem(
                "settlement.replaced", .warning, field: "",
                "it takes the place of the settlement of the same payer at "
                    + "@\(ledger.figures[place].position)",
                rule: "of one payer's settlements in a case the last counts",
                hint: "record it as an amendment, or correct or retract the earlier one"))
    }

    mutating func remarkOnClass(_ entry: Entry) {
        guard caseType == "individual" else { return }
        problems.append(
            Problem(
                "lawsuit.class", .warning, field: "",
                "a class is certified in a case that was filed by individuals for themselves",
                rule: "a class is certified where a case was brought for one",
                hint: "correct the filing's case type, or record the case that the class is in"))
    }

    private mutating func remarkOnOldTerms(_ entry: Entry) {
        guard entry.type == "SettlementAmended", let place = ledger.place(replacedBy: entry),
            ledger.figures[place].isSuperseded
        else { return }
        problems.append(
            Problem(
                "settlement.amended_before", .warning, field: "supersedes",
                "the settlement at @\(ledger.figures[place].position) was replaced already",
                rule: "what is amended is what stands",
                hint: "name the settlement that stands, or correct whichever date is wrong"))
    }

    mutating func remarkOnRuling(_ entry: Entry) {
        let standing = ledger.figures.filter { !$0.isSuperseded }
        guard standing.count > 1, entry.data["settlement"] == nil, let last = standing.last else {
            return
        }
        problems.append(
            Problem(
                "settlement.which", .warning, field: "settlement",
                "\(standing.count) settlements stand, and the ruling is taken to be on the last, "
                    + "@\(last.position)",
                rule: "a ruling on approval is on one settlement",
                hint: "name the settlement that it is on"))
    }

    /// An amendment and a ruling name a settlement that is there; a class settles as a class.
    mutating func checkSettlements(_ entries: [Entry], among all: [Entry]) {
        var settlements: [String] = []
        for entry in entries {
            switch entry.type {
            case "SettlementReached":
                settlements.append(entry.event.id)
            case "SettlementAmended":
                check("supersedes", of: entry, in: settlements, among: all)
                settlements.append(entry.event.id)
            case "SettlementApprovalDecided":
                checkApproval(entry, hasSettlement: !settlements.isEmpty)
                if entry.data["settlement"] != nil {
                    check("settlement", of: entry, in: settlements, among: all)
                }
            default: break
            }
        }
    }

    private mutating func check(
        _ field: String, of entry: Entry, in settlements: [String], among all: [Entry]
    ) {
        let target = entry.data.text(field) ?? "nothing"
        guard !settlements.contains(target) else { return }
        let named = all.first { other in
            other.event.id == target && other.event.id != entry.event.id
                && ["SettlementReached", "SettlementAmended"].contains(other.type)
        }
        let (what, hint) =
            switch named {
            case nil:
                (
                    "\(target) is no earlier settlement of this lawsuit",
                    "name the event of the settlement, or record it first"
                )
            case let named? where !named.stands:
                (
                    "the settlement that @\(entry.position) names, @\(named.position), is retracted",
                    "retract @\(entry.position), or correct what it names, first"
                )
            case let named?:
                (
                    "the settlement that it names is dated later: "
                        + (named.occurred?.phrase ?? "on a day not known"),
                    "check the dates of both"
                )
            }
        problems.append(
            Problem(
                "settlement.\(field)", field: field, what,
                rule: field == "supersedes"
                    ? "an amendment names the earlier settlement that it replaces"
                    : "a ruling is on an earlier settlement", hint: hint))
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
