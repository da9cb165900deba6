/// A rule was proposed.
public enum PolicyIntroduced: EventType {
    public static let declaration = EventDeclaration(
        "PolicyIntroduced", in: [.policy], verb: "introduce", .opens,
        summary: "A policy was introduced.",
        fields: described, identifiedBy: ["title"],
        example: .factual(
            "2020-06-25",
            [
                "title": "Facial Recognition and Biometric Technology Moratorium Act",
                "jurisdiction": "jurisdiction:us", "instrument": "bill", "effects": ["moratorium"],
                "technologies": ["face_recognition_1n"],
            ]),
        rules: inForce)

    /// A rule does not run out before it is made, or before it takes effect.
    @Sendable static func inForce(_ data: Record) -> [Problem] {
        Rule.order("effective", "sunset", in: data) + Rule.order("occurred", "sunset", in: data)
    }

    static let described: [Field] = [
        .required("title", .line, "Its title, or how it is described."),
        .required("jurisdiction", .to(.jurisdiction), "Where it holds."),
        .required("instrument", .term(.policyInstrument), "What it is."),
        .required("effects", .terms(.policyEffect), "What it does."),
        .optional("body", .toActor, "Who makes it."),
        .optional("technologies", .terms(.technology), "Which technologies."),
        .optional("agencies", .list(.to(.agency)), "Which agencies it binds."),
        .optional(
            "binding_on", .line,
            "Whom else, not named one by one: \"county prosecutors\"; all there if neither is given."
        ),
        .product, .vendor,
        .optional("exceptions", .list(.line), "What it excepts."),
        .optional("effective", .date, "From when it holds."),
        .optional("sunset", .date, "Until when it holds."),
        .optional("citation", .line, "Where it is published."),
    ]
}

/// A rule was made.
public enum PolicyEnacted: EventType {
    public static let declaration = EventDeclaration(
        "PolicyEnacted", in: [.policy], verb: "enact", .either,
        summary: "A policy was enacted.",
        fields: PolicyIntroduced.described, identifiedBy: ["title"],
        example: .factual(
            "2020-01-24",
            [
                "title": "Directive to stop use of Clearview AI",
                "jurisdiction": "jurisdiction:us-nj", "instrument": "directive", "effects": ["ban"],
                "body": "agency:new-jersey-attorney-general",
                "binding_on": "the 21 county prosecutors", "product": "product:clearview",
                "vendor": "vendor:clearview-ai",
            ]),
        rules: PolicyIntroduced.inForce)
}

/// A rule began to hold.
public enum PolicyEffective: EventType {
    public static let declaration = EventDeclaration(
        "PolicyEffective", in: [.policy], verb: "take-effect", .continues,
        summary: "A policy took effect.",
        fields: [.optional("sunset", .date, "Until when it holds.")],
        example: .factual("2021-01-01", [:]),
        rules: { data in Rule.order("occurred", "sunset", in: data) })
}

/// A rule was undone.
public enum PolicyRepealed: EventType {
    public static let declaration = EventDeclaration(
        "PolicyRepealed", in: [.policy], verb: "repeal", .continues,
        summary: "A policy was repealed.",
        fields: [.by, .optional("replaced_by", .to(.policy), "What takes its place.")],
        example: .factual("2022-07-21", ["by": "agency:new-orleans-city-council"]))
}
