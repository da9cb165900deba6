/// A collection of images or other data was made.
public enum DatasetCompiled: EventType {
    public static let declaration = EventDeclaration(
        "DatasetCompiled", in: [.dataset], verb: "compile", .either,
        summary: "A data set was compiled.",
        fields: described,
        identifiedBy: ["owner", "name"],
        example: .factual(
            "../2020",
            [
                "owner": "vendor:clearview-ai", "name": "Clearview gallery",
                "size": ["value": 3_000_000_000, "bound": "at_least"],
                "taken_from": ["social networks"], "subject_consent": "unknown",
            ]))

    static let described: [Field] = [
        .required("owner", .toActor, "Whose it is."),
        .required("name", .line, "What it is called, or how it is described."),
        .optional("size", .count, "How many images or records."),
        .optional("subjects", .count, "How many people are in it."),
        .optional("taken_from", .list(.line), "Where the data was taken from."),
        .optional("subject_consent", .yesNoUnknown, "Whether the people in it consented."),
        .optional("licence", .line, "Under what licence."),
        .optional("access", .term(.datasetAccess), "Who may have it."),
        .optional("purpose", .line, "What it is for."),
    ]
}

/// A data set was given to others.
public enum DatasetReleased: EventType {
    public static let declaration = EventDeclaration(
        "DatasetReleased", in: [.dataset], verb: "release", .either,
        summary: "A data set was released.",
        fields: DatasetCompiled.described,
        identifiedBy: ["owner", "name"],
        example: .factual(
            "2019-01",
            [
                "owner": "vendor:ibm", "name": "Diversity in Faces",
                "size": ["value": 1_000_000, "bound": "approx", "text": "nearly one million"],
                "taken_from": ["Flickr"], "licence": "Creative Commons, variant unknown",
            ]))
}

/// The owner says who may have the data, and on what terms.
public enum DatasetAccessTermsStated: EventType {
    public static let declaration = EventDeclaration(
        "DatasetAccessTermsStated", in: [.dataset], verb: "state-terms", .continues,
        summary: "Terms of access to the data set were stated.",
        fields: [
            .required("access", .term(.datasetAccess), "Who may have it."),
            .optional("owner", .toActor, "Whose it is."),
            .optional("terms", .prose, "On what terms."),
        ],
        example: .factual(
            "2019",
            [
                "access": "verified_researchers", "owner": "vendor:ibm",
                "terms": "Only publicly available images.",
            ]))
}

/// Somebody objects to the data set.
public enum DatasetContested: EventType {
    public static let declaration = EventDeclaration(
        "DatasetContested", in: [.dataset], verb: "contest", .continues,
        summary: "The data set was contested.",
        legalForces: ["allegation", "statement"],
        fields: [
            .required("ground", .term(.datasetContest), "On what ground."),
            .optional("owner", .toActor, "Whose it is."),
            .by, .optional("statement", .prose, "What was said."),
        ],
        example: .factual(
            "2019-03", legal: "statement",
            [
                "ground": "no_subject_consent", "owner": "vendor:ibm",
            ]))
}

/// The owner says that people can have themselves removed.
public enum DatasetOptOutOffered: EventType {
    public static let declaration = EventDeclaration(
        "DatasetOptOutOffered", in: [.dataset], verb: "offer-opt-out", .continues,
        summary: "People were offered removal from the data set.",
        fields: [
            .optional("owner", .toActor, "Whose it is."),
            .optional("method", .prose, "How."),
        ],
        example: .factual("2019", ["owner": "vendor:ibm"]))
}

/// Somebody says that removal does not work.
public enum DatasetOptOutContested: EventType {
    public static let declaration = EventDeclaration(
        "DatasetOptOutContested", in: [.dataset], verb: "contest-opt-out", .continues,
        summary: "Whether people can have themselves removed was contested.",
        fields: [
            .optional("owner", .toActor, "Whose it is."),
            .by, .required("statement", .prose, "What was said."),
        ],
        example: .factual(
            "2019-03",
            [
                "owner": "vendor:ibm", "statement": "Removal was nearly impossible in practice.",
            ]))
}

/// The data set is no longer given to others.
public enum DatasetWithdrawn: EventType {
    public static let declaration = EventDeclaration(
        "DatasetWithdrawn", in: [.dataset], verb: "withdraw", .continues,
        summary: "The data set was withdrawn.",
        fields: [
            .optional("owner", .toActor, "Whose it is."),
            .optional("disposition", .term(.dataDisposition), "What became of the data."),
        ],
        example: .factual("2020", ["owner": "vendor:ibm", "disposition": "unknown"]))
}
