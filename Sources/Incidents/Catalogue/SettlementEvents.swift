/// The parties agreed; nothing was found.
public enum SettlementReached: EventType {
    public static let declaration = EventDeclaration(
        "SettlementReached", in: [.lawsuit], verb: "settle", .either,
        summary: "The parties settled; a settlement is an agreement, never a finding.",
        legalForces: ["agreement"],
        fields: [
            .required("stage", .term(.settlementStage), "How far it has come."),
            .optional("money", .list(money), "The sums agreed on."),
            .optional("payer", .toActor, "Who is to pay."),
            .optional("non_monetary", .terms(.settlementTerm), "What it gives beside money."),
            .optional("terms", .prose, "Its terms."),
            .optional("admits_liability", .yesNoUnknown, "Whether liability is admitted."),
            .optional("confidential", .yesNoUnknown, "Whether its terms are confidential."),
        ],
        identifiedBy: ["payer"],
        example: .factual(
            "2020-01", legal: "agreement",
            [
                "stage": "in_principle", "payer": "vendor:facebook", "admits_liability": "no",
                "money": [
                    [
                        "amount": "550000000", "currency": "USD", "kind": "agreed_in_principle",
                        "precision": "exact",
                    ]
                ],
            ]),
        rules: { data in Rule.settlementStage(in: data) + Rule.settlementWording(in: data) })

    static let money = FieldType.money(
        "a settlement", "agreed_in_principle", "agreed", "valued_equity", "fees", "expenses",
        "incentive")
}

/// Another figure or other terms take the place of those before.
public enum SettlementAmended: EventType {
    public static let declaration = EventDeclaration(
        "SettlementAmended", in: [.lawsuit], verb: "amend-settlement", .continues,
        summary: "The settlement was amended; its figures replace the earlier ones.",
        legalForces: ["agreement"],
        fields: [
            .required("supersedes", .event, "The settlement event that it replaces."),
            .required("money", .list(SettlementReached.money), "The sums now agreed on."),
            .optional("stage", .term(.settlementStage), "How far it has come."),
            .optional("payer", .toActor, "Who is to pay."),
            .optional("non_monetary", .terms(.settlementTerm), "What it gives beside money."),
            .optional("terms", .prose, "Its terms."),
        ],
        example: .factual(
            "2020-07", legal: "agreement",
            [
                "supersedes": "0197a5f0-7c1e-7a3b-9d2f-5b6c7d8e9f01", "stage": "signed",
                "money": [
                    [
                        "amount": "650000000", "currency": "USD", "kind": "agreed",
                        "precision": "exact",
                    ]
                ],
            ]),
        rules: { data in Rule.settlementStage(in: data) + Rule.settlementWording(in: data) })
}

/// The court approved the settlement, or did not.
public enum SettlementApprovalDecided: EventType {
    public static let declaration = EventDeclaration(
        "SettlementApprovalDecided", in: [.lawsuit], verb: "decide-approval", .continues,
        summary: "The court decided on approval of the settlement.",
        legalForces: ["order"],
        fields: [
            .required("level", .term(.approvalLevel), "Preliminary or final."),
            .required("ruling", .term(.ruling), "How it was ruled on."),
            .optional(
                "settlement", .event, "The settlement event ruled on, where there are several."),
            .optional(
                "money",
                .list(.money("an approval", "approved", "fees", "expenses", "incentive")),
                "The sums approved, fees and expenses apart."),
            .optional("claimants", .count, "How many claim."),
            .optional("each", .money("a share", "approved"), "What each claimant is to have."),
            .optional("reason", .prose, "Why."),
        ],
        example: .factual(
            "2021-02-26", legal: "order",
            [
                "level": "final", "ruling": "granted",
                "money": [
                    [
                        "amount": "650000000", "currency": "USD", "kind": "approved",
                        "precision": "exact",
                    ],
                    [
                        "amount": "97500000", "currency": "USD", "kind": "fees",
                        "precision": "exact",
                    ],
                    [
                        "amount": "915454.37", "currency": "USD", "kind": "expenses",
                        "precision": "exact",
                    ],
                ],
                "claimants": ["value": 1_600_000, "bound": "approx"],
                "each": [
                    "amount": "345", "currency": "USD", "kind": "approved", "precision": "at_least",
                ],
            ]))
}

/// Money changed hands.
public enum PaymentRecorded: EventType {
    public static let declaration = EventDeclaration(
        "PaymentRecorded", in: [.lawsuit], verb: "record-payment", .continues,
        summary: "Money was paid.",
        fields: [
            .required("money", .money("a payment", "paid"), "How much."),
            .optional("payer", .toActor, "Who paid."),
            .optional("payee_class", .term(.payeeClass), "To whom."),
            .optional("instalment", .number(1...1000), "Which instalment it is."),
            .optional("instalments", .number(1...1000), "Of how many."),
        ],
        example: .factual(
            "2022-05",
            [
                "money": [
                    "amount": "397", "currency": "USD", "kind": "paid", "precision": "approx",
                ],
                "payer": "vendor:facebook", "payee_class": "class_members",
            ]),
        rules: { data in Rule.numbers("instalment", notAbove: "instalments", in: data) })
}
