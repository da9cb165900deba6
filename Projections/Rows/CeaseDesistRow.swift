import Incidents

/// A demand to stop as a row of the table `cease_desist`.
enum CeaseDesistRow {
    static func columns(_ demand: CeaseDesist, about subject: String) throws -> Columns {
        let itemisation = demand.itemisation
        var row = Columns()
        try row.set("subject_roles", roles(of: subject, in: demand))
        try row.set("issuer", demand.issuer)
        try row.set("issuer_class", demand.issuerClass)
        try row.set("addressee", demand.addressee)
        try row.set("instrument", demand.instrument)
        try row.set("binding", demand.binding)
        try row.set("demands", demand.demands)
        try row.set("grounds", demand.grounds)
        try row.set("product", demand.product)
        try row.set("vendor", demand.vendor)
        try row.set("sent", demand.sent)
        try row.set("deadline", demand.deadline)
        try row.set("state", demand.state.rawValue)
        try row.set("legal_force", demand.legalForce)
        try row.set("days_to_answer", daysToAnswer(demand))
        try row.set(
            "answers",
            .list(demand.answers) { answer in
                .detail([
                    "argument": answer.argument.map(Value.text), "by": answer.by.map(Value.text),
                    "event": .number(answer.event), "occurred": answer.occurred.map(Value.init),
                    "position": .text(answer.position),
                ])
            })
        try row.set("escalated_to", demand.escalatedTo)
        row.set("is_aggregate", demand.isAggregate)
        try row.set("count", demand.count)
        try row.set("items", itemisation.items)
        try row.set("items_complete", itemisation.isComplete)
        row.set("is_retracted", demand.isRetracted)
        row.set("in_counts", !demand.isRetracted && itemisation.items.isEmpty)
        return row
    }

    /// Only where both dates are single days: a span has no number of days to count from.
    private static func daysToAnswer(_ demand: CeaseDesist) -> Int64? {
        let answer = demand.answers.first { !["followed", "not_followed"].contains($0.position) }
        guard let sent = demand.sent?.day, let answered = answer?.occurred?.day, sent <= answered
        else { return nil }
        return Int64(answered.number - sent.number)
    }

    private static func roles(of subject: String, in demand: CeaseDesist) -> [String] {
        let roles = [
            (demand.addressee, "addressee"), (demand.issuer, "issuer"), (demand.vendor, "vendor"),
        ]
        return roles.filter { $0.0 == subject }.map(\.1)
    }
}

extension EDTF {
    /// The day, where the date is certain and means one alone.
    var day: Day? { certainty == .certain && lower == upper ? lower : nil }
}
