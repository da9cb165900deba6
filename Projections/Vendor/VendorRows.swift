import Incidents

/// What a vendor offers and has stopped, as a row of the table `market`.
enum MarketRow {
    static func columns(_ market: MarketStatus.Market) -> Columns {
        var row = Columns()
        row.set("market", market.subject)
        row.set("customers", market.customers)
        row.set("status", market.status.rawValue)
        row.set("stopped", market.stopped)
        row.set("since", market.since)
        row.set("until", market.until)
        row.set("scope", market.scope)
        row.set("exceptions", market.exceptions)
        row.set("positions", market.positions)
        return row
    }
}

/// A data set as a row of the table `dataset`.
enum DataSetRow {
    static func columns(_ dataSet: DataSet, about subject: String) -> Columns {
        var row = Columns()
        row.set("subject_role", dataSet.owner == subject ? "owner" : "named")
        row.set("owner", dataSet.owner)
        row.set("name", dataSet.name)
        row.set("state", dataSet.state?.rawValue)
        row.set("size", dataSet.size)
        row.set("subjects", dataSet.subjects)
        row.set("taken_from", dataSet.takenFrom)
        row.set("subject_consent", dataSet.subjectConsent)
        row.set("licence", dataSet.licence)
        row.set("access", dataSet.access)
        row.set("terms", dataSet.terms)
        row.set("purpose", dataSet.purpose)
        row.set("offers_opt_out", dataSet.offersOptOut)
        row.set("opt_out_method", dataSet.optOutMethod)
        row.set("compiled", dataSet.compiled)
        row.set("released", dataSet.released)
        row.set("withdrawn", dataSet.withdrawn)
        row.set("contests", .list(dataSet.contests) { contest in
            .detail([
                "ground": .text(contest.ground), "by": contest.by.map(Value.text),
                "statement": contest.statement.map(Value.text),
                "position": .number(contest.position),
            ])
        })
        row.set("is_retracted", dataSet.isRetracted)
        row.set("in_counts", !dataSet.isRetracted)
        return row
    }
}

/// A study, and whether it covered the vendor, as a row of the table `study`.
enum StudyRow {
    static func columns(_ entry: Entry, about subject: String) -> Columns? {
        guard entry.type == AccuracyStudyPublished.name else { return nil }
        let data = entry.data
        let coverage = data.records("coverage").first { $0.text("vendor") == subject }
        var row = Columns()
        row.set("publisher", data.text("publisher"))
        row.set("title", data.text("title"))
        row.set("report_no", data.text("report_no"))
        row.set("published", entry.occurred)
        row.set("coverage", coverage?.text("status") ?? "unknown")
        row.set("product", coverage?.text("product"))
        row.set("algorithms", data.record("algorithms").flatMap(Count.init))
        row.set("findings", .list(data.list("findings")))
        row.set("is_retracted", !entry.stands)
        row.set("in_counts", entry.stands)
        return row
    }
}

/// A product of the vendor, as a row of the table `product`.
enum ProductRow {
    static func columns(_ product: Entity, about subject: String) -> Columns? {
        guard product.facts.text("vendor") == subject else { return nil }
        var row = Columns()
        row.set("name", product.name)
        row.set("technologies", product.facts.texts("technologies"))
        row.set("merged_into", product.mergedInto)
        return row
    }
}
