/// A matter was brought before a court or authority.
public enum LawsuitFiled: EventType {
    public static let declaration = EventDeclaration(
        "LawsuitFiled", in: [.lawsuit], verb: "file", .opens,
        summary: "A lawsuit was filed.",
        legalForces: ["allegation"],
        fields: [
            .required("caption", .line, "The caption; affected persons by pseudonym."),
            .required("court", .to(.court), "The court in which it was filed."),
            .required("docket_no", .line, "The docket number; \"unknown\" with a note why."),
            .required("filed", .date, "The date of filing."),
            .required("case_type", .term(.caseType), "What kind of case it is."),
            .required("parties", .list(party), "Two parties or more, each with its role."),
            .required("claims", .list(claim), "The claims, each with the law it rests on."),
            .optional("relief", .terms(.relief), "What is asked for."),
            .optional("demand", .money("a demand", "demanded"), "The sum demanded."),
            .product, .vendor,
            .optional(
                "agencies", .list(.to(.agency)), "Whose conduct it is about, beside the parties."),
            .optional("incidents", .list(.to(.misidentification)), "The misidentifications."),
            .optional("deployments", .list(.to(.deployment)), "The deployments."),
            .optional("datasets", .list(.to(.dataset)), "The data sets."),
        ],
        identifiedBy: ["caption"],
        example: .factual(
            "2020-05-28", legal: "allegation",
            [
                "caption": "ACLU v. Clearview AI, Inc.", "court": "court:cook-county",
                "docket_no": "2020CH04353", "filed": "2020-05-28", "case_type": "individual",
                "parties": [
                    ["party": "organisation:aclu", "role": "plaintiff"],
                    ["party": "vendor:clearview-ai", "role": "defendant"],
                ],
                "claims": [["statute": "bipa", "citation": "740 ILCS 14/15"]],
                "relief": ["injunction", "declaratory"],
            ]),
        rules: { data in
            Rule.atLeast(2, of: "parties", in: data)
                + Rule.eachHasOne(of: ["party", "described"], inEach: "parties", of: data)
                + Rule.caption(in: data)
                + Rule.unknownNeedsNote("docket_no", in: data)
                + Rule.sameDay("filed", "occurred", in: data)
        })

    static let party = FieldType.record([
        .optional("party", .toActor, "The party."),
        .optional("described", .line, "The party, where unnamed: \"a class of users\"."),
        .required("role", .term(.partyRole), "Its role."),
    ])

    private static let claim = FieldType.record([
        .required("statute", .term(.statute), "The law that the claim rests on."),
        .optional("citation", .line, "The provision."),
        .optional("description", .prose, "What is alleged."),
    ])
}

/// "Several privacy lawsuits": known to exist, not known one by one.
public enum LawsuitReported: EventType {
    public static let declaration = EventDeclaration(
        "LawsuitReported", in: [.lawsuit], verb: "report", .opens,
        summary: "Lawsuits were reported without being identified.",
        legalForces: ["allegation"],
        fields: [
            .required("defendant", .toActor, "Against whom."),
            .required("count", .count, "How many, as far as said."),
            .optional("subject", .line, "What they are about."),
        ],
        identifiedBy: ["defendant"],
        example: .factual(
            "2020-01/2020-06-08", legal: "allegation",
            [
                "defendant": "vendor:clearview-ai",
                "count": ["bound": "unspecified", "text": "several"], "subject": "privacy",
            ]))
}

/// The matter has another docket.
public enum DocketAdded: EventType {
    public static let declaration = EventDeclaration(
        "DocketAdded", in: [.lawsuit], verb: "add-docket", .continues,
        summary: "The matter has another docket.",
        fields: [
            .required("court", .to(.court), "The court."),
            .required("docket_no", .line, "The docket number."),
            .required("reason", .term(.docketReason), "Why."),
        ],
        example: .factual(
            "2021-01-08",
            [
                "court": "court:ilnd", "docket_no": "1:21-cv-00135", "reason": "transfer",
            ]))
}

/// The matter goes on under another; the event stands with the member.
public enum LawsuitConsolidated: EventType {
    public static let declaration = EventDeclaration(
        "LawsuitConsolidated", in: [.lawsuit], verb: "consolidate", .continues,
        summary: "The lawsuit was consolidated into another.",
        legalForces: ["order"],
        fields: [
            .required("lead", .to(.lawsuit), "The lead case."),
            .optional("mdl_no", .text(maximum: 20), "The multidistrict litigation's number."),
            .optional("by", .to(.court), "The court or panel."),
        ],
        example: .factual(
            "2020-12-15", legal: "order",
            [
                "lead": "lawsuit:in-re-clearview-ai", "mdl_no": "2967", "by": "court:jpml",
            ]))
}

/// Somebody joined.
public enum PartyAdded: EventType {
    public static let declaration = EventDeclaration(
        "PartyAdded", in: [.lawsuit], verb: "add-party", .continues,
        summary: "A party joined the case.",
        fields: [
            .required("party", .toActor, "The party."),
            .required("role", .term(.partyRole), "Its role."),
        ],
        example: .factual("2020-09", ["party": "organisation:macys", "role": "defendant"]))
}

/// A regulator or authority imposed a penalty.
public enum PenaltyImposed: EventType {
    public static let declaration = EventDeclaration(
        "PenaltyImposed", in: [.lawsuit], verb: "penalise", .either,
        summary: "An authority imposed a penalty.",
        legalForces: ["finding", "order"],
        fields: [
            .required("authority", .toActor, "Who imposed it."),
            .required("on", .toActor, "On whom."),
            .required("money", .money("a penalty", "fined"), "How much."),
            .required("legal_basis", .line, "On what provision."),
            .optional("appealable", .yesNoUnknown, "Whether an appeal is open."),
            .optional("findings", .list(.prose), "What was found."),
        ],
        identifiedBy: ["authority", "on"],
        example: .factual(
            "2024-09-03", legal: "finding",
            [
                "authority": "agency:autoriteit-persoonsgegevens", "on": "vendor:clearview-ai",
                "money": [
                    "amount": "30500000", "currency": "EUR", "kind": "fined", "precision": "exact",
                ],
                "legal_basis": "GDPR articles 5, 6 and 9",
            ]))
}

/// The matter is at its end.
public enum LawsuitClosed: EventType {
    public static let declaration = EventDeclaration(
        "LawsuitClosed", in: [.lawsuit], verb: "close", .continues,
        summary: "The case was closed.",
        fields: [.optional("reason", .prose, "Why.")],
        example: .factual("2021-02-26", ["reason": "Final approval of the settlement."]))
}

/// A closed matter is open again.
public enum LawsuitReopened: EventType {
    public static let declaration = EventDeclaration(
        "LawsuitReopened", in: [.lawsuit], verb: "reopen", .continues,
        summary: "The case was reopened.",
        fields: [.optional("reason", .prose, "Why.")],
        example: .factual("2022-03-17", ["reason": "Remand."]))
}
