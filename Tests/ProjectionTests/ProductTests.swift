import Foundation
import Incidents
import Postgres
import Projections
import Testing

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

@Suite struct `A record that names a product and no vendor` {
    @Test func `is about whose product it is, under whatever id`() async throws {
        try await withHistory([
            ("vendor:old", "VendorRegistered", "2015", ["name": "Old"]),
            ("vendor:maker", "VendorRegistered", "2015", ["name": "Maker"]),
            (
                "product:x", "ProductRegistered", "2016",
                ["name": "X", "vendor": "vendor:old", "technologies": ["drone"]]
            ),
            (
                "product:y", "ProductRegistered", "2016",
                ["name": "Y", "vendor": "vendor:maker", "technologies": ["drone"]]
            ),
            ("product:x", "EntityMerged", "2017", ["into": "product:y"]),
            ("vendor:old", "EntityMerged", "2017", ["into": "vendor:maker"]),
            (
                "deployment:one", "SystemDeployed", "2020",
                ["agency": "agency:a", "technology": "drone", "product": "product:x"]
            ),
            (
                "misidentification:one", "MisidentificationReported", "2020",
                [
                    "context": "operational", "agencies": [["agency": "agency:a"]],
                    "product": "product:y",
                ]
            ),
            (
                "misidentification:one", "MisidentificationDisputed", "2021",
                ["by": "vendor:reseller"]
            ),
            (
                "deployment:two", "SystemDeployed", "2020",
                [
                    "agency": "agency:a", "technology": "drone", "product": "product:y",
                    "vendor": "vendor:reseller",
                ]
            ),
        ]) { log in
            for (asOf, counts) in [
                (AsOf(), "0 reported, 1 disputed"), (AsOf(position: 10), "0 reported, 1 disputed"),
                (AsOf(validAt: Day("2020-12-31")), "1 reported, 0 disputed"),
            ] {
                let dossier = try await log.dossier("vendor:maker", asOf)
                #expect(try dossier.section("Customers").column("Record") == ["deployment:one"])
                let errors = try dossier.section("Misidentifications in operation")
                #expect(errors.note?.contains(counts) == true, "\(errors.note ?? "")")
                #expect(errors.note?.contains("1 of them by the product alone") == true)
            }
            let streams = try await log.perform { try $0.products(of: ["vendor:maker"]) }
            #expect(streams == ["product:y"])
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
