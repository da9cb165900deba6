import EventLog
import FoundationEssentials
import Incidents
import Postgres
import ProjectionEngine
import Projections
import TestSupport
import Testing

@Suite struct `As of a position, and as of a day` {
    private let test = "misidentification:aclu-rekognition-congress-2018"

    @Test func `before and after a correction the answers differ`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let correction: Int64 = 70
            for position in [Examples.articleEnds, correction - 1] {
                let before = try await log.dossier("vendor:amazon", AsOf(position: position))
                    .section("Misidentifications in tests")
                #expect(try before.cell("When", of: test) == "some time in 2018")
                #expect(try before.cell("Searched for", of: test).hasSuffix("how many is not said"))
                #expect(try before.cell("Threshold", of: test) == "—")
            }
            for position in [correction, Examples.laterEnds] {
                let after = try await log.dossier("vendor:amazon", AsOf(position: position))
                    .section("Misidentifications in tests")
                #expect(try after.cell("When", of: test) == "26 July 2018")
                #expect(try after.cell("Searched for", of: test).hasPrefix("535 "))
                #expect(try after.cell("Threshold", of: test).contains("80"))
            }
        }
    }

    @Test func `a correction applies on every day in the world`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let day = try #require(Day("2018-12-31"))
            let now = try await log.dossier("vendor:amazon", AsOf(validAt: day))
                .section("Misidentifications in tests")
            #expect(try now.cell("Searched for", of: test).hasPrefix("535 "))
            let then = AsOf(position: Examples.articleEnds, validAt: day)
            let before = try await log.dossier("vendor:amazon", then)
                .section("Misidentifications in tests")
            #expect(try before.cell("Searched for", of: test).hasSuffix("how many is not said"))
        }
    }

    @Test(
        .serialized,
        arguments: [
            (48, nil, "550,000,000"), (85, nil, "550,000,000"), (86, nil, "650,000,000"),
            (nil, "2020-06-30", "550,000,000"), (nil, "2020-08-01", "650,000,000"),
            // What the log did not know yet, it cannot tell of any day.
            (85, "2021-03-01", "550,000,000"), (86, "2020-06-08", "550,000,000"),
            (86, "2021-03-01", "650,000,000"), (nil, nil, "650,000,000"),
        ] as [(Int64?, String?, String)])
    func `before and after a settlement is amended the figures differ`(
        position: Int64?, day: String?, figure: String
    ) async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let asOf = AsOf(position: position, validAt: day.flatMap { Day($0) })
            let lawsuits = try await log.dossier("vendor:facebook", asOf)
                .section("Lawsuits and proceedings")
            let settlement = try lawsuits.cell("Settlement, last effective", of: facebookCase)
            #expect(settlement.hasPrefix("\(figure) USD"))
        }
    }

    @Test func `an aggregate leaves the counts to those of its items that are in them`()
        async throws
    {
        func letter(_ id: String, _ day: String) -> (String, String, String, Record) {
            (
                "cease-desist:\(id)", "CeaseDesistIssued", day,
                ["issuer": "agency:a", "addressee": "vendor:a"]
            )
        }
        try await withHistory([
            (
                "cease-desist:many", "CeaseDesistAggregateReported", "2020-01",
                [
                    "addressee": "vendor:a",
                    "count": ["bound": "unspecified", "text": "numerous"],
                ]
            ),
            letter("one", "2020-02-21"), letter("two", "2020-05-01"),
            (
                "cease-desist:many", "AggregateItemised", "2021",
                ["items": ["cease-desist:one", "cease-desist:two"], "complete": "no"]
            ),
        ]) { log in
            for (day, received, words) in [
                ("2020-01-31", "0 received", "at least one each: “numerous”."),
                (
                    "2020-03-01", "1 received",
                    "2 are now recorded one by one, 1 of them in these counts; it is counted no "
                        + "more; these are known not to be all."
                ),
                (
                    "2020-06-01", "2 received",
                    "2 are now recorded one by one; it is counted no more;"
                ),
            ] {
                let asOf = AsOf(validAt: Day(day))
                let note = try await log.dossier("vendor:a", asOf).section("Cease-and-desist").note
                #expect(note?.hasPrefix(received) == true, "\(note ?? "")")
                #expect(note?.contains(words) == true, "\(note ?? "")")
            }
        }
    }

    @Test func `what ended a body later is not said on an earlier day`() async throws {
        try await withHistory([
            ("agency:a", "AgencyRegistered", "2021", ["name": "A"]),
            ("agency:a", "EntityDissolved", "2021", ["dissolved_on": "2020-05"]),
            (
                "agency:a", "EntityRelationAsserted", "2018",
                ["relation": "parent_of", "to": "agency:b", "since": "2019"]
            ),
        ]) { log in
            for (day, dissolved, relation) in [
                ("2018-01-01", nil, nil),
                ("2020-05-10", "some time in May 2020 (may have happened)", "2019"),
                ("2020-06-01", "some time in May 2020", "2019"),
            ] as [(String, String?, String?)] {
                let facts = try await log.dossier("agency:a", AsOf(validAt: Day(day))).facts
                func value(_ label: String) -> String? {
                    facts.first { $0.label == label }?.value
                }
                #expect(value("No longer exists since") == dissolved)
                #expect((value("Relations") == nil) == (relation == nil))
            }
        }
    }

    @Test func `each market is uncertain by itself, whatever else is known of the vendor`()
        async throws
    {
        let terms: Record = [
            "action": "withdrawal", "activities": ["offer"], "technologies": ["drone"],
            "customer_classes": ["all"],
        ]
        try await withHistory([
            (
                "vendor:a", "VendorOfferingRecorded", "2018-01-01",
                ["technology": "alpr", "customer_classes": ["all"]]
            ),
            ("vendor:a", "StatementRecorded", "2020", ["speaker": "vendor:a"]),
            ("vendor:a", "VendorMarketActionAnnounced", "2020", terms),
        ]) { log in
            let asOf = AsOf(validAt: Day("2020-06-30"))
            let rows = try await log.dossier("vendor:a", asOf).section("Market status").rows
            #expect(
                rows.map { Array($0.cells[0...4]) } == [
                    ["licence-plate reading", "all customers", "offered", "—", "1 January 2018"],
                    [
                        "drone", "all customers", "withdrawn (may have happened)", "offering",
                        "some time in 2020 (may have happened)",
                    ],
                ])
        }
    }

    @Test func `a retracted event makes nothing certain, and a part is no surer than the whole`()
        async throws
    {
        let retracted = UUID()
        try await withHistory(
            [
                (
                    "lawsuit:one", "MotionDecided", "2020-02-01",
                    ["motion": "dismiss", "ruling": "denied"]
                ),
                (
                    "lawsuit:one", "LawsuitFiled", "2020",
                    ["parties": [["party": "vendor:a", "role": "defendant"]]]
                ),
                ("lawsuit:one", "JudgmentEntered", "2020", ["for": "plaintiff"]),
                (
                    "lawsuit:one", "EventRetracted", "2020",
                    ["target": .text(retracted.text), "reason": "false"]
                ),
            ], firstId: retracted
        ) { log in
            let dossier = try await log.dossier("vendor:a", AsOf(validAt: Day("2020-06-30")))
            let lawsuits = try dossier.section("Lawsuits and proceedings")
            #expect(lawsuits.note?.hasPrefix("0 matters") == true)
            #expect(
                try dossier.section("Judgments, penalties and orders").rows.map { $0.cells[0] }
                    == ["some time in 2020 (may have happened)"])
        }
    }

    @Test func `what may have followed is said beside the state that it does not move`()
        async throws
    {
        try await withHistory([
            (
                "deployment:one", "SystemDeployed", "2019-12-01",
                ["agency": "agency:a", "technology": "drone"]
            ),
            ("deployment:one", "DeploymentSuspended", "2020", ["reason": "cost"]),
            ("deployment:one", "UseObserved", "2020-03-01", ["via": "photograph"]),
        ]) { log in
            let section = try await log.dossier("agency:a", AsOf(validAt: Day("2020-06-01")))
                .section("Deployments")
            #expect(
                try section.cell("State", of: "deployment:one")
                    == "active; @2 may have followed by then")
            #expect(try section.cell("Activity", of: "deployment:one") == "not known")
        }
    }

    @Test(
        arguments: [
            ("2020-12-31", "apology"), ("2021-06-30", "apology, A v. B (may have been filed)"),
            ("2021-12-31", "apology, A v. B"), (nil, "apology, A v. B"),
        ] as [(String?, String)])
    func `a misidentification is linked to a lawsuit once there is one`(day: String?, words: String)
        async throws
    {
        try await withHistory([
            (
                "misidentification:one", "MisidentificationReported", "2020",
                [
                    "context": "operational", "technology": "drone",
                    "agencies": [["agency": "agency:a", "role": "arrested"]],
                ]
            ),
            ("misidentification:one", "RemedyRecorded", "2020", ["kind": "apology"]),
            (
                "misidentification:one", "LinkedToLawsuit", "2020", ["lawsuit": "lawsuit:one"]
            ),
            ("lawsuit:one", "LawsuitFiled", "2021", ["caption": "A v. B", "filed": "2021"]),
        ]) { log in
            let errors = try await log.dossier("agency:a", AsOf(validAt: day.flatMap { Day($0) }))
                .section("Misidentifications in operation")
            #expect(
                try errors.cell("Remedies and lawsuits", of: "misidentification:one") == words)
        }
    }

    @Test(
        arguments: [
            ("2020-12-31", "prohibited by A ban, in force until some time in 2023"),
            (
                "2021-06-30",
                "prohibited by A ban, in force until some time in 2023, repealed some time in 2021 "
                    + "(may have happened)"
            ),
            ("2021-12-31", "was prohibited by A ban, repealed some time in 2021"),
            (nil, "was prohibited by A ban, repealed some time in 2021"),
        ] as [(String?, String)])
    func `what forbids a use is named, and no longer forbids it once it is repealed`(
        day: String?, words: String
    ) async throws {
        try await withHistory([
            (
                "deployment:one", "SystemDeployed", "2019",
                ["agency": "agency:a", "technology": "drone"]
            ),
            ("deployment:one", "DeploymentProhibited", "2020", ["policy": "policy:ban"]),
            (
                "policy:ban", "PolicyEnacted", "2020",
                ["title": "A ban", "effects": ["ban"], "sunset": "2025"]
            ),
            ("policy:ban", "PolicyEffective", "2020", ["sunset": "2023"]),
            ("policy:ban", "PolicyRepealed", "2021", [:]),
        ]) { log in
            let section = try await log.dossier("agency:a", AsOf(validAt: day.flatMap { Day($0) }))
                .section("Deployments")
            #expect(
                try section.cell("State", of: "deployment:one") == words)
        }
    }

    @Test func `an earlier position reads as the log was read when it ended there`() async throws {
        try await withConnection { log in
            try await log.importAndCatchUp(Examples.article)
            var earlier: [String: Dossier] = [:]
            for subject in try await log.subjects {
                earlier[subject] = try await log.dossier(subject)
            }
            try await log.importAndCatchUp(Examples.later)
            for (subject, then) in earlier {
                let asOf = AsOf(position: Examples.articleEnds)
                let now = try await log.dossier(subject, asOf)
                #expect(now.sections == then.sections, "\(subject)")
                #expect(now.facts == then.facts, "\(subject)")
            }
        }
    }

    @Test func `at the head it is the stored rows, byte for byte`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            for model in ReadModels.all {
                #expect(
                    try await log.records(of: model, through: Examples.laterEnds)
                        == log.records(of: model))
            }
            for subject in try await log.subjects {
                let live = try await log.dossier(subject)
                let asOf = try await log.dossier(subject, AsOf(position: Examples.laterEnds))
                #expect(live.sections == asOf.sections, "\(subject)")
                #expect(live.facts == asOf.facts, "\(subject)")
                #expect(live.standing == asOf.standing, "\(subject)")
            }
        }
    }
}
