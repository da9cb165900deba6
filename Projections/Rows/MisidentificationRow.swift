import Incidents

/// A misidentification as a row of the table `misidentification`.
enum MisidentificationRow {
    static func columns(_ misidentification: Misidentification, about subject: String) throws
        -> Columns
    {
        let it = misidentification
        var row = Columns()
        try row.set("subject_roles", roles(of: subject, in: it))
        try row.set("context", it.context)
        try row.set("context_class", it.test == nil ? "operational" : "test")
        try row.set("standing", it.standing.rawValue)
        try row.set("state", it.state.rawValue)
        row.set("is_refuted", it.isRefuted)
        try row.set("error_kind", it.errorKind)
        try row.set("technology", it.technology)
        try row.set("product", it.product)
        try row.set("vendor", it.vendor)
        try row.set("person", it.person)
        try row.set("occurred", it.occurred)
        try row.set("verification", it.verification)
        try row.set(
            "evidence",
            .list(it.evidence.pieces) { piece in
                .detail([
                    "effect": .text(piece.effect.rawValue),
                    "sources": .list(piece.sources.map(Value.text)),
                ])
            })
        try row.set(
            "involved",
            .list(it.involved) { involved in
                .detail(["body": .text(involved.body), "role": .text(involved.role)])
            })
        try row.set(
            "harms",
            .list(it.harms) { harm in
                .detail([
                    "by": harm.by.map(Value.text), "hours": harm.hours.map(Value.number),
                    "kind": .text(harm.kind), "legal_force": .text(harm.legalForce),
                    "position": .number(harm.position),
                ])
            })
        try row.set(
            "remedies",
            .list(it.remedies) { remedy in
                .detail([
                    "by": remedy.by.map(Value.text), "kind": .text(remedy.kind),
                    "money": remedy.money.map(Value.init), "position": .number(remedy.position),
                ])
            })
        try row.set(
            "disputes",
            .list(it.disputes) { dispute in
                .detail([
                    "by": dispute.by.map(Value.text), "ground": .text(dispute.ground),
                    "is_refutation": .flag(dispute.isRefutation),
                    "position": .number(dispute.position),
                    "statement": dispute.statement.map(Value.text),
                ])
            })
        try row.set("causes", it.causes)
        try row.set("outcome", it.outcome)
        try row.set("lawsuits", it.lawsuits)
        try row.set("deployments", it.deployments)
        if let test = it.test { try add(test, to: &row) }
        row.set("is_retracted", it.isRetracted)
        row.set("in_counts", !it.isRetracted)
        return row
    }

    private static func add(_ test: Misidentification.Test, to row: inout Columns) throws {
        try row.set("tester", test.tester)
        try row.set("probes", test.probes)
        try row.set("probe_count", test.probeCount)
        try row.set("gallery", test.gallery)
        try row.set("gallery_count", test.galleryCount)
        try row.set("threshold", test.threshold)
        try row.set("false_matches", test.falseMatches)
        try row.set("false_misses", test.falseMisses)
        try row.set("vendor_response", test.response)
    }

    private static func roles(of subject: String, in it: Misidentification) -> [String] {
        it.involved.filter { $0.body == subject }.map(\.role)
            + (it.harms.contains { $0.by == subject } ? ["did_harm"] : [])
            + (it.vendor == subject ? ["vendor"] : [])
            + (it.product == subject ? [it.vendor == nil ? "vendor" : "maker"] : [])
            + (it.test?.tester == subject ? ["tester"] : [])
    }
}
