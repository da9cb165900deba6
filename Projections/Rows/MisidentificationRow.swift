import Incidents

/// A misidentification as a row of the table `misidentification`.
enum MisidentificationRow {
    static func columns(_ misidentification: Misidentification, about subject: String) -> Columns {
        let it = misidentification
        var row = Columns()
        row.set("subject_roles", roles(of: subject, in: it))
        row.set("context", it.context)
        row.set("context_class", it.test == nil ? "operational" : "test")
        row.set("standing", it.standing.rawValue)
        row.set("state", it.state.rawValue)
        row.set("is_refuted", it.isRefuted)
        row.set("error_kind", it.errorKind)
        row.set("technology", it.technology)
        row.set("product", it.product)
        row.set("vendor", it.vendor)
        row.set("person", it.person)
        row.set("occurred", it.occurred)
        row.set("verification", it.verification)
        row.set("involved", .list(it.involved) { involved in
            .detail(["body": .text(involved.body), "role": .text(involved.role)])
        })
        row.set("harms", .list(it.harms) { harm in
            .detail([
                "kind": .text(harm.kind), "by": harm.by.map(Value.text),
                "hours": harm.hours.map(Value.number), "position": .number(harm.position),
            ])
        })
        row.set("remedies", .list(it.remedies) { remedy in
            .detail([
                "kind": .text(remedy.kind), "by": remedy.by.map(Value.text),
                "money": remedy.money.map(Value.init), "position": .number(remedy.position),
            ])
        })
        row.set("disputes", .list(it.disputes) { dispute in
            .detail([
                "by": dispute.by.map(Value.text), "ground": .text(dispute.ground),
                "statement": dispute.statement.map(Value.text),
                "is_refutation": .flag(dispute.isRefutation),
                "position": .number(dispute.position),
            ])
        })
        row.set("causes", it.causes)
        row.set("outcome", it.outcome)
        row.set("lawsuits", it.lawsuits)
        row.set("deployments", it.deployments)
        if let test = it.test { add(test, to: &row) }
        row.set("is_retracted", it.isRetracted)
        row.set("in_counts", !it.isRetracted)
        return row
    }

    private static func add(_ test: Misidentification.Test, to row: inout Columns) {
        row.set("tester", test.tester)
        row.set("probes", test.probes)
        row.set("probe_count", test.probeCount)
        row.set("gallery", test.gallery)
        row.set("gallery_count", test.galleryCount)
        row.set("threshold", test.threshold)
        row.set("false_matches", test.falseMatches)
        row.set("false_misses", test.falseMisses)
        row.set("vendor_response", test.response)
    }

    private static func roles(of subject: String, in it: Misidentification) -> [String] {
        it.involved.filter { $0.body == subject }.map(\.role)
            + (it.vendor == subject ? ["vendor"] : [])
            + (it.test?.tester == subject ? ["tester"] : [])
    }
}
