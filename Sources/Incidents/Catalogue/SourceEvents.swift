/// A document that events rest on is entered.
public enum SourceRegistered: EventType {
    public static let declaration = EventDeclaration(
        "SourceRegistered", in: [.source], verb: "register", .opens, .administrative,
        summary: "A source was registered.",
        fields: [
            .required("kind", .term(.sourceKind), "What it is."),
            .optional("title", .line, "Its title, word for word."),
            .optional(
                "described", .line, "What it is, in your own words, where no title is at hand."),
            .required("published_on", .date, "When it was published."),
            .optional("publisher", .line, "Who published it."),
            .optional("authors", .list(.line), "Who wrote it."),
            .optional("url", .address, "Where it is."),
            .optional("archive_url", .address, "Where it is archived."),
            .optional("accessed_on", .date, "When it was read."),
            .optional("language", .text(maximum: 35), "Its language (RFC 5646)."),
            .optional("licence", .text(maximum: 60), "SPDX identifier, or UNDETERMINED."),
            .optional(
                "evidence",
                .list(
                    .record([
                        .required("sha256", .text(maximum: 64), "SHA-256, hexadecimal."),
                        .required("media_type", .text(maximum: 100), "Its media type."),
                        .required("bytes", .natural, "Its size in bytes."),
                        .optional("captured_on", .date, "When it was captured."),
                        .optional("tool", .line, "With what."),
                    ])), "The captured files."),
        ],
        identifiedBy: ["publisher", "title", "described", "published_on"],
        example: .administrative([
            "kind": "news", "title": "IBM will no longer offer facial recognition software",
            "published_on": "2020-06-08", "publisher": "The Verge", "licence": "UNDETERMINED",
            "confidence": "low",
        ]),
        rules: { data in Rule.exactlyOne(of: ["title", "described"], in: data) })
}

/// The publisher corrected it.
public enum SourceCorrected: EventType {
    public static let declaration = EventDeclaration(
        "SourceCorrected", in: [.source], verb: "mark-corrected", .continues, .administrative,
        summary: "The publisher corrected the source.",
        fields: [
            .required("corrected_on", .date, "When."),
            .required("correction", .prose, "What was corrected."),
        ],
        example: .administrative([
            "corrected_on": "2020-06-09", "correction": "The date of the letter.",
        ]))
}

/// The publisher took it back; events that rest on it alone are in doubt.
public enum SourceRetracted: EventType {
    public static let declaration = EventDeclaration(
        "SourceRetracted", in: [.source], verb: "mark-retracted", .continues, .administrative,
        summary: "The publisher retracted the source.",
        fields: [
            .required("retracted_on", .date, "When."),
            .optional("reason", .prose, "Why."),
        ],
        example: .administrative(["retracted_on": "2021-02-01"]))
}
