import Incidents

/// A lawsuit as a row of the table `lawsuit`.
enum LawsuitRow {
    static func columns(_ lawsuit: Lawsuit, about subject: String) throws -> Columns {
        let itemisation = lawsuit.itemisation
        var row = Columns()
        try row.set("subject_roles", lawsuit.roles(of: subject))
        try row.set("caption", lawsuit.caption)
        try row.set("case_type", lawsuit.caseType)
        try row.set("filed", lawsuit.filed)
        try row.set("posture", lawsuit.posture?.rawValue)
        try row.set("legal_force", lawsuit.legalForce)
        try row.set("incidents", lawsuit.incidents)
        try row.set("court", lawsuit.docket?.court)
        try row.set("docket_no", lawsuit.docket?.number)
        try row.set(
            "dockets",
            .list(lawsuit.dockets) { docket in
                .detail([
                    "court": .text(docket.court), "docket_no": .text(docket.number),
                    "reason": .text(docket.reason),
                ])
            })
        try row.set(
            "parties",
            .list(lawsuit.parties) { party in
                .detail([
                    "described": party.described.map(Value.text),
                    "party": party.party.map(Value.text), "role": .text(party.role),
                ])
            })
        try row.set("statutes", lawsuit.claims.map(\.statute))
        try row.set(
            "claims",
            .list(lawsuit.claims) { claim in
                .detail([
                    "citation": claim.citation.map(Value.text),
                    "description": claim.description.map(Value.text),
                    "statute": .text(claim.statute),
                ])
            })
        try row.set("relief", lawsuit.relief)
        try row.set("product", lawsuit.product)
        try row.set("vendor", lawsuit.vendor)
        try row.set("lead", lawsuit.lead)
        try row.set("mdl_no", lawsuit.mdl)
        try row.set("dismissed_by", lawsuit.dismissals[subject])
        row.set("class_certified", lawsuit.isClassCertified)
        try row.set("settlements", .list(lawsuit.ledger.figures, \.detail))
        try row.set("approvals", .list(lawsuit.ledger.approvals, \.detail))
        try row.set("payments", .list(lawsuit.ledger.payments, \.detail))
        try row.set("decisions", .list(lawsuit.decisions, \.detail))
        row.set("is_aggregate", lawsuit.isAggregate)
        try row.set("count", lawsuit.count)
        try row.set("about", lawsuit.about)
        try row.set("items", itemisation.items)
        try row.set("items_complete", itemisation.isComplete)
        row.set("is_retracted", lawsuit.isRetracted)
        row.set("in_counts", !lawsuit.isRetracted && itemisation.items.isEmpty)
        return row
    }
}
