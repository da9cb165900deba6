/// One issuer demands of one addressee to stop.
public enum CeaseDesistIssued: EventType {
    public static let declaration = EventDeclaration(
        "CeaseDesistIssued", in: [.ceaseDesist], verb: "issue", .opens,
        summary: "A cease-and-desist letter, notice or order was issued.",
        legalForces: ["allegation", "order"],
        fields: [
            .required("issuer", .toActor, "Who demands."),
            .required("issuer_class", .term(.issuerClass), "What the issuer is."),
            .required("addressee", .toActor, "Of whom it is demanded."),
            .required("instrument", .term(.demandInstrument), "In what form."),
            .required("binding", .yesNoUnknown, "Whether it binds: a letter no, an order yes."),
            .optional("demands", .terms(.demand), "What is demanded."),
            .optional(
                "grounds",
                .list(
                    .record([
                        .required("ground", .term(.demandGround), "The ground."),
                        .optional("citation", .line, "The provision or clause."),
                    ])), "On what grounds."),
            .product, .vendor,
            .optional("deadline", .date, "By when."),
            .optional("sent_on", .date, "When it was sent."),
            .optional("reported_on", .date, "When it was first reported."),
        ],
        identifiedBy: ["issuer", "addressee"],
        example: .factual(
            "2020-01-21", legal: "allegation",
            [
                "issuer": "organisation:twitter", "issuer_class": "platform",
                "addressee": "vendor:clearview-ai", "instrument": "letter", "binding": "no",
                "demands": ["stop_collection", "delete_data"],
                "grounds": [["ground": "terms_of_service"]], "sent_on": "2020-01-21",
                "reported_on": "2020-01-23",
            ]),
        rules: { data in
            Rule.binding(in: data) + Rule.different("issuer", "addressee", in: data)
                + Rule.order("sent_on", "deadline", in: data)
                + (data["sent_on"] == nil ? Rule.order("occurred", "deadline", in: data) : [])
                + Rule.order("sent_on", "reported_on", in: data)
        })
}

/// The addressee says that it has come.
public enum CeaseDesistAcknowledged: EventType {
    public static let declaration = EventDeclaration(
        "CeaseDesistAcknowledged", in: [.ceaseDesist], verb: "acknowledge", .continues,
        summary: "The addressee acknowledged the demand.",
        legalForces: ["statement"],
        fields: [.required("by", .toActor, "Who acknowledged it.")],
        example: .factual("2020-01-23", legal: "statement", ["by": "vendor:clearview-ai"]))
}

/// The addressee answers.
public enum CeaseDesistAnswered: EventType {
    public static let declaration = EventDeclaration(
        "CeaseDesistAnswered", in: [.ceaseDesist], verb: "answer", .continues,
        summary: "The addressee answered the demand.",
        legalForces: ["statement", "admission"],
        fields: [
            .required("position", .term(.answerPosition), "How it takes the demand."),
            .by,
            .optional("argument", .prose, "What it argues."), .quote,
        ],
        example: .factual(
            "2020-02-05", legal: "statement",
            [
                "position": "contest", "by": "vendor:clearview-ai",
                "argument": "The First Amendment protects the use of public information.",
            ]))
}

/// The demand is said to have been followed.
public enum ComplianceReported: EventType {
    public static let declaration = EventDeclaration(
        "ComplianceReported", in: [.ceaseDesist], verb: "report-compliance", .continues,
        summary: "Somebody reports that the demand was followed.",
        legalForces: ["statement", "admission"],
        fields: [
            .required("by", .toActor, "Who says so."),
            .required("scope", .term(.complianceScope), "How far."),
            .optional("evidence", .prose, "On what evidence."),
        ],
        example: .factual(
            "2020-01-27", legal: "statement",
            [
                "by": "vendor:clearview-ai", "scope": "part",
                "evidence": "The promotional video was taken down.",
            ]))
}

/// The demand is said not to have been followed.
public enum NonComplianceReported: EventType {
    public static let declaration = EventDeclaration(
        "NonComplianceReported", in: [.ceaseDesist], verb: "report-noncompliance", .continues,
        summary: "Somebody reports that the demand was not followed.",
        legalForces: ["allegation", "admission"],
        fields: [
            .required("by", .toActor, "Who says so."),
            .required("scope", .term(.complianceScope), "How much of it was not followed."),
            .optional("evidence", .prose, "On what evidence."),
        ],
        example: .factual(
            "2020-03", legal: "allegation",
            [
                "by": "organisation:twitter", "scope": "unknown",
            ]))
}

/// The demand became a lawsuit or another proceeding.
public enum CeaseDesistEscalated: EventType {
    public static let declaration = EventDeclaration(
        "CeaseDesistEscalated", in: [.ceaseDesist], verb: "escalate", .continues,
        summary: "The demand led to a lawsuit or another proceeding.",
        fields: [
            .optional("lawsuit", .to(.lawsuit), "The lawsuit."),
            .optional("proceeding", .line, "The other proceeding: authority and number."),
        ],
        example: .factual("2020-03-10", ["lawsuit": "lawsuit:vermont-v-clearview-ai"]),
        rules: { data in Rule.atLeastOne(of: ["lawsuit", "proceeding"], in: data) })
}

/// The issuer no longer demands it.
public enum CeaseDesistWithdrawn: EventType {
    public static let declaration = EventDeclaration(
        "CeaseDesistWithdrawn", in: [.ceaseDesist], verb: "withdraw", .continues,
        summary: "The issuer withdrew the demand.",
        fields: [.optional("reason", .prose, "Why.")],
        example: .factual("2021-06", ["reason": "The parties settled."]))
}

/// "Numerous" letters: known to exist, not known one by one.
public enum CeaseDesistAggregateReported: EventType {
    public static let declaration = EventDeclaration(
        "CeaseDesistAggregateReported", in: [.ceaseDesist], verb: "report-aggregate", .opens,
        summary: "An unidentified number of demands was reported.",
        fields: [
            .required("addressee", .toActor, "Of whom it was demanded."),
            .required("count", .count, "How many, as far as said."),
            .optional("instrument", .term(.demandInstrument), "In what form."),
            .optional("issuer_class", .term(.issuerClass), "What the issuers are."),
        ],
        identifiedBy: ["addressee"],
        example: .factual(
            "2020-01/2020-06-08",
            [
                "addressee": "vendor:clearview-ai",
                "count": ["bound": "unspecified", "text": "numerous"], "instrument": "unknown",
            ]))
}

/// An aggregate's single cases are now in the log: it drops out of the counts.
public enum AggregateItemised: EventType {
    public static let declaration = EventDeclaration(
        "AggregateItemised", in: [.ceaseDesist, .lawsuit, .deployment], verb: "itemise",
        .continues, .administrative,
        summary: "The single cases behind an aggregate are now recorded one by one.",
        fields: [
            .required(
                "items", .list(.to(.ceaseDesist, .lawsuit, .deployment)), "The single cases."),
            .optional("complete", .yesNoUnknown, "Whether these are all."),
        ],
        example: .administrative([
            "items": ["cease-desist:twitter-clearview-ai", "cease-desist:google-clearview-ai"],
            "complete": "unknown",
        ]))
}
