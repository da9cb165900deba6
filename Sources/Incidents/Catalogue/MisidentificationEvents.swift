/// Somebody was taken for somebody else, in real use.
public enum MisidentificationReported: EventType {
    public static let declaration = EventDeclaration(
        "MisidentificationReported", in: [.misidentification], verb: "report", .opens,
        summary: "A misidentification in real use was reported.",
        legalForces: ["allegation", "statement", "admission"],
        fields: [
            .required("context", .term(.operationalContext), "Operation, or a trial in the field."),
            .required("error_kind", .term(.errorKind), "In which way the technology was wrong."),
            .technology, .product, .vendor,
            .optional(
                "agencies",
                .list(
                    .record([
                        .required("agency", .to(.agency), "The agency."),
                        .required("role", .term(.agencyRole), "What it did."),
                    ])), "The agencies concerned, each with what it did."),
            .optional("operator", .to(.organisation), "The private operator concerned."),
            .optional("person", .to(.person), "The person, by pseudonym P-XXXXX."),
            .optional("race", .list(demographic(.race, "Race or ethnicity.")), "Race."),
            .optional("gender", demographic(.gender, "Gender."), "Gender."),
            .optional("age_band", demographic(.ageBand, "Age."), "Age, coarse."),
            .optional("offence_date", .date, "When the offence under investigation was."),
            .optional("image_quality", .line, "What the image was like."),
            .optional("score", .text(maximum: 20), "The similarity score, as reported."),
            .optional("rank", .number(1...1_000_000), "The candidate's place in the result."),
            .optional("gallery", .count, "How many entries were searched."),
            .optional("human_review", .yesNoUnknown, "Whether a person reviewed the match."),
            .optional("lineup_used", .yesNoUnknown, "Whether a line-up followed."),
            .optional("alibi_ignored", .yesNoUnknown, "Whether an alibi was passed over."),
            .optional("use_disclosed", .yesNoUnknown, "Whether the defence was told of the use."),
        ],
        identifiedBy: ["person"],
        example: .factual(
            "2020-01-09", legal: "allegation",
            [
                "context": "operational", "error_kind": "false_match_1n",
                "technology": "face_recognition_1n", "vendor": "vendor:dataworks-plus",
                "agencies": [
                    ["agency": "agency:michigan-state-police", "role": "ran_search"],
                    ["agency": "agency:detroit-police-department", "role": "arrested"],
                ],
                "person": "person:P-7K3QF", "race": [["value": "black", "known_from": "media"]],
                "gender": ["value": "man", "known_from": "media"], "human_review": "yes",
            ]),
        rules: { data in
            Rule.atLeastOne(of: ["agencies", "operator"], in: data)
                + Rule.pseudonym("person", in: data)
        })

    /// A demographic never stands without how it is known.
    private static func demographic(_ vocabulary: Vocabulary, _ summary: String) -> FieldType {
        .record([
            .required("value", .term(vocabulary), summary),
            .required("known_from", .term(.demographicSource), "How that is known."),
        ])
    }
}

/// A test showed errors; they never enter an operational figure.
public enum MisidentificationTestReported: EventType {
    public static let declaration = EventDeclaration(
        "MisidentificationTestReported", in: [.misidentification], verb: "report-test", .opens,
        summary: "A test of a product showed errors.",
        fields: [
            .required("context", .term(.testContext), "Whose test it was."),
            .required("tester", .to(.organisation, .agency, .vendor, .person), "Who tested."),
            .required("product", .to(.product), "The product tested."),
            .required("vendor", .to(.vendor), "Its vendor."),
            .optional("technology", .term(.technology), "The technology tested."),
            .required("probes", images, "The images that were looked for."),
            .required("gallery", images, "The images that were searched."),
            .optional("threshold", .text(maximum: 20), "The threshold, as reported: 80 %."),
            .required("false_matches", .count, "How many matches were false."),
            .optional("false_misses", .count, "How many matches were missed."),
            .optional(
                "subgroups",
                .list(
                    .record([
                        .required("group", .line, "The group."),
                        .optional("probes", .natural, "How many of its images were looked for."),
                        .required("errors", .natural, "How many went wrong."),
                    ])), "Errors by group."),
            .optional("response", .prose, "What the vendor said of it."),
        ],
        identifiedBy: ["tester", "product"],
        example: .factual(
            "2018",
            [
                "context": "advocacy_test", "tester": "organisation:aclu",
                "product": "product:rekognition", "vendor": "vendor:amazon",
                "probes": ["description": "members of Congress"],
                "gallery": [
                    "description": "public arrest photographs",
                    "count": ["value": 25_000, "bound": "exact"],
                ],
                "false_matches": ["value": 28, "bound": "exact"],
            ]),
        rules: { data in
            Rule.notAbove("false_matches", "probes.count", in: data)
                + Rule.subgroups("subgroups", of: "false_matches", in: data)
        })

    private static let images = FieldType.record([
        .required("description", .line, "What they are."),
        .optional("count", .count, "How many there are."),
    ])
}

/// Something was done to the person because of the error.
public enum HarmRecorded: EventType {
    public static let declaration = EventDeclaration(
        "HarmRecorded", in: [.misidentification], verb: "record-harm", .continues,
        summary: "A harm that came of the misidentification.",
        legalForces: ["allegation", "statement", "admission"],
        fields: [
            .required("kind", .term(.harmKind), "What was done."),
            .by,
            .optional("start", .date, "When it began."),
            .optional("end", .date, "When it ended."),
            .optional("duration_hours", .natural, "How long it lasted, in hours."),
            .optional("account", .prose, "What happened, without the person's name."),
        ],
        example: .factual(
            "2020-01-09", legal: "allegation",
            [
                "kind": "detention", "by": "agency:detroit-police-department",
                "start": "2020-01-09", "end": "2020-01-10", "duration_hours": 30,
            ]),
        rules: { data in
            Rule.order("start", "end", in: data)
        })
}

/// Another source says the same.
public enum MisidentificationCorroborated: EventType {
    public static let declaration = EventDeclaration(
        "MisidentificationCorroborated", in: [.misidentification], verb: "corroborate", .continues,
        summary: "Another source confirms the report.",
        fields: [.optional("how", .prose, "What the new source adds.")],
        example: .factual(
            "2020-06-24",
            [
                "how": "The police report names the match.",
                "sources": [["source": "source:nyt-2020-06-24", "role": "primary"]],
            ]))
}

/// Somebody in a position to know has confirmed it.
public enum MisidentificationConfirmed: EventType {
    public static let declaration = EventDeclaration(
        "MisidentificationConfirmed", in: [.misidentification], verb: "confirm", .continues,
        summary: "The misidentification was confirmed.",
        legalForces: ["statement", "admission", "finding"],
        fields: [
            .required("confirmed_by", .term(.confirmedBy), "How it was confirmed."),
            .by,
        ],
        example: .factual(
            "2020-06-26", legal: "admission",
            [
                "confirmed_by": "agency_admission", "by": "agency:detroit-police-department",
            ]),
        rules: { data in
            Rule.findingNeedsCourt(in: data) + Rule.courtFinding(in: data)
        })
}

/// Somebody says that it was otherwise; it stays reported.
public enum MisidentificationDisputed: EventType {
    public static let declaration = EventDeclaration(
        "MisidentificationDisputed", in: [.misidentification], verb: "dispute", .continues,
        summary: "The misidentification, or its cause, was disputed.",
        fields: [
            .required("by", .toActor, "Who disputes it."),
            .required("ground", .term(.errorDisputeGround), "What is disputed."),
            .optional("statement", .prose, "What was said."),
        ],
        example: .factual(
            "2020-06-29",
            [
                "by": "agency:detroit-police-department", "ground": "technology_not_cause",
                "statement": "Poor investigative work, not the technology.",
            ]))
}

/// Somebody names the cause.
public enum AttributionRecorded: EventType {
    public static let declaration = EventDeclaration(
        "AttributionRecorded", in: [.misidentification], verb: "attribute", .continues,
        summary: "Somebody named the cause of the misidentification.",
        fields: [
            .required("cause", .term(.errorCause), "The cause; asserted_by says who names it.")
        ],
        example: .factual(
            "2020-06-29",
            [
                "cause": "investigation_failure", "asserted_by": "agency:detroit-police-department",
            ]),
        rules: { data in Rule.needs("asserted_by", for: "cause", in: data) })
}

/// Something was done to put it right.
public enum RemedyRecorded: EventType {
    public static let declaration = EventDeclaration(
        "RemedyRecorded", in: [.misidentification], verb: "remedy", .continues,
        summary: "Something was done to put it right.",
        fields: [
            .required("kind", .term(.remedyKind), "What was done."),
            .by,
            .optional("money", .money("a remedy", "compensation", "paid"), "The compensation."),
            .optional("policy", .to(.policy), "The policy that changed."),
        ],
        example: .factual(
            "2020-06-26",
            [
                "kind": "apology", "by": "agency:detroit-police-department",
            ]))
}

/// It was shown that there was no misidentification.
public enum MisidentificationRefuted: EventType {
    public static let declaration = EventDeclaration(
        "MisidentificationRefuted", in: [.misidentification], verb: "refute", .continues,
        summary: "It was shown that there was no such misidentification.",
        fields: [
            .by, .required("ground", .term(.errorDisputeGround), "What was shown."),
        ],
        example: .factual("2021-03", ["ground": "not_used"]))
}

/// The matter came to rest.
public enum MisidentificationResolved: EventType {
    public static let declaration = EventDeclaration(
        "MisidentificationResolved", in: [.misidentification], verb: "resolve", .continues,
        summary: "The matter came to rest.",
        fields: [.required("outcome", .term(.errorOutcome), "How.")],
        example: .factual("2024-06-28", ["outcome": "litigated"]))
}

/// The misidentification and a lawsuit belong together.
public enum LinkedToLawsuit: EventType {
    public static let declaration = EventDeclaration(
        "LinkedToLawsuit", in: [.misidentification], verb: "link-lawsuit", .continues,
        .administrative, summary: "The misidentification is the subject of a lawsuit.",
        fields: [.required("lawsuit", .to(.lawsuit), "The lawsuit.")],
        example: .administrative(["lawsuit": "lawsuit:P-7K3QF-v-detroit"]))
}

/// The misidentification and a deployment belong together.
public enum LinkedToDeployment: EventType {
    public static let declaration = EventDeclaration(
        "LinkedToDeployment", in: [.misidentification], verb: "link-deployment", .continues,
        .administrative, summary: "The misidentification came of a deployment.",
        fields: [.required("deployment", .to(.deployment), "The deployment.")],
        example: .administrative(["deployment": "deployment:detroit-police-face-recognition"]))
}
