/// How each event moves a lawsuit.
extension Lawsuit {
    mutating func apply(_ entry: Entry) {
        if let closing, Self.needsOpenCase.contains(entry.type) { refuse(entry, after: closing) }
        switch entry.type {
        case "LawsuitFiled": file(entry)
        case "LawsuitReported": report(entry)
        case "AggregateItemised": itemisation.add(entry)
        case "DocketAdded": addDocket(entry, reason: entry.data.text("reason") ?? "related")
        case "LawsuitConsolidated":
            (lead, mdl) = (entry.data.text("lead"), entry.data.text("mdl_no"))
            move(to: .consolidated, entry)
        case "PartyAdded":
            addParty(entry.data)
            if let party = entry.data.text("party") { dismissals[party] = nil }
        case "ClassCertified":
            remarkOnClass(entry)
            certification = (entry.position, nil)
            steps.append(entry.position)
        case "LawsuitDismissed": dismiss(entry)
        case "SettlementReached", "SettlementAmended": settle(entry)
        case "SettlementApprovalDecided": decideApproval(entry)
        case "PaymentRecorded": ledger.pay(entry)
        case "JudgmentEntered":
            decide("judgment", entry, for: entry.data.text("for"))
            move(to: .judgment, entry)
        case "VerdictReturned":
            decide("verdict", entry, for: entry.data.text("for"))
            move(to: .verdict, entry)
        case "PenaltyImposed": penalise(entry)
        case "InjunctionEntered": decide("injunction", entry, for: entry.data.text("on"))
        case "AppealFiled": appeal(entry)
        case "AppealDecided": decideAppeal(entry)
        case "LawsuitClosed":
            // To close a case decides nothing: it rests on what was agreed or ordered before.
            let ground = legalForce
            move(to: .closed, entry)
            if ground != "allegation" { legalForce = ground }
            closing = entry
        case "LawsuitReopened": reopen(entry)
        default: break
        }
    }

    /// The parties to what has no filing, which no date makes uncertain.
    mutating func identify(_ entry: Entry) {
        guard caption == nil else { return }
        let data = entry.data
        switch entry.type {
        case "SettlementReached", "SettlementAmended":
            guard let payer = data.text("payer"), roles(of: payer).isEmpty else { return }
            parties.append(Party(party: payer, described: nil, role: "defendant"))
        case "PenaltyImposed":
            for (key, role) in [("authority", "authority"), ("on", "respondent")] {
                addParty(["party": data[key] ?? .null, "role": .text(role)])
            }
        default: break
        }
    }

    private mutating func move(to next: Posture, _ entry: Entry) {
        posture = next
        legalForce = entry.legalForce
    }

    private mutating func file(_ entry: Entry) {
        let data = entry.data
        caption = data.text("caption")
        filed = entry.data.date("filed") ?? entry.occurred
        caseType = data.text("case_type")
        for party in data.records("parties") { addParty(party) }
        claims = data.records("claims").map { claim in
            Claim(
                statute: claim.text("statute") ?? "unknown", citation: claim.text("citation"),
                description: claim.text("description"))
        }
        (relief, incidents) = (data.texts("relief"), data.texts("incidents"))
        (product, vendor) = (data.text("product"), data.text("vendor"))
        addDocket(entry, reason: "filed")
        // A filing that became known late, without a day, takes nothing back.
        if posture == nil { move(to: .pending, entry) }
    }

    private mutating func report(_ entry: Entry) {
        isAggregate = true
        (count, about) = (entry.data.count("count"), entry.data.text("subject"))
        filed = entry.occurred
        if let defendant = entry.data.text("defendant") {
            parties.append(Party(party: defendant, described: nil, role: "defendant"))
        }
        move(to: .reported, entry)
    }

    private mutating func addDocket(_ entry: Entry, reason: String) {
        guard let court = entry.data.text("court") else { return }
        dockets.append(
            Docket(court: court, number: entry.data.text("docket_no") ?? "unknown", reason: reason))
    }

    private mutating func addParty(_ data: Record) {
        let party = Party(
            party: data.text("party"), described: data.text("described"),
            role: data.text("role") ?? "unknown")
        if !parties.contains(party) { parties.append(party) }
    }

    private mutating func dismiss(_ entry: Entry) {
        let parties = entry.data.texts("as_to")
        let isWhole = entry.data.text("whole") == "yes"
        for party in parties {
            if roles(of: party).isEmpty { remarkOn(entry, asTo: party) }
            if isWhole { dismissals[party] = entry.position } else { remarkOnPart(entry, party) }
        }
        guard isWhole else { return }
        steps.append(entry.position)
        // As to some of the parties alone, the case goes on against the others, if any are left.
        guard parties.isEmpty || !isAnybodySued else { return }
        move(to: .dismissed, entry)
        closing = entry
    }

    /// Whether claims are left against anybody: as to who is only described nobody can tell.
    private var isAnybodySued: Bool {
        parties.contains { party in
            ["defendant", "respondent"].contains(party.role)
                && party.party.map { dismissals[$0] == nil } ?? true
        }
    }

    /// Who was dismissed from a case that went on stays so, when it is opened again after its end.
    private mutating func reopen(_ entry: Entry) {
        if closing == nil, posture == .pending {
            problems.append(
                Problem(
                    "lawsuit.not_closed", .warning, field: "",
                    "nothing recorded says that the case had ended",
                    rule: "what is reopened had been closed or dismissed",
                    hint: "record its end first, or correct a date"))
        }
        move(to: .pending, entry)
        dismissals = dismissals.filter { $0.value != closing?.position }
        closing = nil
    }

    private mutating func settle(_ entry: Entry) {
        remarkOnReplacement(entry)
        ledger.settle(entry)
        identify(entry)
        move(to: ledger.effective?.stage == "signed" ? .settled : .settledInPrinciple, entry)
    }

    private mutating func decideApproval(_ entry: Entry) {
        remarkOnRuling(entry)
        ledger.decide(entry)
        steps.append(entry.position)
        // What was replaced already is no longer what the case stands on.
        let isOld = ledger.figures.contains { figure in
            figure.isSuperseded && figure.id == entry.data.text("settlement")
        }
        guard !isOld else { return }
        switch (entry.data.text("ruling"), entry.data.text("level")) {
        case ("denied", _): move(to: .approvalDenied, entry)
        case (_, "final"): move(to: .approved, entry)
        default: move(to: .preliminarilyApproved, entry)
        }
    }

    private mutating func penalise(_ entry: Entry) {
        identify(entry)
        decide("penalty", entry, for: entry.data.text("on"))
        move(to: .penalised, entry)
    }

    private mutating func decide(_ kind: String, _ entry: Entry, for party: String?) {
        steps.append(entry.position)
        let single = entry.data.money("money").map { [$0] }
        let findings = entry.data.texts("findings") + [entry.data.text("scope")].compactMap(\.self)
        decisions.append(
            Decision(
                kind: kind, party: party, money: single ?? entry.data.moneys("money"),
                findings: findings, occurred: entry.occurred, until: entry.data.date("until"),
                legalForce: entry.legalForce, position: entry.position))
    }

    private mutating func appeal(_ entry: Entry) {
        if posture != .onAppeal { holdForAppeal() }
        addDocket(entry, reason: "appeal")
        appeals.insert(entry.data.text("court") ?? "")
        // What the case rests on in law is what was decided, until the higher court decides.
        posture = .onAppeal
        closing = nil
    }

    /// An appeal is from what was decided last, and leaves the case so when it is lost.
    private mutating func holdForAppeal() {
        beforeAppeal = (posture, legalForce, closing)
        appealed = steps.last
    }

    private mutating func decideAppeal(_ entry: Entry) {
        let court = entry.data.text("court") ?? ""
        // An appeal may be known by its end alone.
        let isFiled = !appeals.isEmpty
        if !isFiled { holdForAppeal() }
        if appeals.remove(court) == nil { appeals = [] }
        let isUndone = ["reversed", "vacated"].contains(entry.data.text("outcome"))
        let open = isUndone ? undo(by: entry) : .pending
        // A settlement or a dismissal while the appeal was pending outlasts it.
        guard posture == .onAppeal || !isFiled else { return }
        switch entry.data.text("outcome") {
        case "affirmed", "dismissed":
            if let beforeAppeal, beforeAppeal.posture != nil {
                (posture, legalForce, closing) = beforeAppeal
            } else {
                move(to: .pending, entry)
            }
        default:
            move(to: open, entry)
            closing = nil
        }
        // Another court has still to decide.
        if !appeals.isEmpty { (posture, closing) = (.onAppeal, nil) }
    }

    /// What an appeal is from falls; where that is itself a reversal, what it undid stands again.
    ///
    /// - Returns: How far that leaves the case.
    private mutating func undo(by entry: Entry) -> Posture {
        defer { steps.append(entry.position) }
        let undone =
            decisions.map(\.undoneBy) + ledger.approvals.map(\.undoneBy)
            + [certification?.undoneBy]
        if let appealed, undone.contains(appealed) {
            replaceUndoing(of: nil, appealed, by: nil)
            return postureBeforeReversal ?? .pending
        }
        postureBeforeReversal = beforeAppeal?.posture
        dismissals = dismissals.filter { appealed != nil && $0.value != appealed }
        replaceUndoing(of: appealed, nil, by: entry.position)
        return .pending
    }

    /// Of what stands at one position, or at any: a judgment takes the verdict along that it is on.
    private mutating func replaceUndoing(of position: Int64?, _ before: Int64?, by after: Int64?) {
        let judgment = decisions.first { $0.position == position && $0.kind == "judgment" }
        for place in decisions.indices where decisions[place].undoneBy == before {
            let isVerdict = judgment != nil && decisions[place].kind == "verdict"
            guard position == nil || decisions[place].position == position || isVerdict else {
                continue
            }
            decisions[place].undoneBy = after
        }
        if let held = certification, held.undoneBy == before,
            position.map({ $0 == held.position }) ?? true
        {
            certification = (held.position, after)
        }
        for place in ledger.approvals.indices where ledger.approvals[place].undoneBy == before {
            guard position == nil || ledger.approvals[place].position == position else { continue }
            ledger.approvals[place].undoneBy = after
        }
    }
}
