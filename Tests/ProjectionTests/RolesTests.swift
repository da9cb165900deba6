import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections
import TestSupport
import Testing

@Suite struct `What came of a case as to another` {
    @Test func `is said to be theirs, and counted as theirs`() async throws {
        func suit(_ id: String) -> (String, String, String, Record) {
            (
                "lawsuit:\(id)", "LawsuitFiled", "2020",
                [
                    "caption": .text(id),
                    "parties": [
                        ["party": "vendor:a", "role": "defendant"],
                        ["party": "vendor:b", "role": "defendant"],
                    ],
                ]
            )
        }
        let money: Value = [
            ["amount": "5", "currency": "USD", "kind": "agreed", "precision": "exact"]
        ]
        try await withHistory([
            suit("settled"), suit("fined"),
            (
                "lawsuit:settled", "SettlementReached", "2021",
                ["stage": "signed", "payer": "vendor:b", "money": money]
            ),
            (
                "lawsuit:fined", "PenaltyImposed", "2021",
                ["on": "vendor:b", "legal_force": "finding"]
            ),
            (
                "lawsuit:settled", "SettlementApprovalDecided", "2022",
                ["level": "final", "ruling": "denied"]
            ),
        ]) { log in
            let ours = try await log.dossier("vendor:a").section("Lawsuits and proceedings")
            let theirs = try await log.dossier("vendor:b").section("Lawsuits and proceedings")
            #expect(ours.note?.contains("1 penalised as to others alone") == true)
            #expect(
                ours.note?.contains("1 approval of the settlement denied as to others alone")
                    == true)
            #expect(theirs.note?.contains("others alone") == false)
            let cells = ours.rows.flatMap(\.cells)
            #expect(cells.contains("penalised as to vendor:b alone"))
            #expect(cells.contains("finding as to vendor:b alone"))
            #expect(
                cells.contains(
                    "vendor:b: 5 USD (signed, approval denied; an agreement, not a finding)"))
            let ledger = try await log.dossier("vendor:b").section("Settlement ledger")
            #expect(ledger.rows.flatMap(\.cells).contains("approval denied"))
        }
    }
}

@Suite struct `A body of two ids` {
    @Test func `has a part in what either has, and is answered in the median of its days`()
        async throws
    {
        func letter(_ id: String, to addressee: String) -> (String, String, String, Record) {
            (
                "cease-desist:\(id)", "CeaseDesistIssued", "2020-03-01",
                ["issuer": "agency:a", "addressee": .text(addressee), "vendor": "vendor:new"]
            )
        }
        func answer(_ id: String, on day: String) -> (String, String, String, Record) {
            (
                "cease-desist:\(id)", "CeaseDesistAnswered", day,
                ["position": "refuse", "by": "vendor:new"]
            )
        }
        try await withHistory([
            letter("one", to: "vendor:old"), letter("two", to: "vendor:old"),
            answer("one", on: "2020-03-04"), answer("two", on: "2020-03-07"),
            ("vendor:new", "VendorRegistered", "2020", ["name": "New"]),
            ("vendor:old", "VendorRegistered", "2020", ["name": "Old"]),
            ("vendor:old", "EntityMerged", "2020", ["into": "vendor:new"]),
        ]) { log in
            let demands = try await log.dossier("vendor:new").section("Cease-and-desist")
            #expect(demands.rows.count == 2)
            #expect(demands.note?.hasPrefix("2 received, ") == true)
            #expect(demands.note?.contains("Median days to an answer: 4.5.") == true)
        }
    }
}

@Suite struct `A party to a case` {
    @Test func `is out of it when all claims are dismissed as to it alone`() async throws {
        try await withHistory([
            (
                "lawsuit:one", "LawsuitFiled", "2020-01",
                [
                    "caption": "P v. A",
                    "parties": [
                        ["party": "vendor:a", "role": "defendant"],
                        ["party": "vendor:b", "role": "defendant"],
                    ],
                ]
            ),
            (
                "lawsuit:one", "LawsuitDismissed", "2020-02",
                ["whole": "yes", "as_to": ["vendor:a"], "legal_force": "order"]
            ),
        ]) { log in
            let (out, left) = (try await log.dossier("vendor:a"), try await log.dossier("vendor:b"))
            let title = "Lawsuits and proceedings"
            #expect(
                try out.section(title).note?.hasPrefix("1 matter: 1 dismissed as to it") == true)
            #expect(try left.section(title).note?.hasPrefix("1 matter: 1 pending") == true)
            #expect(
                try out.section(title).cell("Posture", of: "lawsuit:one")
                    == "pending, dismissed as to it: see @2")
        }
    }
}

@Suite struct `Whom a correction took out of a record` {
    @Test func `is told of the correction, and of nothing else`() async throws {
        let reported = UUID()
        try await withHistory(
            [
                (
                    "misidentification:one", "MisidentificationReported", "2020-04",
                    ["agencies": [["agency": "agency:wrong", "role": "ran_search"]]]
                ),
                (
                    "misidentification:one", "EventCorrected", "2020-05",
                    [
                        "target": .text(reported.text),
                        "patch": ["agencies": [["agency": "agency:right", "role": "ran_search"]]],
                        "reason": "entity_resolved",
                    ]
                ),
            ], firstId: reported
        ) { log in
            let dossier = try await log.dossier("agency:wrong")
            #expect(try dossier.section("Misidentifications in operation").rows.isEmpty)
            #expect(try dossier.section("Timeline").rows.isEmpty)
            let changes = try dossier.section("Corrections, retractions and identity")
            #expect(changes.rows.map { $0.cells[1] } == ["@1"])
            // Before there was anything to correct, nothing was corrected.
            let before = try await log.dossier("agency:wrong", AsOf(validAt: Day("2010-01-01")))
            #expect(try before.section("Corrections, retractions and identity").rows.isEmpty)
            let right = try await log.dossier("agency:right")
            #expect(try right.section("Misidentifications in operation").rows.count == 1)
            #expect(
                try right.section("Misidentifications in operation").note?
                    .contains("Persons: 0 known, 1 report names nobody.") == true)
        }
    }
}

@Suite struct `What contradicts what is said` {
    @Test func `use after an end, and compliance that the issuer denies, stand beside it`()
        async throws
    {
        try await withHistory([
            (
                "deployment:one", "SystemDeployed", "2019",
                ["agency": "agency:a", "technology": "drone"]
            ),
            ("deployment:one", "DeploymentEnded", "2020-01", ["reason": "cost"]),
            ("deployment:one", "UseObserved", "2020-06", ["via": "photograph"]),
            (
                "cease-desist:one", "CeaseDesistIssued", "2020-03",
                ["issuer": "agency:b", "addressee": "agency:a"]
            ),
            (
                "cease-desist:one", "ComplianceReported", "2020-04",
                ["by": "agency:a", "scope": "whole"]
            ),
            ("cease-desist:one", "NonComplianceReported", "2020-05", ["by": "agency:b"]),
        ]) { log in
            let dossier = try await log.dossier("agency:a")
            let use = try dossier.section("Deployments")
            #expect(
                try use.cell("Activity", of: "deployment:one")
                    == "ended some time in January 2020; use was seen after that, "
                    + "some time in June 2020")
            #expect(use.note?.contains("1 of them seen in use after it ended") == true)
            #expect(
                try dossier.section("Cease-and-desist").cell("State", of: "cease-desist:one")
                    == "complied, by its own account, which agency:b denies")
        }
    }
}

@Suite struct `What stands beside what is another's` {
    @Test func `a defendant who settled has no judgment against it`() async throws {
        try await withHistory([
            (
                "lawsuit:one", "LawsuitFiled", "2019",
                [
                    "caption": "P v. A",
                    "parties": [
                        ["party": "vendor:a", "role": "defendant"],
                        ["party": "vendor:b", "role": "defendant"],
                    ],
                ]
            ),
            (
                "lawsuit:one", "SettlementReached", "2020",
                ["stage": "signed", "payer": "vendor:a", "legal_force": "agreement"]
            ),
            (
                "lawsuit:one", "JudgmentEntered", "2021",
                ["for": "plaintiff", "legal_force": "finding"]
            ),
        ]) { log in
            let title = "Lawsuits and proceedings"
            let settled = try await log.dossier("vendor:a").section(title)
            #expect(settled.note?.hasPrefix("1 matter: 1 settled as to it.") == true)
            #expect(
                try settled.cell("Posture", of: "lawsuit:one")
                    == "judgment, settled as to it: see @2")
            #expect(try settled.cell("Rests on", of: "lawsuit:one") == "agreement, see @2")
            let other = try await log.dossier("vendor:b").section(title)
            #expect(try other.cell("Rests on", of: "lawsuit:one") == "finding")
        }
    }

    @Test func `a complaint is no answer, and who confirms denies no more`() async throws {
        func issued(_ id: String) -> (String, String, String, Record) {
            (
                "cease-desist:\(id)", "CeaseDesistIssued", "2020-01",
                ["issuer": "agency:b", "addressee": "vendor:a"]
            )
        }
        func reported(_ id: String, _ type: String, _ day: String)
            -> (String, String, String, Record)
        {
            ("cease-desist:\(id)", type, day, ["by": "agency:b", "scope": "whole"])
        }
        try await withHistory([
            issued("confirmed"), reported("confirmed", "NonComplianceReported", "2020-03"),
            reported("confirmed", "ComplianceReported", "2020-06"),
            issued("unanswered"), reported("unanswered", "NonComplianceReported", "2020-03"),
        ]) { log in
            let demands = try await log.dossier("vendor:a").section("Cease-and-desist")
            #expect(try demands.cell("State", of: "cease-desist:confirmed") == "complied")
            #expect(
                demands.note?.hasPrefix(
                    "2 received, of them 0 binding, 1 without a known answer.") == true)
        }
    }

    @Test func `a data set of somebody else, and a suit over somebody else's product, are theirs`()
        async throws
    {
        try await withHistory([
            (
                "dataset:one", "DatasetCompiled", "2019", ["owner": "vendor:a", "name": "Faces"]
            ),
            ("dataset:one", "DatasetContested", "2020", ["ground": "other", "by": "vendor:b"]),
            (
                "lawsuit:several", "LawsuitReported", "2019",
                [
                    "defendant": "vendor:b",
                    "count": ["bound": "unspecified", "text": "several"],
                ]
            ),
            (
                "lawsuit:one", "LawsuitFiled", "2019",
                [
                    "caption": "P v. C", "vendor": "vendor:b",
                    "parties": [["party": "vendor:c", "role": "defendant"]],
                ]
            ),
            ("lawsuit:several", "AggregateItemised", "2021", ["items": ["lawsuit:one"]]),
        ]) { log in
            let dossier = try await log.dossier("vendor:b")
            #expect(
                try dossier.section("Data sets").cell("Owner", of: "dataset:one")
                    == "vendor:a (only named here)")
            let note = try dossier.section("Lawsuits and proceedings").note
            #expect(note?.contains("at least one each: “several”.") == true, "\(note ?? "")")
        }
    }
}

@Suite struct `What several are told of` {
    @Test func `a range of money, and each product that a study names, are shown`() async throws {
        try await withHistory([
            (
                "deployment:one", "ContractSigned", "2019",
                [
                    "agency": "agency:a", "technology": "drone", "vendor": "vendor:a",
                    "value": [
                        "min": "1000", "max": "2000", "currency": "USD", "kind": "contract_value",
                        "precision": "approx",
                    ],
                ]
            ),
            ("deployment:one", "ContractEnded", "2020-01", ["reason": "cost"]),
            (
                "study:one", "AccuracyStudyPublished", "2019",
                [
                    "publisher": "agency:a", "title": "T",
                    "coverage": [
                        ["vendor": "vendor:a", "product": "product:x", "status": "included"],
                        ["vendor": "vendor:a", "product": "product:y", "status": "not_included"],
                    ],
                ]
            ),
        ]) { log in
            let dossier = try await log.dossier("vendor:a")
            #expect(
                try dossier.section("Customers").cell("Contract", of: "deployment:one")
                    == "1,000 to 2,000 USD, ended some time in January 2020")
            #expect(
                try dossier.section("Accuracy studies").cell("Covered", of: "study:one")
                    == "product:x: included; product:y: not included")
        }
    }
}
