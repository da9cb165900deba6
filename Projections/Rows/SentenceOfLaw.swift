import Incidents

/// Letters and lawsuits, but for settlements.
extension Sentence {
    func ofLaw(_ type: String) -> String? {
        ofDemand(type) ?? ofCase(type) ?? ofRuling(type)
    }

    private func ofDemand(_ type: String) -> String? {
        switch type {
        case "CeaseDesistIssued": demand
        case "CeaseDesistAggregateReported":
            "\(many("demand", " to stop")) reported to have been sent to \(text("addressee"))"
        case "CeaseDesistAcknowledged": "\(text("by")) acknowledged the demand"
        case "CeaseDesistAnswered":
            "\(text("by", or: "the addressee")) answered: \(word("position"))"
                + tail("argument", ", arguing: ") + quotation
        case "ComplianceReported":
            "\(text("by")) says that the demand was followed (\(word("scope")))\(tail("evidence"))"
        case "NonComplianceReported":
            "\(text("by")) \(legalForce == "admission" ? "admits" : "alleges") that the demand was "
                + "not followed (\(word("scope")))\(tail("evidence"))"
        case "CeaseDesistEscalated":
            "the demand led to \(data.text("lawsuit") ?? text("proceeding", or: "a proceeding"))"
        case "CeaseDesistWithdrawn": "the demand was withdrawn\(tail("reason"))"
        case "AggregateItemised":
            "the single cases behind it are now recorded: "
                + (Words.list(data.texts("items")) ?? "none")
        default: nil
        }
    }

    private var demand: String {
        let addressee = text("addressee")
        let what =
            Words.list(
                data.texts("demands").map { $0 == "other" ? "do something else" : Words.phrase($0) }
            )
            ?? "stop"
        let how =
            switch data.text("instrument") {
            case "public_demand_only": ", in public, not by letter"
            case nil, "unknown": ""
            default: ", by \(word("instrument"))"
            }
        return legalForce == "order"
            ? "\(text("issuer")) ordered \(addressee) to \(what)\(how)"
            : "\(text("issuer")) demanded that \(addressee) \(what)\(how)"
    }

    /// How many of what, with the verb: `3 demands to stop were`.
    private func many(_ noun: String, _ which: String) -> String {
        let count = count("count")
        guard let count, count.value != nil else {
            let unspecified = count.map { "\($0)" } ?? "an unspecified number"
            return "\(unspecified) of \(noun)s\(which) were"
        }
        return count.isOne ? "1 \(noun)\(which) was" : "\(count) \(noun)s\(which) were"
    }

    private func ofCase(_ type: String) -> String? {
        switch type {
        case "LawsuitFiled": filing
        case "LawsuitReported":
            many("lawsuit", "\(tail("subject", " over ")) against \(text("defendant"))")
                + " reported"
        case "DocketAdded":
            "another docket: \(Words.docket(data.text("docket_no"))) in \(text("court")), "
                + word("reason")
        case "LawsuitConsolidated":
            "the case was consolidated into \(text("lead", or: "another"))"
                + tail("mdl_no", ", MDL ")
        case "PartyAdded": "\(text("party")) joined as \(word("role"))"
        case "AppealFiled": "\(text("by", or: "a party")) appealed to \(text("court"))"
        case "LawsuitClosed": "the case was closed\(tail("reason"))"
        case "LawsuitReopened": "the case was reopened\(tail("reason"))"
        default: nil
        }
    }

    private var filing: String {
        func named(_ roles: Set<String>) -> String? {
            Words.list(
                data.records("parties").filter { roles.contains($0.text("role") ?? "") }
                    .compactMap { $0.text("party") ?? $0.text("described") })
        }
        let plaintiffs = named(["plaintiff", "petitioner"]) ?? "somebody"
        let defendants = named(["defendant", "respondent"]) ?? "somebody"
        let laws = Words.list(
            data.records("claims").map { claim in
                let statute = Words.statute(claim.text("statute"))
                return claim.text("statute") == "other"
                    ? claim.text("citation") ?? statute : statute
            })
        let number = data.text("docket_no")
        let brought =
            Words.isCentralised(number)
            ? "cases of \(plaintiffs) against \(defendants) were centralised by"
            : "\(plaintiffs) \(suing) \(defendants) in"
        return "\(brought) \(text("court")): "
            + "\(text("caption", or: "no caption")), \(Words.docket(number))"
            + (laws.map { "; alleged: \($0)" } ?? "") + others
    }

    /// Who is in the case and neither sues nor is sued.
    private var others: String {
        let others = data.records("parties").compactMap { party -> String? in
            let role = party.text("role") ?? "unknown"
            let sides = ["plaintiff", "petitioner", "defendant", "respondent"]
            guard !sides.contains(role) else { return nil }
            return "\(party.text("party") ?? party.text("described") ?? "somebody") "
                + "(\(Words.phrase(role)))"
        }
        return Words.list(others).map { "; also in it: \($0)" } ?? ""
    }

    private var suing: String {
        switch data.text("case_type") {
        case "regulatory_proceeding": "opened a proceeding against"
        case "criminal": "prosecuted"
        case "habeas": "petitioned for habeas corpus against"
        default: "sued"
        }
    }

    private var dismissed: String {
        switch data.text("whole") {
        case "yes": "the lawsuit was dismissed"
        case "no": "a part was dismissed"
        default: "claims were dismissed, all or a part,"
        }
    }

    /// Whether the claims may be brought again, where the source says so.
    private var prejudice: String {
        switch data.text("prejudice") {
        case "yes": " with prejudice"
        case "no": " without prejudice"
        default: ""
        }
    }

    /// The parties to whom alone it applies.
    private var asTo: String { Words.list(data.texts("as_to")).map { " as to \($0)" } ?? "" }

    private func ofRuling(_ type: String) -> String? {
        switch type {
        case "MotionDecided":
            "the court ruled on a motion, \(word("motion")): \(word("ruling"))\(asTo)"
        case "ClassCertified":
            "the court certified a class\(tail("class_is"))"
                + (count("size").map { ", \($0) members" } ?? "")
        case "LawsuitDismissed":
            dismissed + asTo
                + prejudice + tail("reason")
        case "JudgmentEntered": decision("the court entered judgment for the \(word("for"))")
        case "VerdictReturned": decision("a jury found for the \(word("for"))")
        case "PenaltyImposed":
            "\(text("authority")) fined \(text("on")) \(money("money") ?? "an unknown sum") under "
                + text("legal_basis", or: "an unknown provision")
        case "InjunctionEntered":
            "the court entered an injunction\(link("on", after: "on"))"
                + date("until", after: "until") + tail("scope")
        case "AppealDecided": "\(text("court")) decided the appeal: \(word("outcome"))"
        default: nil
        }
    }

    private func decision(_ what: String) -> String {
        what + (moneys("money").map { ", awarding \($0)" } ?? "")
            + (Words.list(data.texts("findings")).map { "; found: \($0)" } ?? "")
    }
}
