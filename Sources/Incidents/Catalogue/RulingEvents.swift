/// The court ruled on a motion.
public enum MotionDecided: EventType {
    public static let declaration = EventDeclaration(
        "MotionDecided", in: [.lawsuit], verb: "decide-motion", .continues,
        summary: "A motion was decided.",
        legalForces: ["order"],
        fields: [
            .required("motion", .term(.motionKind), "What was moved for."),
            .required("ruling", .term(.ruling), "How it was ruled on."),
            .optional("as_to", .list(.toActor), "The parties concerned, where not all."),
        ],
        example: .factual(
            "2021-08-27", legal: "order",
            [
                "motion": "dismiss", "ruling": "denied",
            ]))
}

/// The court certified a class.
public enum ClassCertified: EventType {
    public static let declaration = EventDeclaration(
        "ClassCertified", in: [.lawsuit], verb: "certify-class", .continues,
        summary: "A class was certified.",
        legalForces: ["order"],
        fields: [
            .required("class_is", .prose, "The class, as defined."),
            .optional("size", .count, "How many members."),
        ],
        example: .factual(
            "2018-04-16", legal: "order",
            [
                "class_is": "users in Illinois with a face template"
            ]))
}

/// Claims were dismissed, all or some.
public enum LawsuitDismissed: EventType {
    public static let declaration = EventDeclaration(
        "LawsuitDismissed", in: [.lawsuit], verb: "dismiss", .continues,
        summary: "The lawsuit, or a part of it, was dismissed.",
        legalForces: ["order", "agreement"],
        fields: [
            .required(
                "whole", .yesNoUnknown,
                "Whether all claims; against all parties, that closes the case."),
            .optional("as_to", .list(.toActor), "Against whom, where not against all parties."),
            .optional("prejudice", .yesNoUnknown, "Whether it may not be filed again."),
            .optional("reason", .prose, "Why."),
        ],
        example: .factual("2021-05", legal: "order", ["whole": "yes", "prejudice": "no"]))
}

/// A judge decided.
public enum JudgmentEntered: EventType {
    public static let declaration = EventDeclaration(
        "JudgmentEntered", in: [.lawsuit], verb: "enter-judgment", .continues,
        summary: "Judgment was entered.",
        legalForces: ["finding", "order"],
        fields: [
            .required("for", .term(.prevailingSide), "For whom."),
            .optional(
                "money", .list(.money("a judgment", "awarded", "fees", "expenses")),
                "What was awarded."),
            .optional("findings", .list(.prose), "What was found."),
        ],
        example: .factual(
            "2023-06-30", legal: "finding",
            [
                "for": "plaintiff",
                "money": [
                    [
                        "amount": "75000000", "currency": "USD", "kind": "awarded",
                        "precision": "exact",
                    ]
                ],
            ]))
}

/// A jury decided.
public enum VerdictReturned: EventType {
    public static let declaration = EventDeclaration(
        "VerdictReturned", in: [.lawsuit], verb: "return-verdict", .continues,
        summary: "A jury returned a verdict.",
        legalForces: ["finding"],
        fields: [
            .required("for", .term(.prevailingSide), "For whom."),
            .optional("money", .list(.money("a verdict", "awarded")), "What was awarded."),
            .optional("findings", .list(.prose), "What was found."),
        ],
        example: .factual(
            "2022-10-12", legal: "finding",
            [
                "for": "plaintiff",
                "money": [
                    [
                        "amount": "228000000", "currency": "USD", "kind": "awarded",
                        "precision": "exact",
                    ]
                ],
            ]))
}

/// A party went to a higher court.
public enum AppealFiled: EventType {
    public static let declaration = EventDeclaration(
        "AppealFiled", in: [.lawsuit], verb: "appeal", .continues,
        summary: "An appeal was filed.",
        fields: [
            .required("court", .to(.court), "The court of appeal."),
            .optional("by", .toActor, "Who appeals."),
            .optional("docket_no", .line, "The docket number of the appeal."),
        ],
        example: .factual("2018-05-15", ["court": "court:ca9", "by": "vendor:facebook"]))
}

/// The higher court decided.
public enum AppealDecided: EventType {
    public static let declaration = EventDeclaration(
        "AppealDecided", in: [.lawsuit], verb: "decide-appeal", .continues,
        summary: "An appeal was decided.",
        legalForces: ["order", "finding"],
        fields: [
            .required("court", .to(.court), "The court of appeal."),
            .required("outcome", .term(.appealOutcome), "How."),
        ],
        example: .factual(
            "2019-08-08", legal: "order",
            [
                "court": "court:ca9", "outcome": "affirmed",
            ]))
}

/// The court forbade or demanded something.
public enum InjunctionEntered: EventType {
    public static let declaration = EventDeclaration(
        "InjunctionEntered", in: [.lawsuit], verb: "enjoin", .continues,
        summary: "An injunction was entered.",
        legalForces: ["order", "finding"],
        fields: [
            .required("scope", .prose, "What it forbids or demands."),
            .optional("on", .toActor, "On whom it is."),
            .optional("until", .date, "How long it runs."),
        ],
        example: .factual(
            "2022-05-11", legal: "order",
            [
                "scope": "No access for private entities nationwide.", "on": "vendor:clearview-ai",
                "until": "2027-05-11",
            ]),
        rules: { data in Rule.order("occurred", "until", in: data) })
}
