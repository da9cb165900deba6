import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections
import TestSupport
import Testing

/// What somebody who knows the article's history would hold against its dossiers.
@Suite struct `A reader of the article's dossiers` {
    private let clearview = "vendor:clearview-ai"

    @Test func `sees no aggregate beside its items, where all of them may have happened`()
        async throws
    {
        try await withExamples([Examples.article, Examples.later]) { log in
            let demands = try await log.dossier(clearview, AsOf(validAt: day("2020-01-18")))
                .section("Cease-and-desist")
            #expect(demands.note?.contains(" 3 more may have happened by then.") == true)
            #expect(try !demands.column("Record").contains { $0.contains("numerous") })
        }
    }

    @Test func `sees a suit that only names the vendor in no count, for programs too`()
        async throws
    {
        try await withExamples([Examples.article, Examples.later]) { log in
            let jefferson = "lawsuit:P-D6H1S-v-jefferson-parish"
            let now = try await log.dossier(clearview).section("Lawsuits and proceedings")
            #expect(try now.row(jefferson).values.flag("in_counts") == false)
            #expect(now.rows.count { $0.values.flag("in_counts") == true } == 6)
            let then = try await log.dossier(clearview, AsOf(validAt: day("2024-01-01")))
                .section("Lawsuits and proceedings")
            #expect(try then.row(jefferson).cells[0].hasSuffix("(may have happened)"))
            #expect(then.note?.contains("may have happened") == false)
        }
    }

    @Test func `reads what a suit alleges, what was approved and what was amended`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            func lawsuits(_ date: String) async throws -> Dossier.Section {
                try await log.dossier("vendor:facebook", AsOf(validAt: day(date)))
                    .section("Lawsuits and proceedings")
            }
            let settled = "Settlement, last effective"
            let denied = try await lawsuits("2020-07-15")
            #expect(try denied.cell("Posture", of: facebookCase).contains("denied"))
            let granted = try await lawsuits("2021-03-01")
            #expect(
                try granted.cell("Alleged under", of: facebookCase)
                    == "BIPA (“That Facebook made and kept templates of faces without consent”)")
            #expect(
                try granted.cell(settled, of: facebookCase)
                    == "650,000,000 USD (signed, finally approved; an agreement, not a finding)")
            #expect(granted.note?.hasPrefix("1 matter: 1 settlement finally approved.") == true)
            let ledger = try await log.dossier("vendor:facebook").section("Settlement ledger")
            let agreed = try ledger.column("What").filter { !$0.contains("approval") }
            #expect(agreed == ["agreed", "amended"])
        }
    }

    @Test func `reads the article's own words where they decide, and when it came first`()
        async throws
    {
        try await withExamples([Examples.article]) { log in
            let timeline = try await log.dossier("vendor:facebook").section("Timeline")
            // Filed some time until January 2020, and settled in it.
            #expect(
                try timeline.column("Position").filter { ["@39", "@40"].contains($0) }
                    == ["@39", "@40"])
            #expect(
                try timeline.column("Sources").contains {
                    $0.hasSuffix("(paragraph 7: “ordered in January to pay $550 million”)")
                })
            let sources = try await log.dossier("vendor:ibm").section("Sources")
            #expect(try sources.column("Source")[0].contains("registered with low confidence"))
        }
    }

    @Test func `is told what is not known of use, and what is no fact of it`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let amazon = try await log.dossier("vendor:amazon")
            let gaps = try amazon.section("What is not known").column("Gap")
            #expect(gaps.contains { $0.hasPrefix("No misidentification in operation recorded.") })
            // Of eight events two are statements, offerings or context.
            let counted = amazon.sections.flatMap(\.rows).filter {
                $0.values.text("type") != nil && $0.values.flag("in_counts") == true
            }
            let number = Set(counted.compactMap { $0.values.number("position") }).count
            #expect(
                gaps.contains {
                    $0.hasPrefix(
                        "Of the \(number) events that stand in the timeline, context aside")
                })
            let market = try amazon.section("Market status")
            #expect(try market.column("Ruled out").contains("offering (until then)"))
            #expect(market.rows.contains { $0.values.flag("has_run_out") == true })
            let detroit = try await log.dossier("agency:detroit-police-department")
            let standing = try detroit.section("Misidentifications in operation")
                .column("Standing")
            #expect(standing.contains { $0.hasSuffix("; come to rest: litigated") })
            #expect(detroit.text.contains("charges dropped, with a statement that says so"))
        }
    }

    @Test func `is told that a report is disputed all the same, and of trials on real people`()
        async throws
    {
        func report(_ id: String, _ context: Value) -> (String, String, String, Record) {
            (
                "misidentification:\(id)", "MisidentificationReported", "2020",
                [
                    "context": context, "technology": "drone",
                    "agencies": [["agency": "agency:a", "role": "arrested"]],
                ]
            )
        }
        try await withHistory([
            report("one", "operational"), report("two", "field_trial"),
            (
                "misidentification:one", "MisidentificationConfirmed", "2021",
                ["confirmed_by": "agency_admission", "by": "agency:b"]
            ),
            (
                "misidentification:one", "MisidentificationDisputed", "2022",
                ["by": "agency:a", "ground": "technology_not_cause"]
            ),
            (
                "misidentification:two", "MisidentificationRefuted", "2022",
                ["by": "agency:a", "ground": "right_person"]
            ),
        ]) { log in
            let errors = try await log.dossier("agency:a")
                .section("Misidentifications in operation")
            #expect(
                errors.note?.hasPrefix(
                    "1 confirmed (1 of them disputed all the same), 0 reported, 1 disputed") == true
            )
            #expect(errors.note?.contains(" 1 of them in a field trial") == true)
            #expect(
                try errors.cell("Standing", of: "misidentification:two").contains("a field trial"))
            #expect(
                try errors.cell("Disputed", of: "misidentification:two")
                    == "refuted by agency:a: it was the right person")
        }
    }

    @Test func `is not told again what was removed by law`() async throws {
        let harm = UUID()
        try await withHistory(
            [
                (
                    "misidentification:one", "HarmRecorded", "2020",
                    [
                        "kind": "detention", "by": "agency:a", "account": "A private thing.",
                        "note": "Another one.",
                        "sources": [
                            ["source": "source:s", "role": "primary", "quote": "A third."]
                        ],
                    ]
                ),
                (
                    "misidentification:one", "EventRetracted", "2021",
                    ["target": .text(harm.text), "reason": "legal_removal"]
                ),
            ], firstId: harm
        ) { log in
            let dossier = try await log.dossier("agency:a")
            let row = try #require(try dossier.section("Timeline").rows.first)
            #expect(
                row.isStruck
                    && row.cells[1] == "What was said here was taken back for legal reasons")
            for text in ["private", "Another", "third"] { #expect(!dossier.text.contains(text)) }
        }
    }

    @Test func `is not told again of a record or a source that was removed by law`() async throws {
        let (suit, source, settled) = (UUID(), UUID(), UUID())
        try await withConnection { log in
            func event(
                _ id: UUID, _ stream: String, _ type: String, _ data: Record
            ) throws -> NewEvent {
                try NewEvent(
                    id: id, stream: #require(Reference(stream)), type: type, data: data)
            }
            func removal(of id: UUID, in stream: String) throws -> NewEvent {
                try event(
                    UUID(), stream, "EventRetracted",
                    ["target": .text(id.text), "reason": "legal_removal"])
            }
            let events = [
                try event(
                    source, "source:one", "SourceRegistered",
                    ["title": "Secret title", "publisher": "P", "url": "https://secret.example/"]),
                try event(
                    suit, "lawsuit:one", "LawsuitFiled",
                    [
                        "caption": "Secret v. City", "occurred": "2021", "filed": "2021",
                        "parties": [["party": "agency:a", "role": "defendant"]],
                        "sources": [["source": "source:one", "locator": "secret page"]],
                    ]),
                try event(
                    UUID(), "misidentification:one", "MisidentificationReported",
                    [
                        "context": "operational", "occurred": "2020",
                        "agencies": [["agency": "agency:a", "role": "arrested"]],
                        "sources": [["source": "source:one"]],
                    ]),
                try event(
                    UUID(), "misidentification:one", "LinkedToLawsuit",
                    ["lawsuit": "lawsuit:one", "occurred": "2021"]),
                try event(
                    settled, "lawsuit:one", "SettlementReached",
                    ["payer": "agency:a", "terms": "Secret terms", "occurred": "2022"]),
                try event(
                    UUID(), "lawsuit:one", "EventCorrected",
                    [
                        "target": .text(settled.text), "reason": "transcription",
                        "patch": ["terms": "Secret after all"],
                    ]),
                try event(
                    UUID(), "lawsuit:one", "EventDisputed",
                    ["target": .text(suit.text), "by": "agency:a", "ground": "A secret ground"]),
                try removal(of: suit, in: "lawsuit:one"),
                try removal(of: source, in: "source:one"),
            ]
            try await log.perform { session in _ = try session.append(events) }
            try await log.catchUp()
            let dossier = try await log.dossier("agency:a")
            #expect(!dossier.text.lowercased().contains("secret"), "\(dossier.text)")
            #expect(
                try dossier.section("Misidentifications in operation")
                    .column("Remedies and lawsuits") == ["—"])
        }
    }

    @Test func `is told of a dispute that was found right until the event is corrected`()
        async throws
    {
        let (report, dispute) = (UUID(), UUID())
        try await withConnection { log in
            func event(_ id: UUID, _ type: String, _ data: Record) throws -> NewEvent {
                try NewEvent(
                    id: id, stream: #require(Reference("deployment:one")), type: type, data: data)
            }
            let events = [
                try event(
                    report, "SystemDeployed",
                    ["agency": "agency:a", "technology": "drone", "occurred": "2020"]),
                try event(
                    dispute, "EventDisputed",
                    ["target": .text(report.text), "by": "agency:a", "occurred": "2021"]),
                try event(
                    UUID(), "DisputeResolved",
                    ["target": .text(dispute.text), "outcome": "upheld", "occurred": "2022"]),
            ]
            try await log.perform { session in _ = try session.append(events) }
            try await log.catchUp()
            let marks = try await log.dossier("agency:a").section("Timeline").column("Marks")
            #expect(marks == ["disputed by @2, found right by @3 and not corrected since"])
        }
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }
}
