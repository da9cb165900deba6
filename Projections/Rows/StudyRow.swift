import Incidents

/// A study, and whether it covered the vendor, as a row of the table `study`.
enum StudyRow {
    static func columns(_ entry: Entry, about subject: String) throws -> Columns? {
        guard entry.type == AccuracyStudyPublished.name else { return nil }
        let data = entry.data
        let coverage = data.records("coverage").filter { $0.text("vendor") == subject }
        var row = Columns()
        try row.set("publisher", data.text("publisher"))
        try row.set("title", data.text("title"))
        try row.set("report_no", data.text("report_no"))
        try row.set("published", entry.occurred)
        try row.set("coverage", .list(coverage.map(Value.record)))
        try row.set("algorithms", data.count("algorithms"))
        try row.set("findings", .list(data.list("findings")))
        row.set("is_retracted", !entry.stands)
        row.set("in_counts", entry.stands)
        return row
    }
}
