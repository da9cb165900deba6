/// A study measured products, some or all of them.
public enum AccuracyStudyPublished: EventType {
    public static let declaration = EventDeclaration(
        "AccuracyStudyPublished", in: [.study], verb: "publish", .opens,
        summary: "A study of accuracy was published.",
        fields: [
            .required("publisher", .toActor, "Who published it."),
            .required("title", .line, "Its title, or how it is described."),
            .optional("report_no", .line, "Its number."),
            .optional("method", .prose, "How it measured."),
            .optional("algorithms", .count, "How many algorithms."),
            .optional("developers", .count, "How many developers."),
            .optional("images", .count, "How many images."),
            .optional("people", .count, "How many people are in them."),
            .required(
                "findings",
                .list(
                    .record([
                        .required("metric", .line, "What was measured."),
                        .optional("groups", .line, "Between which groups."),
                        .required("statement", .prose, "What was found."),
                        .optional("quantified", .yesNoUnknown, "Whether in figures."),
                    ])), "What it found."),
            .optional(
                "coverage",
                .list(
                    .record([
                        .required("vendor", .to(.vendor), "The vendor."),
                        .optional("product", .to(.product), "The product."),
                        .required("status", .term(.coverageStatus), "Whether it was included."),
                    ])), "Whose products it covered."),
            .quote, .verbatim,
        ],
        identifiedBy: ["publisher", "title"],
        example: .factual(
            "2019-12",
            [
                "publisher": "agency:nist", "title": "Demographic effects in face recognition",
                "findings": [
                    [
                        "metric": "accuracy", "groups": "demographic groups",
                        "statement": "Differences in the majority of algorithms evaluated.",
                        "quantified": "no",
                    ]
                ],
                "coverage": [
                    [
                        "vendor": "vendor:amazon", "product": "product:rekognition",
                        "status": "not_included",
                    ]
                ],
                "quote_verbatim": "no",
            ]))
}
