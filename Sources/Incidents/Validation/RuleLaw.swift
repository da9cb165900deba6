/// Rules of law: what binds, what is found, what is only agreed.
extension Rule {
    /// An order binds, and only an authority can give one.
    static func binding(in data: Record) -> [Problem] {
        if data.text("binding") == "no", data.text("legal_force") == "order" {
            return [
                Problem(
                    "binding.order", field: "legal_force", "an order binds, and this does not",
                    rule: "what does not bind is an allegation", hint: "write allegation")
            ]
        }
        guard data.text("binding") == "yes" else { return [] }
        let kind = data.text("issuer").flatMap { Reference($0) }?.kind
        if data.text("issuer_class") == "court", let kind, kind != .court {
            return [
                Problem(
                    "binding.court", field: "issuer", "is no court, and issuer_class says so",
                    rule: "a court is registered as one", hint: "correct one of the two")
            ]
        }
        if let issuer = data.text("issuer_class"),
            !["attorney_general", "regulator", "court"].contains(issuer)
        {
            return [
                Problem(
                    "binding.issuer", field: "binding", "a demand of \"\(issuer)\" does not bind",
                    rule: "only an attorney general, a regulator or a court can bind",
                    hint: "write binding no, or correct issuer_class")
            ]
        }
        guard let instrument = data.text("instrument"),
            ["letter", "public_demand_only"].contains(instrument)
        else { return [] }
        return [
            Problem(
                "binding.instrument", .warning, field: "binding",
                "a demand by \"\(instrument)\" seldom binds",
                rule: "a letter does not bind, an order does", hint: "check the instrument")
        ]
    }

    /// Money of a settlement in principle is not yet agreed; that of a signed one is.
    static func settlementStage(in data: Record) -> [Problem] {
        guard let stage = data.text("stage"),
            let unfit = ["in_principle": "agreed", "signed": "agreed_in_principle"][stage]
        else { return [] }
        return data.records("money").enumerated().compactMap { index, money in
            guard money.text("kind") == unfit else { return nil }
            return Problem(
                "settlement.kind", field: "money[\(index)].kind",
                "\"\(unfit)\" does not fit a settlement that is \(stage)",
                rule: "in_principle goes with agreed_in_principle, signed with agreed",
                hint: "correct the kind or the stage")
        }
    }

    /// Newspapers write "ordered to pay" of settlements; nobody ordered anything.
    static func settlementWording(in data: Record) -> [Problem] {
        let quotes = data.records("sources").compactMap { $0.text("quote") }
        let texts =
            [("terms", data.text("terms")), ("note", data.text("note"))]
            + quotes.map { ("sources", $0) }
        return texts.compactMap { field, text in
            guard let text, text.lowercased().contains("ordered to pay") else { return nil }
            return Problem(
                "settlement.wording", .warning, field: field,
                "says \"ordered to pay\" of a settlement",
                rule: "a settlement is an agreement; nobody ordered it",
                hint: "record a judgment if there was one; else correct with "
                    + "source_mischaracterised")
        }
    }

    /// A confirmation is a finding only where a court made it.
    static func findingNeedsCourt(in data: Record) -> [Problem] {
        guard data.text("legal_force") == "finding", data.text("confirmed_by") != "court_finding"
        else { return [] }
        return [
            Problem(
                "legal_force.finding", field: "legal_force",
                "a confirmation without a court "
                    + "is no finding",
                rule: "only judgments, verdicts, penalties and court orders find anything",
                hint: "write statement or admission, or confirmed_by court_finding")
        ]
    }

    /// What a court found, nobody else confirms as such.
    static func courtFinding(in data: Record) -> [Problem] {
        guard data.text("confirmed_by") == "court_finding", let by = data.text("by"),
            Reference(by)?.kind != .court
        else { return [] }
        return [
            Problem(
                "confirmation.by", field: "by", "is \(by), which is no court",
                rule: "a court finding is a court's",
                hint: "leave it out, and cite the decision; or write agency_admission, "
                    + "vendor_admission or official_audit for what \(by) said itself")
        ]
    }

    /// The class of people on one side of a case: where all are pseudonyms, the caption has one.
    ///
    /// A caption that names a side made of affected persons alone must name them by pseudonym;
    /// "In re …" names the matter, not them.
    static func caption(in data: Record) -> [Problem] {
        guard let caption = data.text("caption") else { return [] }
        let lowered = caption.lowercased()
        guard !lowered.hasPrefix("in re "), !lowered.hasPrefix("in the matter of ") else {
            return []
        }
        let parties = data.records("parties")
        return [["plaintiff", "petitioner"], ["defendant", "respondent"]].compactMap { side in
            let members = parties.filter { side.contains($0.text("role") ?? "") }
            let pseudonyms = members.compactMap { $0.text("party").flatMap(Reference.init) }
                .filter(\.isPseudonym)
            guard !pseudonyms.isEmpty, pseudonyms.count == members.count,
                !pseudonyms.contains(where: { caption.contains($0.id) })
            else { return nil }
            return Problem(
                "person.caption", field: "caption",
                "has no \(pseudonyms[0].id) where the \(side[0]) is named",
                rule: "a caption that names an affected person is stored with the pseudonym",
                hint: "write \(pseudonyms[0].id) in place of the name")
        }
    }
}
