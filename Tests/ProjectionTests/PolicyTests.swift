import EventLog
import FoundationEssentials
import Incidents
import Projections
import Testing

@Suite struct `A policy` {
    private static let history: [(stream: String, type: String, occurred: String, fields: Record)] =
        [
            ("jurisdiction:state", "JurisdictionRegistered", "2000", ["name": "State"]),
            (
                "jurisdiction:town", "JurisdictionRegistered", "2000",
                ["name": "Town", "parent": "jurisdiction:state"]
            ),
            ("agency:a", "AgencyRegistered", "2000", ["jurisdiction": "jurisdiction:town"]),
            ("agency:b", "AgencyRegistered", "2000", ["jurisdiction": "jurisdiction:state"]),
            (
                "policy:town", "PolicyEnacted", "2020-01-01",
                [
                    "title": "Town ban", "jurisdiction": "jurisdiction:town",
                    "instrument": "ordinance", "effects": ["ban"], "technologies": ["alpr"],
                    "effective": "2020-06-01", "exceptions": ["stolen cars"],
                ]
            ),
            (
                "policy:state", "PolicyEnacted", "2020",
                [
                    "title": "State duty", "jurisdiction": "jurisdiction:state",
                    "instrument": "statute", "effects": ["transparency"],
                ]
            ),
            (
                "policy:named", "PolicyEnacted", "2020",
                [
                    "title": "For B", "jurisdiction": "jurisdiction:town",
                    "instrument": "directive",
                    "effects": ["moratorium"], "agencies": ["agency:b"], "sunset": "2021-12-31",
                ]
            ),
            (
                "policy:bill", "PolicyIntroduced", "2020",
                [
                    "title": "A bill", "jurisdiction": "jurisdiction:town", "instrument": "bill",
                    "effects": ["ban"],
                ]
            ),
            (
                "deployment:a", "SystemDeployed", "2019",
                ["agency": "agency:a", "technology": "alpr"]
            ),
            ("deployment:a", "UseObserved", "2021-02-03", [:]),
            ("policy:town", "PolicyRepealed", "2022-07-21", [:]),
        ]

    @Test func `binds who acts where it holds, or whom it names`() async throws {
        try await withHistory(Self.history) { log in
            let a = try await log.dossier("agency:a").section("Policies that bind it")
            #expect(
                try a.column("Policy").sorted() == ["ordinance “Town ban”", "statute “State duty”"])
            let b = try await log.dossier("agency:b").section("Policies that bind it")
            #expect(
                try b.column("Policy").sorted() == ["directive “For B”", "statute “State duty”"])
            #expect(
                try b.cell("In force", of: "policy:named")
                    == "was in force since some time in 2020, until 31 December 2021")
        }
    }

    @Test(arguments: [
        ("2020-03-01", "from 1 June 2020", "—"), ("2020-12-31", "since 1 June 2020", "—"),
        ("2021-12-31", "since 1 June 2020", "deployment:a, 3 February 2021"),
        (
            "2022-12-31", "was in force since 1 June 2020, repealed 21 July 2022",
            "deployment:a, 3 February 2021"
        ),
    ])
    func `is told as it stood on the day, with the use that was seen while it forbade it`(
        day: String, inForce: String, use: String
    ) async throws {
        try await withHistory(Self.history) { log in
            let dossier = try await log.dossier("agency:a", AsOf(validAt: Day(day)))
            let policies = try dossier.section("Policies that bind it")
            #expect(try policies.cell("In force", of: "policy:town") == inForce)
            #expect(try policies.cell("Use meanwhile", of: "policy:town") == use)
            #expect(policies.note?.contains("while 1 forbade it") == (use != "—"))
            #expect(try policies.cell("Except", of: "policy:town") == "stolen cars")
        }
    }

    @Test func `accuses nobody of what it does not certainly forbid`() async throws {
        func ban(_ id: String, _ fields: Record) -> (String, String, String, Record) {
            var data = fields
            data["title"] = .text(id)
            data["jurisdiction"] = fields["jurisdiction"] ?? "jurisdiction:town"
            data["instrument"] = "ordinance"
            data["effects"] = ["ban"]
            return ("policy:\(id)", "PolicyEnacted", "2020", data)
        }
        let retracted = UUID()
        let first = ban("retracted", ["technologies": ["alpr"]])
        try await withHistory(
            [
                first,
                (
                    "policy:retracted", "EventRetracted", "2021",
                    ["target": .text(retracted.text), "reason": "false"]
                ),
                ("jurisdiction:town", "JurisdictionRegistered", "2000", ["name": "Town"]),
                ("jurisdiction:old", "JurisdictionRegistered", "2000", ["name": "Old town"]),
                ("jurisdiction:old", "EntityMerged", "2001", ["into": "jurisdiction:town"]),
                ("source:bad", "SourceRegistered", "2020", ["publisher": "B"]),
                ("source:bad", "SourceRetracted", "2022", ["reason": "false"]),
                ("agency:a", "AgencyRegistered", "2000", ["jurisdiction": "jurisdiction:town"]),
                (
                    "deployment:a", "SystemDeployed", "2019",
                    ["agency": "agency:a", "technology": "alpr", "vendor": "vendor:a"]
                ),
                ("deployment:a", "UseObserved", "2022-03", [:]),
                ("deployment:a", "UseObserved", "2026-01", [:]),
                ban("other-vendor", ["vendor": "vendor:b"]),
                ban("sunset", ["technologies": ["alpr"], "sunset": "2021"]),
                ("policy:sunset", "PolicyRepealed", "2024", [:]),
                ban("again", ["technologies": ["drone"]]),
                ("policy:again", "PolicyRepealed", "2021", [:]),
                (
                    "policy:again", "PolicyEnacted", "2023",
                    [
                        "title": "again", "technologies": ["drone"],
                        "jurisdiction": "jurisdiction:town",
                    ]
                ),
                ban("never", ["technologies": ["alpr"], "effective": "2027"]),
                ("policy:never", "PolicyRepealed", "2024", [:]),
                ban("prosecutors", ["technologies": ["alpr"], "binding_on": "prosecutors"]),
                ban(
                    "unfounded", ["technologies": ["alpr"], "sources": [["source": "source:bad"]]]),
                ban(
                    "old-id",
                    [
                        "technologies": ["alpr"], "jurisdiction": "jurisdiction:old",
                        "vendor": "vendor:a", "sunset": "2024",
                    ]),
            ], firstId: retracted
        ) { log in
            let dossier = try await log.dossier("agency:a")
            let policies = try dossier.section("Policies that bind it")
            #expect(!(try policies.column("Record")).contains("policy:retracted"))
            for policy in ["other-vendor", "sunset", "again", "never", "prosecutors", "unfounded"] {
                let use = try policies.cell("Use meanwhile", of: "policy:\(policy)")
                #expect(use == "—", "\(policy)")
            }
            // What was seen before it ended stays, though use was seen after it too.
            #expect(
                try policies.cell("Use meanwhile", of: "policy:old-id")
                    == "deployment:a, some time in March 2022")
            #expect(policies.note?.contains("while 1 forbade it") == true)
            for (policy, inForce) in [
                ("sunset", "was in force since some time in 2020, until some time in 2021"),
                ("again", "since some time in 2023"),
                ("never", "never: to begin some time in 2027, repealed some time in 2024"),
            ] {
                #expect(try policies.cell("In force", of: "policy:\(policy)") == inForce)
            }
            #expect(
                try policies.cell("Sources", of: "policy:unfounded") == "[1], retracted since")
            #expect(try dossier.section("Sources").rows.count == 1)
        }
    }
}
