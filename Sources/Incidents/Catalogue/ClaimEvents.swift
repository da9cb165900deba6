/// Background that a source states in passing; it enters no count.
public enum ContextClaimRecorded: EventType {
    public static let declaration = EventDeclaration(
        "ContextClaimRecorded", in: [.claim], verb: "record", .opens,
        summary: "A general claim of a source, kept as context and never counted.",
        fields: [
            .required("claim", .prose, "What is claimed, in the recorder's words."),
            .required("topic", .term(.claimTopic), "What it is about."),
            .optional("technology", .term(.technology), "The technology."),
            .product, .vendor, .quote, .verbatim, .reading,
            .optional("garbled", .yesNoUnknown, "Whether the source's text is garbled."),
        ],
        identifiedBy: ["claim"],
        example: .factual(
            "../2020-06-08",
            [
                "claim": "Facial recognition is under scrutiny for racial bias.", "topic": "bias",
                "technology": "face_recognition_1n",
            ]))
}
