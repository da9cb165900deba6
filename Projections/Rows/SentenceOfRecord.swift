import Incidents

/// Entities, and what keeps the log in order.
extension Sentence {
    func ofRecord(_ type: String, in stream: String) -> String? {
        switch type {
        case "AgencyRegistered", "VendorRegistered", "OrganisationRegistered",
            "ProductRegistered", "CourtRegistered", "JurisdictionRegistered":
            "registered as “\(text("name", or: stream))”"
        case "PersonRegistered":
            "\(stream) was registered"
                + (data.text("office").map { " as \($0)" } ?? "") + link("of", after: "of")
        case "EntityRenamed":
            "\(stream) is now called “\(text("name"))”\(date("since", after: "since"))"
        case "EntityAliasAdded": "\(stream) is also known as “\(text("text"))”"
        case "EntityAliasRemoved": "“\(text("text"))” no longer stands for \(stream)"
        case "EntityRelationAsserted":
            "\(stream): \(word("relation")) \(text("to"))\(tail("role", ", "))"
                + date("since", after: "since") + date("until", after: "until")
        case "EntityMerged": "\(stream) is the same as \(text("into")), which goes on for both"
        case "EntityDissolved":
            "\(stream) no longer exists\(date("dissolved_on", after: "since"))"
                + link("successor", after: "and is succeeded by")
        case "EventCorrected": correction
        case "EventRetracted":
            "an event was taken back, reason: \(word("reason"))\(tail("explanation"))"
        case "EventDisputed":
            "\(text("by")) disputes an event\(tail("field", ", field "))\(tail("ground"))"
        case "DisputeResolved":
            "a dispute over an event was decided: \(word("outcome"))\(tail("explanation"))"
        case "VerificationChanged":
            "an event is now verified as \(word("to"))\(tail("why"))"
        default: nil
        }
    }

    private var correction: String {
        let fields = data.record("patch")?.keys.map(Words.phrase) ?? []
        return "an event was corrected (\(Words.list(fields) ?? "nothing")), "
            + "reason: \(word("reason"))"
    }
}
