import Incidents

/// An event as a row of the table `timeline`: what the source says, and how it stands now.
enum TimelineRow {
    /// What is said in passing, offered or answered; it enters no count.
    private static let uncounted: Set<String> = [
        ContextClaimRecorded.name, StatementRecorded.name, ResponseRecorded.name,
        VendorOfferingRecorded.name,
    ]

    static func record(_ entry: Entry, in stream: String) -> Record {
        var row = Columns()
        row.set("stream", stream)
        row.set("position", entry.position)
        row.set("event_id", entry.event.id)
        row.set("type", entry.type)
        row.set("occurred", entry.occurred)
        row.set("recorded_at", entry.event.recordedAt.description)
        row.set("sentence", Sentence.of(entry))
        row.set("sources", entry.data.records("sources").compactMap { $0.text("source") })
        row.set("asserted_by", entry.data.text("asserted_by"))
        row.set("verification", entry.data.text("verification"))
        row.set("confidence", entry.data.text("confidence"))
        row.set("legal_force", entry.legalForce)
        row.set("corrected_by", entry.corrections)
        row.set("disputed_by", entry.disputes)
        if case .retracted(let reason, let position) = entry.standing {
            row.set("retracted_by", position)
            row.set("retraction_reason", reason)
        }
        row.set("is_factual", entry.isFactual)
        row.set("may_have_happened", entry.mayHaveHappened)
        row.set("in_counts", entry.stands && entry.isFactual && !uncounted.contains(entry.type))
        return row.record
    }
}
