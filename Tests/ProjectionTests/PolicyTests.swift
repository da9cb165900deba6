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
}
