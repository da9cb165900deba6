import Incidents

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
        row.set("access_is_stated", dataSet.accessIsStated)
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
