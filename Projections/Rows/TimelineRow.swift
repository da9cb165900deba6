import Incidents

/// An event as a row of the table `timeline`: what the source says, and how it stands now.
enum TimelineRow {
    /// What is said in passing, offered or answered; it enters no count.
    private static let uncounted: Set<String> = [
        ContextClaimRecorded.name, StatementRecorded.name, ResponseRecorded.name,
        VendorOfferingRecorded.name,
    ]

    private static let withheld = "what was said here was taken back for legal reasons"

    /// `amended` is the event that a correction, a response or the like is about, `retraction` what took
    /// back the record as a whole, with all that was said of it.
    static func columns(
        _ entry: Entry, in stream: String, about amended: Entry?, retraction: Entry.Standing?,
        among entries: [Entry]
    ) throws -> Columns {
        var row = Columns()
        try row.set("stream", stream)
        try row.set("position", entry.position)
        try row.set("event_id", entry.event.id)
        try row.set("type", entry.type)
        try row.set("amends", amended?.position)
        try row.set("occurred", entry.occurred)
        row.set("recorded_at", entry.event.recordedAt)
        let standing =
            entry.stands && entry.isFactual ? retraction ?? entry.standing : entry.standing
        // What a court or the law had removed is told again neither by the line that strikes it out nor
        // by what amended it; what removed it says why.
        let amends = !entry.isFactual && entry.type != EventRetracted.name
        let isWithheld =
            standing.isLegalRemoval
            || amends && [amended?.standing, retraction].contains { $0?.isLegalRemoval ?? false }
        let change = amended.flatMap { Particulars.change(of: $0, by: entry, among: entries) }
        try row.set("sentence", isWithheld ? withheld : Sentence.of(entry))
        try row.set("particulars", isWithheld ? nil : change ?? Particulars.of(entry))
        try row.set(
            "citations", entry.data.records("sources"),
            texts: ["role", "source"] + (isWithheld ? [] : ["locator", "quote"]))
        try row.set("note", isWithheld ? nil : entry.data.text("note"))
        try row.set("asserted_by", entry.data.text("asserted_by"))
        try row.set("verification", entry.data.text("verification"))
        try row.set("confidence", entry.data.text("confidence"))
        try row.set("legal_force", entry.legalForce)
        try row.set("corrected_by", entry.corrections)
        try row.set("disputed_by", entry.disputes)
        if case .retracted(let reason, let position) = standing {
            try row.set("retracted_by", position)
            try row.set("retraction_reason", reason)
        }
        row.set("is_factual", entry.isFactual)
        row.set("may_have_happened", entry.mayHaveHappened)
        let counts = standing == .stands && entry.isFactual && !uncounted.contains(entry.type)
        row.set("in_counts", counts)
        return row
    }
}
