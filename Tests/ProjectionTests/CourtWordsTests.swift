import EventLog
import FoundationEssentials
import Incidents
import Projections
import Testing

/// What a case came to, told to each of those whom it is about.
@Suite struct `A case in a dossier` {
    private typealias Line = (String, String, String, Record)

    private func filed() -> Line {
        (
            "lawsuit:one", "LawsuitFiled", "2020-01",
            [
                "caption": "A class v. A and B", "case_type": "putative_class",
                "parties": [
                    ["described": "a class", "role": "plaintiff"],
                    ["party": "vendor:a", "role": "defendant"],
                    ["party": "vendor:b", "role": "defendant"],
                ],
            ]
        )
    }

    private func settled(_ payer: String, _ stage: String) -> Line {
        (
            "lawsuit:one", "SettlementReached", "2020-03",
            [
                "stage": .text(stage), "payer": .text(payer),
                "money": [
                    [
                        "amount": "777", "currency": "USD", "kind": "agreed", "precision": "exact",
                    ]
                ],
            ]
        )
    }

    @Test(arguments: [
        ("individual", "1:20-cv-1", "A body sued vendor:a in court:c"),
        ("regulatory_proceeding", "1", "A body opened a proceeding against vendor:a in court:c"),
        ("criminal", "1", "A body prosecuted vendor:a in court:c"),
        ("habeas", "1", "A body petitioned for habeas corpus against vendor:a in court:c"),
        (
            "putative_class", "MDL No. 1",
            "Cases of a body against vendor:a were centralised by court:c"
        ),
    ])
    func `a case is brought in the words of its kind, under the law that is cited`(
        kind: String, docket: String, words: String
    ) async throws {
        try await withHistory([
            (
                "lawsuit:one", "LawsuitFiled", "2020",
                [
                    "caption": "X", "court": "court:c", "docket_no": .text(docket),
                    "case_type": .text(kind),
                    "parties": [
                        ["described": "a body", "role": "plaintiff"],
                        ["party": "vendor:a", "role": "defendant"],
                    ],
                    "claims": [
                        ["statute": "bipa", "description": "It kept faces."],
                        ["statute": "other", "citation": "An act"],
                    ],
                ]
            ),
            (
                "lawsuit:one", "DocketAdded", "2021",
                ["court": "court:d", "docket_no": "2", "reason": "transfer"]
            ),
        ]) { log in
            let dossier = try await log.dossier("vendor:a")
            let said = try dossier.section("Timeline").column("What is reported")
            #expect(said[0].hasPrefix("\(words): X, "))
            #expect(said[0].hasSuffix("; alleged: BIPA and An act"))
            let lawsuits = try dossier.section("Lawsuits and proceedings")
            let alleged = try lawsuits.cell("Alleged under", of: "lawsuit:one")
            #expect(alleged == "BIPA (“It kept faces”); An act")
            let court = try lawsuits.cell("Court", of: "lawsuit:one")
            let brought = docket.hasPrefix("MDL") ? "centralised by" : "filed in"
            #expect(court.hasPrefix("court:d, No. 2; \(brought) court:c, "))
        }
    }

    @Test(arguments: ["LawsuitDismissed", "VerdictReturned", "LawsuitClosed"])
    func `names who pays where that is somebody else`(end: String) async throws {
        let ended: Line = ("lawsuit:one", end, "2020-04", ["whole": "yes", "for": "plaintiff"])
        try await withHistory([filed(), settled("vendor:b", "signed"), ended]) { log in
            let sum = "777 USD (signed; an agreement, not a finding)"
            for (body, words) in [("vendor:a", "vendor:b: \(sum)"), ("vendor:b", sum)] {
                let section = try await log.dossier(body).section("Lawsuits and proceedings")
                #expect(try section.column("Settlement, last effective") == [words])
            }
        }
    }

    @Test(arguments: [("in_principle", "verdict"), ("signed", "verdict, settled as to it: see @2")])
    func `is settled as to one who signed`(stage: String, posture: String) async throws {
        let verdict: Line = ("lawsuit:one", "VerdictReturned", "2021", ["for": "plaintiff"])
        try await withHistory([filed(), settled("vendor:b", stage), verdict]) { log in
            let section = try await log.dossier("vendor:b").section("Lawsuits and proceedings")
            #expect(try section.column("Posture") == [posture])
        }
    }

    @Test(arguments: [("k", "l"), ("l", "k")])
    func `is dismissed as to a body under whichever of its ids`(
        dismissed: String, survivor: String
    ) async throws {
        try await withHistory([
            (
                "lawsuit:one", "LawsuitFiled", "2020-01",
                [
                    "caption": "A class v. others",
                    "parties": [
                        ["party": "vendor:b", "role": "defendant"],
                        ["party": .text("vendor:\(survivor)"), "role": "defendant"],
                    ],
                ]
            ),
            (
                "lawsuit:one", "LawsuitDismissed", "2020-02",
                ["whole": "yes", "as_to": [.text("vendor:\(dismissed)")]]
            ),
            (
                "vendor:\(dismissed)", "EntityMerged", "2020-03",
                ["into": .text("vendor:\(survivor)"), "reason": "one company"]
            ),
        ]) { log in
            let section = try await log.dossier("vendor:\(survivor)")
                .section("Lawsuits and proceedings")
            #expect(section.note?.contains("1 dismissed as to it") == true)
        }
    }
}

@Suite struct `A deployment in a dossier` {
    @Test func `that went on despite a ban says so`() async throws {
        let use: Record = ["agency": "agency:a", "technology": "alpr"]
        try await withHistory([
            ("deployment:one", "SystemDeployed", "2020-01-01", use),
            ("deployment:one", "DeploymentProhibited", "2021-06-01", ["policy": "policy:ban"]),
            ("deployment:one", "DeploymentEnded", "2021-07-01", ["reason": "policy_change"]),
            ("deployment:one", "DeploymentResumed", "2022-07-01", [:]),
        ]) { log in
            let section = try await log.dossier("agency:a").section("Deployments")
            #expect(try section.column("State") == ["active; forbidden by policy:ban"])
        }
    }

    @Test func `shows a contract of which only the number is known`() async throws {
        try await withHistory([
            (
                "deployment:one", "ContractSigned", "2020-01-01",
                [
                    "agency": "agency:a", "technology": "alpr", "contract_no": "X-9",
                    "term_end": "2027-01-01",
                ]
            )
        ]) { log in
            let section = try await log.dossier("agency:a").section("Deployments")
            #expect(
                try section.column("Contract")
                    == ["value not known, No. X-9, to run until 1 January 2027"])
        }
    }
}

@Suite struct `A report that was taken back` {
    @Test func `is retracted on every day, whatever was said of it`() async throws {
        let report = UUID()
        try await withHistory(
            [
                (
                    "misidentification:one", "MisidentificationReported", "2021-02-02",
                    [
                        "context": "operational",
                        "agencies": [["agency": "agency:a", "role": "arrested"]],
                    ]
                ),
                ("misidentification:one", "HarmRecorded", "2021-06", ["kind": "arrest"]),
                (
                    "misidentification:one", "EventRetracted", "",
                    ["target": .text(report.text), "reason": "false"]
                ),
            ], firstId: report
        ) { log in
            for day in ["2021-03-01", "2021-06-10"] {
                let section = try await log.dossier("agency:a", AsOf(validAt: Day(day)))
                    .section("Misidentifications in operation")
                #expect(section.note?.contains("1 retracted") == true)
            }
        }
    }
}

@Suite struct `A demand in a dossier` {
    @Test(
        arguments: [
            (["a followed", "b not", "a followed"], "by its own account, which vendor:b denies"),
            (["a followed", "a not"], "by its own account, of which it admits the contrary"),
            (["b not", "a followed"], "by its own account"),
            (["a followed", "b not", "b followed"], ""),
        ] as [([String], String)])
    func `says whose word compliance is, and who denies it`(
        reports: [String], words: String
    ) async throws {
        let letter: (String, String, String, Record) = (
            "cease-desist:one", "CeaseDesistIssued", "2020-01",
            ["issuer": "vendor:b", "addressee": "vendor:a"]
        )
        let answers = reports.enumerated().map { number, report in
            (
                "cease-desist:one",
                report.hasSuffix("not") ? "NonComplianceReported" : "ComplianceReported",
                "2020-0\(number + 2)",
                ["by": .text("vendor:\(report.prefix(1))"), "scope": "whole"]
            ) as (String, String, String, Record)
        }
        try await withHistory([letter] + answers) { log in
            let section = try await log.dossier("vendor:a").section("Cease-and-desist")
            let state = "complied" + (words.isEmpty ? "" : ", \(words)")
            #expect(try section.column("State") == [state])
        }
    }
}

@Suite struct `A body that is no more` {
    @Test(arguments: [(nil, "a day not known"), ("2021-05", "some time in May 2021")])
    func `says since when, as far as that is known`(day: String?, words: String) async throws {
        let end: Record = day.map { ["dissolved_on": .text($0)] } ?? [:]
        try await withHistory([
            ("vendor:a", "VendorRegistered", "2020", ["name": "A"]),
            ("vendor:a", "EntityDissolved", "2022", end),
        ]) { log in
            let facts = try await log.dossier("vendor:a").facts
            #expect(facts.first { $0.label == "No longer exists since" }?.value == words)
        }
    }
}

@Suite struct `A suit that names a misidentification` {
    @Test func `stands beside it`() async throws {
        try await withHistory([
            (
                "misidentification:one", "MisidentificationReported", "2020",
                ["context": "operational", "agencies": [["agency": "agency:a"]]]
            ),
            (
                "lawsuit:one", "LawsuitFiled", "2021",
                [
                    "caption": "P-7K3QF v. A", "incidents": ["misidentification:one"],
                    "parties": [["party": "agency:a", "role": "defendant"]],
                ]
            ),
        ]) { log in
            for (asOf, told) in [(AsOf(), "P-7K3QF v. A"), (AsOf(validAt: Day("2020-12-31")), "—")]
            {
                let errors = try await log.dossier("agency:a", asOf)
                    .section("Misidentifications in operation")
                #expect(try errors.column("Remedies and lawsuits") == [told])
            }
        }
    }
}

@Suite struct `Several who settle` {
    private func filed(_ defendants: [Value]) -> (String, String, String, Record) {
        let parties = defendants.map { Value.record(["party": $0, "role": "defendant"]) }
        return ("lawsuit:one", "LawsuitFiled", "2018", ["caption": "L", "parties": .list(parties)])
    }

    private func settled(_ payer: Value, _ day: String) -> (String, String, String, Record) {
        (
            "lawsuit:one", "SettlementReached", day,
            ["payer": payer, "stage": "signed", "legal_force": "agreement"]
        )
    }

    @Test func `who pays and is no party pays for who is`() async throws {
        try await withHistory([filed(["agency:a"]), settled("jurisdiction:j", "2019")]) { log in
            let lawsuits = try await log.dossier("agency:a").section("Lawsuits and proceedings")
            #expect(lawsuits.note?.contains("alone") == false, "\(lawsuits.note ?? "")")
        }
        // Of two who are sued nobody knows for whom.
        try await withHistory([
            filed(["agency:a", "agency:b"]), settled("jurisdiction:j", "2019"),
        ]) { log in
            let lawsuits = try await log.dossier("agency:a").section("Lawsuits and proceedings")
            #expect(
                try lawsuits.column("Posture") == [
                    "settled, to be paid by jurisdiction:j: for whom is not said"
                ])
        }
    }

    @Test func `a ruling on one's settlement is not another's`() async throws {
        let first = UUID()
        try await withHistory(
            [
                settled("vendor:v", "2019-01-01"), filed(["vendor:v", "vendor:w"]),
                settled("vendor:w", "2019-02-01"),
                (
                    "lawsuit:one", "SettlementApprovalDecided", "2019-03-01",
                    [
                        "level": "final", "ruling": "granted",
                        "settlement": .text(first.uuidString.lowercased()),
                    ]
                ),
                (
                    "lawsuit:one", "SettlementApprovalDecided", "2019-04-01",
                    ["level": "final", "ruling": "denied"]
                ),
            ], firstId: first
        ) { log in
            for (vendor, word) in [("vendor:v", "approved as to it"), ("vendor:w", "denied")] {
                let lawsuits = try await log.dossier(vendor).section("Lawsuits and proceedings")
                let posture = try lawsuits.column("Posture")[0]
                #expect(posture.contains(word), "\(vendor): \(posture)")
                #expect(posture.contains("as to it") == (vendor == "vendor:v"))
            }
        }
    }
}
