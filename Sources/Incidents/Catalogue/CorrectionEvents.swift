/// The log says otherwise from now on; what it said before stays readable.
public enum EventCorrected: EventType {
    public static let declaration = EventDeclaration(
        "EventCorrected", in: StreamKind.allCases, verb: "correct", .continues, .administrative,
        summary: "An event's fields are replaced; it folds with the new values from now on.",
        fields: [
            .target,
            .required("reason", .term(.correctionReason), "Why."),
            .required("patch", .patch, "The fields that are replaced; null removes one."),
        ],
        example: .administrative([
            "target": "0197a5f0-7c1e-7a3b-9d2f-5b6c7d8e9f01", "reason": "date_refined",
            "patch": ["occurred": "2018-07-26"],
            "sources": [["source": "source:aclu-2018-07-26", "role": "primary"]],
        ]),
        rules: { data in Rule.needsSources(in: data) })
}

/// The log no longer says it; it stays readable, struck through.
public enum EventRetracted: EventType {
    public static let declaration = EventDeclaration(
        "EventRetracted", in: StreamKind.allCases, verb: "retract", .continues, .administrative,
        summary: "An event is taken back; it stays readable and no longer counts.",
        fields: [
            .target,
            .required("reason", .term(.retractionReason), "Why."),
            .optional("explanation", .prose, "In words."),
        ],
        example: .administrative([
            "target": "0197a5f0-7c1e-7a3b-9d2f-5b6c7d8e9f01", "reason": "duplicate",
        ]))
}

/// Somebody says that an event is wrong; it stands until that is decided.
public enum EventDisputed: EventType {
    public static let declaration = EventDeclaration(
        "EventDisputed", in: StreamKind.allCases, verb: "dispute", .continues,
        .administrative, summary: "Somebody disputes what an event says.",
        fields: [
            .target,
            .required("by", .toActor, "Who disputes it."),
            .optional("field", .text(maximum: 60), "Which field; the whole event if absent."),
            .required("ground", .prose, "On what ground."),
        ],
        example: .administrative([
            "target": "0197a5f0-7c1e-7a3b-9d2f-5b6c7d8e9f01", "by": "vendor:amazon",
            "field": "false_matches", "ground": "The threshold was not the recommended one.",
        ]))
}

/// A dispute over an event was decided.
public enum DisputeResolved: EventType {
    public static let declaration = EventDeclaration(
        "DisputeResolved", in: StreamKind.allCases, verb: "resolve-dispute", .continues,
        .administrative, summary: "A dispute over an event was decided.",
        fields: [
            .required("target", .event, "The dispute's event."),
            .required("outcome", .term(.disputeOutcome), "How."),
            .optional("explanation", .prose, "In words."),
        ],
        example: .administrative([
            "target": "0197a5f0-7c1e-7a3b-9d2f-5b6c7d8e9f01", "outcome": "rejected",
        ]))
}

/// An event is verified better, or worse, than before.
public enum VerificationChanged: EventType {
    public static let declaration = EventDeclaration(
        "VerificationChanged", in: StreamKind.allCases, verb: "change-verification", .continues,
        .administrative, summary: "An event's verification changed.",
        fields: [
            .target,
            .optional("from", .term(.verification), "What it was."),
            .required("to", .term(.verification), "What it is now."),
            .required("why", .prose, "Why."),
        ],
        example: .administrative([
            "target": "0197a5f0-7c1e-7a3b-9d2f-5b6c7d8e9f01", "from": "single_source",
            "to": "official_record", "why": "The police report was released.",
        ]))
}
