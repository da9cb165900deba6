import Incidents

/// A lawsuit as a row of the table `lawsuit`.
enum LawsuitRow {
    static func columns(_ lawsuit: Lawsuit, about subject: String) -> Columns {
        let isItemised = !lawsuit.items.isEmpty
        var row = Columns()
        row.set("subject_roles", lawsuit.roles(of: subject))
        row.set("caption", lawsuit.caption)
        row.set("case_type", lawsuit.caseType)
        row.set("filed", lawsuit.filed)
        row.set("posture", lawsuit.posture?.rawValue)
        row.set("legal_force", lawsuit.legalForce)
        row.set("court", lawsuit.dockets.first?.court)
        row.set("docket_no", lawsuit.dockets.first?.number)
        row.set("dockets", .list(lawsuit.dockets) { docket in
            .detail([
                "court": .text(docket.court), "docket_no": .text(docket.number),
                "reason": .text(docket.reason),
            ])
        })
        row.set("parties", .list(lawsuit.parties) { party in
            .detail([
                "party": party.party.map(Value.text), "described": party.described.map(Value.text),
                "role": .text(party.role),
            ])
        })
        row.set("statutes", lawsuit.statutes)
        row.set("relief", lawsuit.relief)
        row.set("product", lawsuit.product)
        row.set("vendor", lawsuit.vendor)
        row.set("lead", lawsuit.lead)
        row.set("mdl_no", lawsuit.mdl)
        row.set("class_certified", lawsuit.isClassCertified)
        settlement(lawsuit.ledger, into: &row)
        row.set("decisions", .list(lawsuit.decisions, \.detail))
        row.set("is_aggregate", lawsuit.isAggregate)
        row.set("count", lawsuit.count)
        row.set("about", lawsuit.subject)
        row.set("items", lawsuit.items)
        row.set("is_retracted", lawsuit.isRetracted)
        row.set("in_counts", !lawsuit.isRetracted && !isItemised)
        return row
    }

    private static func settlement(_ ledger: SettlementLedger, into row: inout Columns) {
        row.set("settlement", ledger.effectiveSettlement)
        row.set("settlement_stage", ledger.effective?.stage)
        row.set("settled", ledger.effective?.occurred)
        if let effective = ledger.effective { row.set("settlement", effective.detail) }
        row.set("superseded", .list(ledger.superseded, \.detail))
        row.set("approvals", .list(ledger.approvals, \.detail))
        row.set("payments", .list(ledger.payments, \.detail))
    }
}
