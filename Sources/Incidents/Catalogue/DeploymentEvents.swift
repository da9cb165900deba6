/// Use became known; when it began may be unknown. Unnamed deployers are an aggregate.
public enum DeploymentDisclosed: EventType {
    public static let declaration = EventDeclaration(
        "DeploymentDisclosed", in: [.deployment], verb: "disclose", .either,
        summary: "The use of a technology became known.",
        fields: [
            .optional("agency", .to(.agency), "The agency that uses it."),
            .optional("operator", .to(.organisation), "The private operator that uses it."),
            .optional(
                "deployer_class", .term(.deployerClass), "The class of deployers, where unnamed."),
            .optional("count", .count, "How many deployers, where unnamed."),
            .technology, .product, .vendor,
            .required("access_mode", .term(.accessMode), "Through whom it is reached."),
            .optional("via", .to(.agency, .organisation), "The body through which it is reached."),
            .required("authorisation", .term(.authorisation), "Whether it was allowed."),
            .required(
                "disclosed_via", .term(.disclosedThrough), "How it became known."),
            .optional("started", .date, "When use began, as far as known."),
            .optional("purpose", .terms(.usePurpose), "What it is used for."),
            .optional("units", .natural, "How many devices."),
            .optional("users", .natural, "How many users."),
            .optional("sites", .natural, "How many sites."),
        ],
        identifiedBy: ["agency", "operator", "deployer_class", "technology", "product"],
        example: .factual(
            "2020-02",
            [
                "agency": "agency:chicago-police-department", "technology": "face_recognition_1n",
                "product": "product:clearview", "vendor": "vendor:clearview-ai",
                "access_mode": "vendor_subscription", "authorisation": "authorised",
                "disclosed_via": "foia", "started": "../2020-02",
            ]),
        rules: { data in
            Rule.exactlyOne(of: ["agency", "operator", "deployer_class"], in: data)
                + Rule.needs("deployer_class", for: "count", in: data)
        })
}

/// A contract was signed.
public enum ContractSigned: EventType {
    public static let declaration = EventDeclaration(
        "ContractSigned", in: [.deployment], verb: "contract", .either,
        summary: "A contract for the technology was signed.",
        fields: [
            .optional("agency", .to(.agency), "The agency that buys."),
            .optional("operator", .to(.organisation), "The private operator that buys."),
            .technology, .product, .vendor,
            .optional("contract_no", .line, "The contract's number."),
            .optional("piid", .line, "The federal procurement instrument identifier."),
            .optional("value", .money("a contract", "contract_value"), "What it is worth."),
            .optional("term_start", .date, "When it begins to run."),
            .optional("term_end", .date, "When it runs out."),
            .optional("funding_source", .term(.fundingSource), "Whose money pays."),
            .optional("procurement", .term(.procurement), "How it came about."),
        ],
        identifiedBy: ["agency", "operator", "technology", "product"],
        example: .factual(
            "2020-08-12",
            [
                "agency": "agency:immigration-and-customs-enforcement",
                "technology": "face_recognition_1n", "product": "product:clearview",
                "vendor": "vendor:clearview-ai", "procurement": "sole_source",
                "value": [
                    "amount": "224000", "currency": "USD", "kind": "contract_value",
                    "precision": "exact",
                ],
                "term_start": "2020-08-12", "term_end": "2021-08-11",
            ]),
        rules: { data in
            Rule.exactlyOne(of: ["agency", "operator"], in: data)
                + Rule.order("term_start", "term_end", in: data)
        })
}

/// A contract came to its end; use may go on.
public enum ContractEnded: EventType {
    public static let declaration = EventDeclaration(
        "ContractEnded", in: [.deployment], verb: "end-contract", .continues,
        summary: "A contract for the technology ended.",
        fields: [
            .optional("contract_no", .line, "The contract's number."),
            .required("reason", .term(.stopReason), "Why it ended."),
        ],
        example: .factual("2021-08-11", ["reason": "contract_lapse"]))
}

/// A trial began.
public enum PilotStarted: EventType {
    public static let declaration = EventDeclaration(
        "PilotStarted", in: [.deployment], verb: "pilot", .either,
        summary: "A trial of the technology began.",
        fields: [
            .optional("agency", .to(.agency), "The agency that tries it."),
            .optional("operator", .to(.organisation), "The private operator that tries it."),
            .technology, .product, .vendor,
            .optional("until", .date, "When the trial is to end."),
            .optional("paid", .yesNoUnknown, "Whether it is paid for."),
        ],
        identifiedBy: ["agency", "operator", "technology", "product"],
        example: .factual(
            "2017-12",
            [
                "agency": "agency:orlando-police-department", "technology": "live_face_recognition",
                "product": "product:rekognition", "vendor": "vendor:amazon", "paid": "no",
            ]),
        rules: { data in
            Rule.exactlyOne(of: ["agency", "operator"], in: data)
                + Rule.order("occurred", "until", in: data)
        })
}

/// Use began.
public enum SystemDeployed: EventType {
    public static let declaration = EventDeclaration(
        "SystemDeployed", in: [.deployment], verb: "begin", .either,
        summary: "Use of the technology began.",
        fields: [
            .optional("agency", .to(.agency), "The agency that uses it."),
            .optional("operator", .to(.organisation), "The private operator that uses it."),
            .technology, .product, .vendor,
            .optional("sites", .natural, "How many sites."),
            .optional("units", .natural, "How many devices."),
            .optional("gallery", .terms(.galleryContent), "What the searched database holds."),
            .optional("gallery_size", .count, "How many entries it holds."),
            .optional("policy", .to(.policy), "The policy that governs it."),
            .optional("legal_standard", .term(.legalStandard), "What suspicion use demands."),
            .optional("human_review", .yesNoUnknown, "Whether a person reviews each result."),
            .optional("retention_days", .natural, "How long data is kept, in days."),
        ],
        identifiedBy: ["agency", "operator", "technology", "product"],
        example: .factual(
            "2017-07",
            [
                "agency": "agency:detroit-police-department", "technology": "face_recognition_1n",
                "vendor": "vendor:dataworks-plus", "gallery": ["mugshots", "driver_licence"],
                "human_review": "yes",
            ]),
        rules: { data in Rule.exactlyOne(of: ["agency", "operator"], in: data) })
}

/// Use was seen: the last confirmation on which "in use" may rest.
public enum UseObserved: EventType {
    public static let declaration = EventDeclaration(
        "UseObserved", in: [.deployment], verb: "observe", .continues,
        summary: "The technology was seen in use.",
        fields: [.required("how", .prose, "How it was seen.")],
        example: .factual("2020-05-31", ["how": "Search log released on request."]))
}

/// What use amounted to in a period; two sources with two figures are two events.
public enum UsageReported: EventType {
    public static let declaration = EventDeclaration(
        "UsageReported", in: [.deployment], verb: "report-usage", .continues,
        summary: "Figures of use in a period were reported.",
        fields: [
            .required("period", .date, "The period that the figures cover."),
            .optional("searches", .count, "Searches."),
            .optional("matches", .count, "Searches that returned a match."),
            .optional("matches_wrong", .count, "Matches that were wrong."),
            .optional("arrests", .count, "Arrests that came of a match."),
            .optional("shared_with", .list(.toActor), "With whom data was shared."),
            .optional(
                "breakdown",
                .list(
                    .record([
                        .required("dimension", .term(.breakdownDimension), "By what quality."),
                        .required("category", .line, "The category."),
                        .required("count", .natural, "How many searches fall in it."),
                    ])), "Searches by category."),
            .optional("reported_to", .toActor, "To whom it was reported."),
            .optional("coverage_note", .prose, "What the figures leave out."),
        ],
        example: .factual(
            "2020-06",
            [
                "period": "2020-01/2020-05", "searches": ["value": 68, "bound": "exact"],
                "matches": ["value": 30, "bound": "exact"],
                "breakdown": [["dimension": "race", "category": "Black", "count": 66]],
            ]),
        rules: { data in
            Rule.notAbove("matches", "searches", in: data)
                + Rule.notAbove("matches_wrong", "matches", in: data)
                + Rule.notAbove("arrests", "matches", in: data)
                + Rule.breakdown("breakdown", of: "searches", in: data)
        })
}

/// Use stopped for a time.
public enum DeploymentSuspended: EventType {
    public static let declaration = EventDeclaration(
        "DeploymentSuspended", in: [.deployment], verb: "suspend", .continues,
        summary: "Use was suspended.",
        fields: [.required("reason", .term(.stopReason), "Why."), .by],
        example: .factual(
            "2020-01-24",
            [
                "reason": "public_pressure", "by": "agency:new-jersey-attorney-general",
            ]))
}

/// Use was taken up again.
public enum DeploymentResumed: EventType {
    public static let declaration = EventDeclaration(
        "DeploymentResumed", in: [.deployment], verb: "resume", .continues,
        summary: "Use was taken up again.",
        fields: [.by],
        example: .factual("2022-07-21", ["by": "agency:new-orleans-police-department"]))
}

/// Use came to its end.
public enum DeploymentEnded: EventType {
    public static let declaration = EventDeclaration(
        "DeploymentEnded", in: [.deployment], verb: "end", .continues,
        summary: "Use ended.",
        fields: [
            .required("reason", .term(.stopReason), "Why."),
            .optional("started", .date, "When it had begun, where the source says so."),
            .optional("disposition", .term(.dataDisposition), "What became of the data."),
        ],
        example: .factual("2019-07-18", ["reason": "contract_lapse", "disposition": "unknown"]),
        rules: { data in Rule.order("started", "occurred", in: data) })
}

/// Use is forbidden to this deployer.
public enum DeploymentProhibited: EventType {
    public static let declaration = EventDeclaration(
        "DeploymentProhibited", in: [.deployment], verb: "prohibit", .either,
        summary: "A policy forbids the use.",
        fields: [
            .required("policy", .to(.policy), "The policy; its jurisdiction covers the deployer."),
            .optional("agency", .to(.agency), "The agency to which it is forbidden."),
            .optional("technology", .term(.technology), "The technology."),
            .optional("exceptions", .list(.line), "What it still allows."),
        ],
        identifiedBy: ["agency", "technology"],
        example: .factual(
            "2019-05-21",
            [
                "policy": "policy:san-francisco-admin-code-19b",
                "agency": "agency:san-francisco-police-department",
                "technology": "face_recognition_1n",
            ]))
}
