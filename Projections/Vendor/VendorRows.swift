import Incidents

/// What a vendor offers and has stopped, as a row of the table `market`.
enum MarketRow {
    static func columns(_ market: MarketStatus.Market) throws -> Columns {
        var row = Columns()
        try row.set("market", market.subject)
        try row.set("customers", market.customers)
        try row.set("status", market.status.rawValue)
        try row.set("stopped", market.stopped)
        try row.set("since", market.since)
        try row.set("until", market.until)
        try row.set("scope", market.scope)
        try row.set("exceptions", market.exceptions)
        try row.set("positions", market.positions)
        return row
    }
}

/// A data set as a row of the table `dataset`.
enum DataSetRow {
    static func columns(_ dataSet: DataSet, about subject: String) throws -> Columns {
        var row = Columns()
        try row.set("subject_roles", dataSet.owner == subject ? ["owner"] : [])
        try row.set("owner", dataSet.owner)
        try row.set("name", dataSet.name)
        try row.set("state", dataSet.state?.rawValue)
        try row.set("size", dataSet.size)
        try row.set("subjects", dataSet.subjects)
        try row.set("taken_from", dataSet.takenFrom)
        try row.set("subject_consent", dataSet.subjectConsent)
        try row.set("licence", dataSet.licence)
        try row.set("access", dataSet.access)
        try row.set("terms", dataSet.terms)
        try row.set("purpose", dataSet.purpose)
        row.set("offers_opt_out", dataSet.offersOptOut)
        try row.set("opt_out_method", dataSet.optOutMethod)
        try row.set("compiled", dataSet.compiled)
        try row.set("released", dataSet.released)
        try row.set("withdrawn", dataSet.withdrawn)
        try row.set(
            "contests",
            .list(dataSet.contests) { contest in
                .detail([
                    "by": contest.by.map(Value.text), "ground": .text(contest.ground),
                    "position": .number(contest.position),
                    "statement": contest.statement.map(Value.text),
                ])
            })
        row.set("is_retracted", dataSet.isRetracted)
        row.set("in_counts", !dataSet.isRetracted)
        return row
    }
}

/// A study, and whether it covered the vendor, as a row of the table `study`.
enum StudyRow {
    static func columns(_ entry: Entry, about subject: String) throws -> Columns? {
        guard entry.type == AccuracyStudyPublished.name else { return nil }
        let data = entry.data
        let coverage = data.records("coverage").first { $0.text("vendor") == subject }
        var row = Columns()
        try row.set("publisher", data.text("publisher"))
        try row.set("title", data.text("title"))
        try row.set("report_no", data.text("report_no"))
        try row.set("published", entry.occurred)
        try row.set("coverage", coverage?.text("status") ?? "unknown")
        try row.set("product", coverage?.text("product"))
        try row.set("algorithms", data.record("algorithms").flatMap(Count.init))
        try row.set("findings", .list(data.list("findings")))
        row.set("is_retracted", !entry.stands)
        row.set("in_counts", entry.stands)
        return row
    }
}

/// A product of the vendor, as a row of the table `product`.
enum ProductRow {
    static func columns(_ product: Entity, about subject: String) throws -> Columns? {
        guard product.facts.text("vendor") == subject else { return nil }
        var row = Columns()
        try row.set("name", product.name)
        try row.set("technologies", product.facts.texts("technologies"))
        try row.set("merged_into", product.mergedInto)
        return row
    }
}
