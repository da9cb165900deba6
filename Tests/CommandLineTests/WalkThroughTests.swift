import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct `The main job, typed` {
    /// Who said it, and how well it is verified: what every fact is recorded with.
    private static let said = [
        "--sources", "report", "--verification", "single_source", "--confidence", "high",
        "--no-input",
    ]
    private static let system = [
        "--technology", "face_recognition_1n", "--product", "acme-match", "--vendor", "Acme Vision",
    ]
    private static let deployer = ["--agency", "Springfield Police Department"] + system
    private static let settled = "0197a5f0-7c1e-7a3b-9d2f-5b6c7d8e9f01"

    private static let entities: [[String]] = [
        [
            "source", "register", "--id", "report", "--kind", "news", "--title", "A report",
            "--published-on", "2020-06-08",
        ],
        [
            "agency", "register", "--name", "Springfield Police Department", "--level", "municipal",
            "--kind", "police",
        ],
        ["vendor", "register", "--name", "Acme Vision", "--roles", "developer"],
        [
            "product", "register", "--name", "Acme Match", "--vendor", "Acme Vision",
            "--technologies", "face_recognition_1n",
        ],
        ["organisation", "register", "--name", "Liberty League", "--class", "ngo"],
        ["court", "register", "--id", "district", "--name", "District Court", "--level", "trial"],
        [
            "court", "register", "--id", "appeals", "--name", "Court of Appeals", "--level",
            "appellate",
        ],
        [
            "person", "register", "--role-class", "affected", "--name", "Jane Doe", "--id",
            "P-79BDF",
        ],
    ]

    private static let deployment: [[String]] = [
        [
            "deployment", "disclose", "--id", "springfield", "--access-mode", "vendor_subscription",
            "--authorisation", "authorised", "--disclosed-via", "foia", "--occurred", "2019-02",
        ]
            + deployer,
        [
            "deployment", "contract", "springfield", "--contract-no", "C-1", "--value",
            "125000 USD",
            "--term-start", "2019-01-15", "--term-end", "2021-01-14", "--occurred", "2019-01-10",
        ]
            + deployer,
        [
            "deployment", "begin", "deployment:springfield", "--gallery-size", "about 500000",
            "--occurred", "2019-03-01",
        ] + deployer,
        [
            "deployment", "suspend", "springfield", "--reason", "misidentification", "--occurred",
            "2020-02-01",
        ],
        [
            "deployment", "end", "springfield", "--reason", "policy_change", "--occurred",
            "2020-09-30",
        ],
    ]

    private static let misidentification: [[String]] = [
        [
            "misidentification", "report", "--id", "jane", "--context", "operational",
            "--error-kind",
            "false_match_1n", "--agencies", "agency=springfield-police-department; role=arrested",
            "--person", "P-79BDF", "--occurred", "2019-11-20",
        ] + system,
        [
            "misidentification", "report-test", "--id", "acme-test", "--context", "advocacy_test",
            "--tester", "Liberty League", "--probes", "description=Members; count=535", "--gallery",
            "description=Arrest photographs; count=25000", "--false-matches", "28", "--occurred",
            "2018-07-26",
        ] + system,
        [
            "misidentification", "confirm", "jane", "--confirmed-by", "charges_dropped",
            "--legal-force", "statement", "--occurred", "2020-01-15",
        ],
        [
            "misidentification", "dispute", "acme-test", "--by", "Acme Vision", "--ground",
            "technology_not_cause", "--occurred", "2018-07-28",
        ],
        [
            "misidentification", "remedy", "jane", "--kind", "compensation", "--by",
            "springfield-police-department", "--money", "paid 300000 USD", "--occurred",
            "2021-06-01",
        ],
    ]

    private static let lawsuits: [[String]] = [
        [
            "lawsuit", "file", "--id", "league-v-acme", "--caption",
            "Liberty League v. Acme Vision",
            "--court", "district", "--docket-no", "20-cv-1", "--filed", "2020-05-01", "--case-type",
            "class", "--parties", "party=liberty-league; role=plaintiff", "--parties",
            "party=acme-vision; role=defendant", "--claims", "statute=bipa; description=Faces",
            "--occurred", "2020-05-01",
        ],
        [
            "lawsuit", "file", "--id", "users-v-acme", "--caption", "Users v. Acme Vision",
            "--court", "district", "--docket-no", "20-cv-2", "--filed", "2020-05-02", "--case-type",
            "class", "--parties", "described=A class of users; role=plaintiff", "--parties",
            "party=acme-vision; role=defendant", "--claims", "statute=bipa; description=Faces",
            "--occurred", "2020-05-02",
        ],
        [
            "lawsuit", "consolidate", "users-v-acme", "--lead", "league-v-acme", "--occurred",
            "2020-06-01",
        ],
        [
            "lawsuit", "settle", "league-v-acme", "--stage", "in_principle", "--money",
            "agreed_in_principle 550000000 USD", "--payer", "Acme Vision", "--occurred",
            "2020-06-15", "--event-id", settled,
        ],
        [
            "lawsuit", "amend-settlement", "league-v-acme", "--supersedes", settled, "--money",
            "agreed 650 million USD", "--stage", "signed", "--occurred", "2020-07-22",
        ],
        [
            "lawsuit", "decide-approval", "league-v-acme", "--level", "preliminary", "--ruling",
            "denied", "--occurred", "2020-08-01",
        ],
        [
            "lawsuit", "decide-approval", "league-v-acme", "--level", "final", "--ruling",
            "granted",
            "--occurred", "2021-02-26",
        ],
        ["lawsuit", "dismiss", "users-v-acme", "--whole", "yes", "--occurred", "2021-04-01"],
        [
            "lawsuit", "enter-judgment", "league-v-acme", "--for", "plaintiff", "--legal-force",
            "order", "--occurred", "2021-02-26",
        ],
        ["lawsuit", "appeal", "league-v-acme", "--court", "appeals", "--occurred", "2021-03-01"],
        [
            "lawsuit", "decide-appeal", "league-v-acme", "--court", "appeals", "--outcome",
            "affirmed",
            "--occurred", "2022-03-01",
        ],
        ["lawsuit", "close", "league-v-acme", "--occurred", "2022-05-01"],
    ]

    private static let letters: [[String]] = [
        [
            "cease-desist", "issue", "--id", "league-acme", "--issuer", "Liberty League",
            "--issuer-class", "ngo", "--addressee", "Acme Vision", "--instrument", "letter",
            "--binding", "no", "--demands", "stop_collection", "--legal-force", "allegation",
            "--occurred", "2020-03-01",
        ],
        [
            "cease-desist", "answer", "league-acme", "--position", "refuse", "--occurred",
            "2020-03-10",
        ],
        [
            "cease-desist", "report-compliance", "league-acme", "--by", "Acme Vision", "--scope",
            "part", "--legal-force", "statement", "--occurred", "2020-04-01",
        ],
        [
            "cease-desist", "escalate", "league-acme", "--lawsuit", "league-v-acme", "--occurred",
            "2020-05-01",
        ],
    ]

    @Test func `records the four kinds, projects and shows them as of any day`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            for words in Self.entities { expectSuccess(try await blotter.run(words)) }
            let facts = Self.deployment + Self.misidentification + Self.lawsuits + Self.letters
            for words in facts { expectSuccess(try await blotter.run(words + Self.said)) }
            let count = Self.entities.count + facts.count

            let early = try await blotter("vendor", "show", "Acme Vision")
            expectRefusal(early, 4, "projection.never-run")
            let run = expectSuccess(try await blotter("projection", "run"))
            #expect(run.lines.allSatisfy { $0.hasSuffix("@\(count)") })
            let again = expectSuccess(try await blotter("projection", "run"))
            #expect(again.lines.allSatisfy { $0.hasSuffix(": up to date at @\(count)") })

            let vendor = try await Dossier.shown(by: blotter, "vendor", "show", "Acme Vision")
            #expect(vendor.standing == count)
            #expect(vendor.column("State", of: "Customers") == ["ended"])
            #expect(
                vendor.note(of: "Misidentifications in tests").hasPrefix(
                    "0 confirmed, 0 reported, 1 disputed"))
            #expect(vendor.column("False matches", of: "Misidentifications in tests") == ["28"])
            #expect(
                vendor.note(of: "Misidentifications in operation").hasPrefix(
                    "1 confirmed, 0 reported"))
            #expect(vendor.rows(of: "Cease-and-desist").count == 1)
            #expect(Self.figures(vendor).first?.hasPrefix("650,000,000 USD") == true)
            #expect(vendor.rows(of: "Market status").isEmpty)

            let before = try await Dossier.shown(
                by: blotter, "vendor", "show", "Acme Vision", "--valid-at", "2020-06-30")
            #expect(before.column("State", of: "Customers") == ["suspended"])
            #expect(Self.figures(before).first?.hasPrefix("550,000,000 USD") == true)

            let agency = try await Dossier.shown(
                by: blotter, "agency", "show", "Springfield Police Department")
            #expect(agency.column("State", of: "Deployments") == ["ended"])
            #expect(agency.rows(of: "Misidentifications in operation").count == 1)
        }
    }

    private static func figures(_ dossier: Dossier) -> [String] {
        dossier.column("Settlement, last effective", of: "Lawsuits and proceedings")
    }

    @Test func `a correction changes the answer, and not what the log had known before`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            for words in Self.entities { expectSuccess(try await blotter.run(words)) }
            for words in Self.deployment.prefix(3) {
                expectSuccess(try await blotter.run(words + Self.said))
            }
            let known = Self.entities.count + 3
            expectSuccess(
                try await blotter.run(
                    [
                        "event", "correct", "@\(known)", "--reason", "date_refined", "--patch",
                        "occurred=2019-04-01", "--sources", "report",
                    ]))
            expectSuccess(try await blotter("projection", "run"))
            let show = ["vendor", "show", "Acme Vision"]
            let now = try await Dossier.shown(by: blotter, show)
            let then = try await Dossier.shown(by: blotter, show + ["--at", "@\(known)"])
            let today = try await Dossier.shown(by: blotter, show + ["--at", "@\(known + 1)"])
            #expect(now.column("Began", of: "Customers") == ["1 April 2019"])
            #expect(then.column("Began", of: "Customers") == ["1 March 2019"])
            #expect(today.sections == now.sections)

            expectSuccess(try await blotter("event", "retract", "@\(known)", "--reason", "false"))
            expectSuccess(try await blotter("projection", "rebuild"))
            let without = try await Dossier.shown(by: blotter, show)
            #expect(without.column("Began", of: "Customers") == ["—"])
        }
    }

    @Test func `a record that was taken back is struck wherever it is told, and still told`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            for words in Self.entities + Self.misidentification.map({ $0 + Self.said }) {
                expectSuccess(try await blotter.run(words))
            }
            let agency = ["agency:springfield-police-department"]
            let told = expectSuccess(try await blotter.run(["replay"] + agency)).lines.count
            let opening = "@\(Self.entities.count + 1)"
            expectSuccess(
                try await blotter.run(["event", "retract", opening, "--reason", "false"]))
            let replayed = expectSuccess(try await blotter.run(["replay"] + agency))
            #expect(replayed.lines.count == told + 1)
            let listed = expectSuccess(try await blotter("misidentification", "list"))
            let line = try #require(listed.lines.first { $0.hasPrefix("misidentification:jane ") })
            #expect(line.contains("Springfield Police Department (arrested)"))
            #expect(line.hasSuffix("(taken back)"))
            #expect(
                expectSuccess(try await blotter.run(["export"] + agency)).output
                    .contains("EventRetracted"))
            expectSuccess(try await blotter("projection", "run"))
            let dossier = try await Dossier.shown(by: blotter, ["agency", "show"] + agency)
            #expect(
                dossier.column("Marks", of: "Timeline").allSatisfy { $0.contains("taken back") })
        }
    }

    @Test func `a command that is sent off twice is recorded once`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let known = Lines.source + "\n" + Lines.vendor("acme")
            expectSuccess(try await blotter("import", "-", input: known))
            let practice = [
                "vendor", "disclose-practice", "acme", "--practice", "scraping", "--disclosed-by",
                "press",
                "--occurred", "2020", "--sources", "report",
            ]
            let first = expectSuccess(try await blotter.run(practice)).output
            expectRefusal(try await blotter.run(practice), 5, "event.repeated", at: "<vendor>")
            expectRefusal(
                try await blotter.run(practice + ["--recorded-by", "user:another"]), 5,
                "event.repeated")
            let again =
                practice + ["--event-id", String(first.split(separator: " ").last!.dropLast())]
            #expect(
                expectSuccess(try await blotter.run(again)).output.hasPrefix("Recorded already:"))
            expectSuccess(try await blotter.run(practice + ["--note", "Once more, in May."]))
            expectSuccess(try await blotter("event", "retract", "@3", "--reason", "false"))
            expectSuccess(try await blotter.run(practice))
        }
    }

    @Test func `what rests on nothing but retracted sources says so, from then on`() async throws {
        func practice(_ practice: String, _ sources: String...) -> String {
            let cited = sources.map { #"{"source":"source:\#($0)"}"# }.joined(separator: ",")
            return """
                {"data":{"confidence":"high","disclosed_by":"press","occurred":"2020-01",\
                "practice":"\(practice)","recorded_by":"user:tester","sources":[\(cited)],\
                "verification":"single_source"},"stream":"vendor:acme","type":"VendorPracticeDisclosed"}
                """
        }
        try await withDatabase { database in
            let blotter = Blotter(database)
            let lines = [
                Lines.source, Lines.source.replacing("source:report", with: "source:other"),
                Lines.vendor("acme"), practice("scraping", "report"),
                practice("scraping", "report", "other"),
            ]
            expectSuccess(
                try await blotter("import", "-", input: lines.joined(separator: "\n")))
            expectSuccess(
                try await blotter("source", "mark-retracted", "report", "--retracted-on", "2021"))
            expectSuccess(try await blotter("projection", "run"))
            let words = "rests on nothing but retracted sources"
            let now = try await Dossier.shown(by: blotter, "vendor", "show", "acme")
            #expect(now.column("Marks", of: "Timeline") == [words, "—"])
            #expect(
                now.column("Gap", of: "What is not known").contains(
                    "Of the 2 events that stand in the timeline, context aside, 1 rests on "
                        + "nothing but sources that their publishers retracted."))
            let before = try await Dossier.shown(
                by: blotter, "vendor", "show", "acme", "--at", "@5")
            #expect(before.column("Marks", of: "Timeline") == ["—", "—"])
        }
    }

    @Test func `what a course does not allow is refused`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            for words in Self.entities + Self.lawsuits.map({ $0 + Self.said }) {
                expectSuccess(try await blotter.run(words))
            }
            let outcome = try await blotter.run(
                [
                    "lawsuit", "settle", "league-v-acme", "--stage", "signed", "--occurred",
                    "2023-01-01",
                ] + Self.said)
            #expect(outcome.status == 65, "\(outcome.errors)")
        }
    }

    @Test func `the same event id records once, other content is refused`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let id = ["--event-id", Self.settled]
            let words = Self.entities[0] + id
            expectSuccess(try await blotter.run(words))
            let again = expectSuccess(try await blotter.run(words + ["--format", "json"]))
            #expect(
                again.output.hasPrefix(
                    #"{"duplicate":true,"event_id":"\#(Self.settled)","position":1,"#))
            expectRefusal(
                try await blotter.run(["vendor", "register", "--name", "Other"] + id), 5,
                "log.id-reused")
            #expect(try await blotter("export").lines.count == 1)
        }
    }

    @Test func `the name of an affected person is sealed, and in no event`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter.run(Self.entities[7]))
            let export = expectSuccess(try await blotter("export"))
            #expect(export.output.contains(#""name":{"sd":"#))
            #expect(!export.output.contains("Jane"))
        }
    }

    @Test func `a sealed name that is recorded again is the same event`() async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            let words = Self.entities[7] + ["--event-id", Self.settled]
            expectSuccess(try await blotter.run(words))
            let again = expectSuccess(try await blotter.run(words))
            #expect(again.output.hasPrefix("Recorded already:"))
            let other = words.map { $0.replacing("Jane", with: "Joan") }
            expectRefusal(try await blotter.run(other), 5, "log.id-reused")
            let kept = try await connection.perform { session in
                try session.execute("select from vault.disclosure").count
            }
            #expect(kept == 1)
        }
    }
}
