import Incidents
import Postgres
import Projections
import Testing

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
                let customers = try dossier.section("Customers")
                #expect(try customers.column("Record") == ["deployment:one", "deployment:two"])
                // What another vendor sold is its maker's too.
                #expect(
                    try customers.column("Customer")
                        == ["agency:a", "agency:a (through vendor:reseller)"])
                let errors = try dossier.section("Misidentifications in operation")
                #expect(errors.note?.contains(counts) == true, "\(errors.note ?? "")")
                #expect(errors.note?.contains("1 of them by the product alone") == true)
            }
            let streams = try await log.perform { try $0.products(of: ["vendor:maker"]) }
            #expect(streams == ["product:y"])
        }
    }
}
