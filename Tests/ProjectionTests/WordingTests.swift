import EventLog
import FoundationEssentials
import Incidents
import Projections
import Testing

/// What may go to court in these words: each says no more than its source, and leaves nothing out.
@Suite struct `A dossier's words` {
    @Test func `a note, the place in a source and a source that says otherwise stand beside it`()
        async throws
    {
        try await withHistory([
            ("source:b", "SourceRegistered", "2020", ["publisher": "B"]),
            ("source:b", "SourceRetracted", "2021", ["reason": "false"]),
            (
                "vendor:a", "VendorSecurityIncident", "2020",
                [
                    "kind": "theft", "exposed": ["a list"], "note": "Of which kind is not said.",
                    "sources": [
                        ["source": "source:a", "role": "primary", "locator": "page 3"],
                        ["source": "source:b", "role": "contradicts"],
                    ],
                ]
            ),
            (
                "vendor:a", "VendorSecurityIncident", "2021",
                [
                    "kind": "exposure", "exposed": ["code"],
                    "sources": [
                        ["source": "source:a", "role": "contradicts", "locator": "page 4"],
                        ["source": "source:b", "role": "primary"],
                    ],
                ]
            ),
        ]) { log in
            let dossier = try await log.dossier("vendor:a")
            for title in ["Timeline", "Practices and security incidents"] {
                #expect(
                    try dossier.section(title).column("Note") == [
                        "Of which kind is not said.", "—",
                    ]
                )
            }
            let timeline = try dossier.section("Timeline")
            #expect(
                try timeline.column("Sources") == [
                    "[1] (page 3), [2] says otherwise", "[1] says otherwise (page 4), [2]",
                ])
            // What only contradicts it holds nothing up.
            #expect(
                try timeline.column("Marks") == ["—", "rests on nothing but retracted sources"])
        }
    }

    @Test(
        arguments: [
            ("yes", nil, ""), ("no", nil, " [not word for word]"),
            ("unknown", nil, " [perhaps not word for word]"),
            ("unknown", "Of age.", " [perhaps not word for word; to be read as: “Of age.”]"),
            (nil, "Of age.", " [to be read as: “Of age.”]"),
        ] as [(String?, String?, String)])
    func `a quotation says how exact it is, and what it must mean`(
        verbatim: String?, reading: String?, marks: String
    ) async throws {
        let quotation: Record = [
            "quote": "Lines old.", "quote_verbatim": verbatim.map(Value.text) ?? .null,
            "reading": reading.map(Value.text) ?? .null,
        ]
        func saying(_ key: String, _ value: Value) -> Record {
            var data = quotation
            data[key] = value
            return data
        }
        var study = saying("findings", [["statement": "It differs."]])
        study["coverage"] = [["vendor": "vendor:a", "status": "included"]]
        var claim = saying("claim", "It is biased.")
        claim["vendor"] = "vendor:a"
        try await withHistory([
            ("vendor:a", "StatementRecorded", "2018", saying("statement", "It is so.")),
            ("claim:a", "ContextClaimRecorded", "2019", claim),
            ("study:a", "AccuracyStudyPublished", "2020", study),
        ]) { log in
            let said = try await log.dossier("vendor:a").section("Timeline")
                .column("What is reported")
            for (sentence, words) in zip(said, ["It is so", "It is biased", "It differs"]) {
                #expect(sentence.hasSuffix(": \(words): “Lines old.”\(marks)"))
            }
            #expect(said.count == 3)
        }
    }

    @Test func `a policy says on what, whom, but what, and from when to when it holds`()
        async throws
    {
        let whole: Record = [
            "title": "T", "instrument": "directive", "effects": ["ban"], "body": "agency:a",
            "vendor": "vendor:a", "technologies": ["drone"], "agencies": ["agency:b"],
            "binding_on": "the county prosecutors", "exceptions": ["rescue"],
            "effective": "2020-02", "sunset": "2021",
        ]
        try await withHistory([
            ("policy:one", "PolicyEnacted", "2020", whole),
            (
                "policy:two", "PolicyEnacted", "2021",
                [
                    "title": "T", "instrument": "directive", "effects": ["ban"],
                    "product": "product:p", "vendor": "vendor:a", "body": "agency:a",
                ]
            ),
        ]) { log in
            let said = try await log.dossier("agency:a").section("Timeline")
                .column("What is reported")
            #expect(
                said == [
                    "Directive “T” was enacted by agency:a: ban on drone, naming vendor:a from "
                        + "some time in February 2020 until some time in 2021, binding on agency:b "
                        + "and the county prosecutors, except rescue",
                    "Directive “T” was enacted by agency:a: ban on product:p (vendor:a)",
                ])
        }
    }

    @Test func `what reaches some alone, or excepts some, is not said of all`() async throws {
        try await withHistory([
            (
                "lawsuit:one", "LawsuitFiled", "2019",
                ["caption": "X", "parties": [["party": "vendor:a", "role": "defendant"]]]
            ),
            (
                "lawsuit:one", "MotionDecided", "2020",
                ["motion": "dismiss", "ruling": "denied", "as_to": ["vendor:a"]]
            ),
            (
                "lawsuit:one", "LawsuitDismissed", "2021",
                ["whole": "unknown", "as_to": ["vendor:a"]]
            ),
            (
                "deployment:one", "DeploymentProhibited", "2022",
                [
                    "policy": "policy:p", "technology": "drone", "agency": "agency:a",
                    "exceptions": ["rescue"],
                ]
            ),
            (
                "misidentification:one", "MisidentificationReported", "2023",
                [
                    "context": "operational", "technology": "drone", "vendor": "vendor:a",
                    "agencies": [["agency": "agency:a", "role": "arrested"]],
                ]
            ),
            (
                "misidentification:one", "AttributionRecorded", "2024",
                ["cause": "operator", "asserted_by": "vendor:a"]
            ),
        ]) { log in
            let said = try await log.dossier("vendor:a").section("Timeline")
                .column("What is reported")
            #expect(said[1] == "The court ruled on a motion, dismiss: denied as to vendor:a")
            #expect(said[2] == "Claims were dismissed, all or a part, as to vendor:a")
            #expect(said[4] == "Vendor:a named the cause: operator")
            let forbidden = try await log.dossier("agency:a").section("Timeline")
                .column("What is reported")
            #expect(forbidden[0].hasSuffix(" to agency:a, except rescue"))
        }
    }

    @Test func `two ids of one source are one source, and it is retracted under both`()
        async throws
    {
        func incident(_ source: String) -> (String, String, String, Record) {
            (
                "vendor:a", "VendorSecurityIncident", "2020",
                ["kind": "theft", "exposed": ["a list"], "sources": [["source": .text(source)]]]
            )
        }
        try await withHistory([
            ("source:one", "SourceRegistered", "2020", ["publisher": "One"]),
            ("source:two", "SourceRegistered", "2020", ["publisher": "Two"]),
            incident("source:one"), incident("source:two"),
            ("source:one", "EntityMerged", "2020", ["into": "source:two", "reason": "Same."]),
            ("source:two", "SourceRetracted", "2021", ["reason": "false"]),
        ]) { log in
            let dossier = try await log.dossier("vendor:a")
            #expect(try dossier.section("Sources").column("Id") == ["source:two"])
            let timeline = try dossier.section("Timeline")
            #expect(try timeline.column("Sources") == ["[1]", "[1]"])
            #expect(
                try Set(timeline.column("Marks")) == ["rests on nothing but retracted sources"])
        }
    }

    @Test func `what an owner says of its data set is its word until a source saw it`()
        async throws
    {
        let stated: (String, String, String, Record) = (
            "dataset:one", "DatasetAccessTermsStated", "2020",
            ["owner": "vendor:a", "access": "verified_researchers", "terms": "Public images."]
        )
        let released: Record = ["owner": "vendor:a", "name": "Faces", "access": "public"]
        for (last, access) in [
            ("2019", "verified researchers, as stated: Public images."),
            ("2021", "public"),
        ] {
            try await withHistory([
                stated, ("dataset:one", "DatasetReleased", last, released),
                (
                    "dataset:one", "DatasetOptOutOffered", "2021",
                    ["owner": "vendor:a", "method": "By mail."]
                ),
            ]) { log in
                let sets = try await log.dossier("vendor:a").section("Data sets")
                #expect(try sets.cell("Access", of: "dataset:one") == access)
                #expect(
                    try sets.cell("Opt-out", of: "dataset:one")
                        == "offered, as stated: By mail.")
            }
        }
    }

    @Test func `a moratorium need not end what was, and a vendor's answer stands beside a test`()
        async throws
    {
        try await withHistory([
            (
                "vendor:a", "VendorMarketActionAnnounced", "2020",
                ["action": "moratorium", "activities": ["sell"], "technologies": ["drone"]]
            ),
            (
                "vendor:a", "VendorMarketActionAnnounced", "2021",
                ["action": "withdrawal", "activities": ["offer"], "technologies": ["alpr"]]
            ),
            (
                "misidentification:one", "MisidentificationTestReported", "2019",
                [
                    "context": "advocacy_test", "tester": "organisation:o", "vendor": "vendor:a",
                    "false_matches": ["bound": "exact", "value": 1], "response": "It was set low.",
                ]
            ),
        ]) { log in
            let dossier = try await log.dossier("vendor:a")
            #expect(
                try dossier.section("Timeline").column("What is reported").dropFirst() == [
                    "Vendor:a announced a moratorium on selling drone",
                    "Vendor:a announced withdrawal: stops offering licence-plate reading",
                ])
            #expect(
                try dossier.section("Misidentifications in tests")
                    .column("The vendor's answer") == ["It was set low."])
        }
    }

    @Test func `an open beginning is known by its latest date alone`() async throws {
        func disclosed(_ id: String, _ started: String) -> (String, String, String, Record) {
            (
                "deployment:\(id)", "DeploymentDisclosed", "2021",
                ["agency": "agency:a", "technology": "drone", "started": .text(started)]
            )
        }
        try await withHistory([disclosed("one", "../2020"), disclosed("two", "2020")]) { log in
            let gaps = try await log.dossier("agency:a").section("What is not known").column("Gap")
            #expect(gaps.contains("1 deployment has only a latest date of beginning."))
            #expect(!gaps.contains { $0.hasSuffix("no known beginning.") })
        }
    }

    @Test func `a timeline names each record, who asserts it, and what an answer is about`()
        async throws
    {
        let letter = UUID()
        try await withHistory(
            [
                (
                    "cease-desist:one", "CeaseDesistIssued", "2020-01",
                    ["issuer": "vendor:b", "addressee": "vendor:a", "asserted_by": "vendor:b"]
                ),
                (
                    "cease-desist:one", "ResponseRecorded", "2020-02",
                    [
                        "responder": "vendor:a", "responds_to": .text(letter.text),
                        "position": "denies",
                    ]
                ),
            ], firstId: letter
        ) { log in
            let timeline = try await log.dossier("vendor:a").section("Timeline")
            #expect(
                try timeline.column("Record") == ["cease-desist:one", "cease-desist:one"])
            #expect(try timeline.column("Asserted by") == ["vendor:b", "—"])
            #expect(timeline.rows.last?.values.number("amends") == 1)
        }
    }
}

@Suite struct `What was corrected` {
    @Test func `it tells what was replaced, and by what`() async throws {
        let contract = UUID()
        func correction(_ patch: Record) -> (String, String, String, Record) {
            (
                "deployment:one", "EventCorrected", "2021",
                [
                    "target": .text(contract.text), "reason": "transcription",
                    "patch": .record(patch),
                ]
            )
        }
        try await withHistory(
            [
                (
                    "deployment:one", "ContractSigned", "2020",
                    ["agency": "agency:a", "technology": "drone", "contract_no": "1"]
                ),
                correction(["contract_no": "2"]),
                correction(["contract_no": .null, "term_start": "2020-03", "vendor": "vendor:b"]),
                ("vendor:b", "VendorRegistered", "2000", ["name": "Bee"]),
            ], firstId: contract
        ) { log in
            let changes = try await log.dossier("agency:a")
                .section("Corrections, retractions and identity").column("What")
            #expect(changes[0].hasSuffix("reason: transcription; contract no: 1 → 2"))
            #expect(
                changes[1].hasSuffix(
                    "; contract no: 2 → nothing, term start: nothing → some time in March 2020 and "
                        + "vendor: nothing → Bee"))
        }
    }

    @Test func `it names the sources of the correction, and what became of them`() async throws {
        let settled = UUID()
        try await withHistory(
            [
                (
                    "lawsuit:one", "SettlementReached", "2020",
                    [
                        "payer": "vendor:a", "stage": "signed",
                        "sources": [["source": "source:a", "role": "primary"]],
                    ]
                ),
                (
                    "lawsuit:one", "EventCorrected", "2021",
                    [
                        "target": .text(settled.uuidString.lowercased()), "reason": "new_evidence",
                        "patch": ["terms": "Cash."],
                        "sources": [["source": "source:b", "role": "primary"]],
                    ]
                ),
                ("source:b", "SourceRegistered", "2021", ["publisher": "B"]),
                ("source:b", "SourceRetracted", "2022", ["reason": "false"]),
            ], firstId: settled
        ) { log in
            let dossier = try await log.dossier("vendor:a")
            let timeline = try dossier.section("Timeline")
            #expect(try timeline.column("Sources") == ["[1], [2] for the correction @2"])
            #expect(
                try timeline.column("Marks") == [
                    "corrected by @2, which rests on nothing but retracted sources"
                ])
            #expect(try dossier.section("Sources").column("Id") == ["source:a", "source:b"])
        }
    }
}

@Suite struct `What is disputed` {
    @Test func `figures of use say so, and for which season they are`() async throws {
        let reported = UUID()
        try await withHistory(
            [
                (
                    "deployment:one", "UsageReported", "2020",
                    [
                        "agency": "agency:a", "period": "2020-21",
                        "searches": ["bound": "exact", "value": 5],
                    ]
                ),
                (
                    "deployment:one", "EventDisputed", "2021",
                    [
                        "target": .text(reported.uuidString.lowercased()), "by": "agency:a",
                        "ground": "It was none.",
                    ]
                ),
            ], firstId: reported
        ) { log in
            let use = try await log.dossier("agency:a").section("Use, as reported")
            let periods = try use.column("Period")
            #expect(periods == ["spring 2020 (disputed by @2)"])
        }
    }
}
