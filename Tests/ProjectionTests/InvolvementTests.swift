import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections
import TestSupport
import Testing

@Suite struct `What only names a body` {
    @Test func `is shown in its dossier and in none of its counts`() async throws {
        try await withHistory([
            (
                "deployment:one", "SystemDeployed", "2020-01",
                ["agency": "agency:a", "technology": "drone", "vendor": "vendor:maker"]
            ),
            (
                "deployment:one", "UsageReported", "2020-02",
                ["period": "2020-01", "shared_with": ["vendor:other", "agency:b"]]
            ),
            (
                "cease-desist:one", "CeaseDesistIssued", "2020-03",
                ["issuer": "agency:b", "addressee": "vendor:maker", "vendor": "vendor:other"]
            ),
            (
                "misidentification:one", "MisidentificationReported", "2020-04",
                [
                    "agencies": [["agency": "agency:a", "role": "ran_search"]],
                    "vendor": "vendor:maker",
                ]
            ),
            (
                "misidentification:one", "RemedyRecorded", "2020-05",
                ["kind": "apology", "by": "agency:b"]
            ),
        ]) { log in
            let maker = try await log.dossier("vendor:maker")
            let other = try await log.dossier("vendor:other")
            let named = " 1 more in which it is named"
            for (section, own, others) in [
                ("Customers", "0 confirmed, 1 presumed", "0 confirmed, 0 presumed"),
                ("Cease-and-desist", "1 received", "0 received"),
            ] {
                let (ours, theirs) = (try maker.section(section), try other.section(section))
                #expect(ours.note?.contains(own) == true && theirs.note?.contains(others) == true)
                #expect(ours.note?.contains(named) == false && theirs.note?.contains(named) == true)
                #expect(ours.rows.count == 1 && theirs.rows.count == 1)
            }
            let remedying = try await log.dossier("agency:b")
            let errors = try remedying.section("Misidentifications in operation")
            #expect(errors.note?.hasPrefix("0 confirmed, 0 reported") == true)
            #expect(errors.note?.contains(named) == true && errors.rows.count == 1)
            let demands = try remedying.section("Cease-and-desist")
            #expect(demands.note?.hasPrefix("0 received") == true)
            #expect(demands.note?.contains(" 1 issued.") == true)
        }
    }
}

@Suite struct `Who is in a record` {
    @Test func `is nobody whom only a text names, or what was taken back`() async throws {
        let contract = UUID()
        try await withHistory(
            [
                (
                    "deployment:one", "ContractSigned", "2020",
                    ["agency": "agency:shared", "technology": "drone"]
                ),
                (
                    "deployment:one", "SystemDeployed", "2019",
                    ["agency": "agency:own", "technology": "drone"]
                ),
                (
                    "deployment:one", "EventRetracted", "2021",
                    ["target": .text(contract.text), "reason": "duplicate"]
                ),
                (
                    "lawsuit:one", "LawsuitFiled", "2020",
                    [
                        "caption": "X",
                        "parties": [
                            ["party": "agency:own", "role": "defendant"],
                            ["described": "agency:text", "role": "defendant"],
                        ],
                    ]
                ),
            ], firstId: contract
        ) { log in
            let shared = try await log.dossier("agency:shared")
            #expect(try shared.section("Deployments").rows.isEmpty)
            #expect(try shared.section("Timeline").rows.map(\.isStruck) == [true])
            #expect(try shared.section("Corrections, retractions and identity").rows.count == 1)
            let own = try await log.dossier("agency:own")
            #expect(try own.section("Deployments").rows.count == 1)
            // The dossier as of the head finds streams by their tags: no text gives one.
            for asOf in [AsOf(), AsOf(position: 4)] {
                let text = try await log.dossier("agency:text", asOf)
                #expect(try text.section("Lawsuits and proceedings").rows.isEmpty)
            }
        }
    }
}

@Suite struct `What stands elsewhere` {
    @Test func `is told where a reader of this one would miss it`() async throws {
        try await withHistory([
            ("source:bad", "SourceRegistered", "2020", ["publisher": "B"]),
            ("source:bad", "SourceRetracted", "2022", ["reason": "false"]),
            (
                "misidentification:one", "MisidentificationReported", "2020",
                [
                    "context": "operational", "vendor": "vendor:a",
                    "agencies": [["agency": "agency:a", "role": "arrested"]],
                ]
            ),
            ("misidentification:one", "LinkedToLawsuit", "2021", ["lawsuit": "lawsuit:one"]),
            (
                "lawsuit:one", "LawsuitFiled", "2021",
                [
                    "caption": "P-A1B2C v. City", "filed": "2021",
                    "parties": [["party": "agency:a", "role": "defendant"]],
                ]
            ),
            ("lawsuit:one", "JudgmentEntered", "2022-03-04", ["for": "defendant"]),
            ("lawsuit:one", "AppealFiled", "2022-05", ["by": "person:P-A1B2C"]),
            (
                "deployment:one", "SystemDeployed", "2019",
                ["agency": "agency:a", "technology": "drone"]
            ),
            (
                "deployment:one", "UseObserved", "2021",
                ["sources": [["source": "source:bad", "role": "primary"]]]
            ),
            ("vendor:b", "VendorRegistered", "2000", ["name": "B"]),
            (
                "vendor:b", "EntityRelationAsserted", "2020",
                ["relation": "acquired", "to": "vendor:a", "since": "2020"]
            ),
        ]) { log in
            let vendor = try await log.dossier("vendor:a")
            #expect(
                try vendor.section("Lawsuits and proceedings").note?.hasSuffix(
                    "Over misidentifications of this dossier, and without it: P-A1B2C v. City.")
                    == true)
            #expect(
                try !vendor.section("What is not known").column("Gap").contains {
                    $0.hasPrefix("No lawsuit recorded")
                })
            #expect(
                vendor.facts.first { $0.label == "Related" }?.value.hasPrefix("B: acquired") == true
            )
            let agency = try await log.dossier("agency:a")
            #expect(
                try agency.section("Lawsuits and proceedings").cell("Posture", of: "lawsuit:one")
                    == "on appeal, judgment before that for the defendant, 4 March 2022")
            #expect(
                try agency.section("Deployments").cell("State", of: "deployment:one")
                    == "active; @9 rests on nothing but retracted sources")
        }
    }
}
