/// The vendor says what it will no longer do, or do again.
public enum VendorMarketActionAnnounced: EventType {
    public static let declaration = EventDeclaration(
        "VendorMarketActionAnnounced", in: [.vendor], verb: "announce", .continues,
        summary: "The vendor announced that it stops, restricts or resumes an activity.",
        fields: marketAction(isClarification: false),
        example: .factual(
            "2020-06-08",
            [
                "action": "withdrawal", "activities": ["offer"],
                "technologies": ["face_recognition_1n", "face_verification_11", "face_analysis"],
                "customer_classes": ["all"], "scope": "general purpose", "channel": "letter",
            ]),
        rules: { data in
            Rule.atLeastOne(of: ["technologies", "products"], in: data)
                + Rule.order("occurred", "until", in: data)
        })

    static func marketAction(isClarification: Bool) -> [Field] {
        [
            isClarification
                ? .optional("action", .term(.marketAction), "What it does, where that changes.")
                : .required("action", .term(.marketAction), "What it does."),
            .required("activities", .terms(.marketActivity), "Which activities."),
            .optional("technologies", .terms(.technology), "Which technologies."),
            .optional("products", .list(.to(.product)), "Which products."),
            .optional("customer_classes", .terms(.customerClass), "For which customers."),
            .optional("geography", .to(.jurisdiction), "Where; everywhere if absent."),
            .optional("scope", .line, "In the vendor's words, how far it reaches."),
            .optional("until", .date, "Until when."),
            .optional("exceptions", .list(.line), "What is excepted."),
            .optional("channel", .term(.channel), "How it was said."),
        ]
    }
}

/// The vendor says more exactly what it meant; it adds to the announcement.
public enum VendorMarketActionClarified: EventType {
    public static let declaration = EventDeclaration(
        "VendorMarketActionClarified", in: [.vendor], verb: "clarify", .continues,
        summary: "The vendor said more exactly what it stops, restricts or resumes.",
        fields: [.optional("clarifies", .event, "The announcement.")]
            + VendorMarketActionAnnounced.marketAction(isClarification: true),
        example: .factual(
            "2020-06-08",
            [
                "activities": ["develop", "research"], "channel": "press_statement",
            ]),
        rules: { data in Rule.order("occurred", "until", in: data) })
}

/// The vendor goes back on its announcement.
public enum VendorMarketActionReversed: EventType {
    public static let declaration = EventDeclaration(
        "VendorMarketActionReversed", in: [.vendor], verb: "reverse", .continues,
        summary: "The vendor reversed an announcement.",
        fields: [
            .required("reverses", .event, "The announcement."),
            .optional("activities", .terms(.marketActivity), "Which activities; all if absent."),
            .optional("channel", .term(.channel), "How it was said."),
        ],
        example: .factual("2023-09", ["reverses": "0197a5f0-7c1e-7a3b-9d2f-5b6c7d8e9f01"]))
}

/// The time that an announcement set has run out.
public enum VendorMarketActionExpired: EventType {
    public static let declaration = EventDeclaration(
        "VendorMarketActionExpired", in: [.vendor], verb: "expire", .continues,
        summary: "An announced moratorium ran out.",
        fields: [.required("expires", .event, "The announcement.")],
        example: .factual("2021-06-10", ["expires": "0197a5f0-7c1e-7a3b-9d2f-5b6c7d8e9f01"]))
}

/// The vendor offers something to somebody; no use follows from it.
public enum VendorOfferingRecorded: EventType {
    public static let declaration = EventDeclaration(
        "VendorOfferingRecorded", in: [.vendor], verb: "offer", .continues,
        summary: "The vendor offers a product to a class of customers.",
        fields: [
            .optional("product", .to(.product), "The product."),
            .optional("technology", .term(.technology), "The technology."),
            .required("customer_classes", .terms(.customerClass), "To whom."),
            .optional("since", .date, "Since when."),
        ],
        example: .factual(
            "../2020-06-08",
            [
                "product": "product:rekognition", "customer_classes": ["law_enforcement"],
            ]),
        rules: { data in Rule.atLeastOne(of: ["product", "technology"], in: data) })
}

/// What the vendor does with people's data became known.
public enum VendorPracticeDisclosed: EventType {
    public static let declaration = EventDeclaration(
        "VendorPracticeDisclosed", in: [.vendor], verb: "disclose-practice", .continues,
        summary: "A practice of the vendor became known.",
        fields: [
            .required("practice", .term(.vendorPractice), "What it does."),
            .required("disclosed_by", .term(.disclosedBy), "Who disclosed it."),
            .optional("product", .to(.product), "The product."),
            .optional("description", .prose, "The practice, described."),
        ],
        example: .factual(
            "2020-01/2020-06-08",
            [
                "practice": "scraping", "disclosed_by": "press",
            ]))
}

/// The vendor's data or systems were exposed.
public enum VendorSecurityIncident: EventType {
    public static let declaration = EventDeclaration(
        "VendorSecurityIncident", in: [.vendor], verb: "report-incident", .continues,
        summary: "The vendor's data or systems were exposed.",
        fields: [
            .required("kind", .term(.securityIncident), "What happened."),
            .required("exposed", .list(.line), "What was exposed."),
            .optional("product", .to(.product), "The product."),
            .optional("confirmed_by", .toActor, "Who confirmed it."),
        ],
        example: .factual(
            "../2020-02-26",
            [
                "kind": "theft", "exposed": ["client list"], "confirmed_by": "vendor:clearview-ai",
            ]))
}
