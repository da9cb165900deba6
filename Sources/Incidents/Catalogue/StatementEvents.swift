/// Somebody said something in public; it stands in the speaker's stream.
public enum StatementRecorded: EventType {
    public static let declaration = EventDeclaration(
        "StatementRecorded", in: StreamKind.actors, verb: "state", .continues,
        summary: "A public statement.",
        fields: [
            .required("speaker", .toActor, "Who said it."),
            .optional("on_behalf_of", .toActor, "For whom the speaker spoke."),
            .required("kind", .term(.statementKind), "What kind of statement it is."),
            .required("topics", .list(.text(maximum: 60)), "What it is about: slugs."),
            .optional("recipients", .list(.toActor), "To whom it was addressed."),
            .optional("statement", .prose, "What was said, in the recorder's words."),
            .quote, .verbatim, .reading,
            .optional("applies_to", .term(.statementScope), "Of whose products it speaks."),
            .optional("relevance", .term(.relevance), "In scope if absent."),
            .optional("channel", .term(.channel), "How it was said."),
            .product, .vendor,
        ],
        example: .factual(
            "2020-06-08",
            [
                "speaker": "person:arvind-krishna", "on_behalf_of": "vendor:ibm",
                "kind": "policy_proposal", "topics": ["law_enforcement_use"],
                "statement": "Calls for a national dialogue on police use of the technology.",
                "channel": "letter",
            ]))
}

/// Somebody answers what the log holds of them: the right of reply.
public enum ResponseRecorded: EventType {
    public static let declaration = EventDeclaration(
        "ResponseRecorded", in: StreamKind.actors, verb: "respond", .continues,
        summary: "A response to what was said of the responder.",
        fields: [
            .required("responds_to", .event, "The event answered."),
            .required("responder", .toActor, "Who answers."),
            .required("position", .term(.responsePosition), "How."),
            .optional("response", .prose, "What was answered."),
            .quote, .verbatim, .reading,
        ],
        example: .factual(
            "2018-07-26",
            [
                "responds_to": "0197a5f0-7c1e-7a3b-9d2f-5b6c7d8e9f01", "responder": "vendor:amazon",
                "position": "disputes_detail", "response": "The threshold was set too low.",
            ]))
}
