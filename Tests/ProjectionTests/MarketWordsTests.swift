import Incidents
import Projections
import Testing

@Suite struct `Use after a withdrawal` {
    @Test(arguments: [
        ("all", "Use was seen after a withdrawal: deployment:one."),
        ("law_enforcement", "withdrawal from some customers or places, of which the log"),
    ])
    func `is a contradiction where the withdrawal reached every customer`(
        customers: String, words: String
    ) async throws {
        try await withHistory([
            (
                "vendor:maker", "VendorMarketActionAnnounced", "2020-01",
                [
                    "action": "withdrawal", "technologies": ["drone"], "activities": ["sell"],
                    "customer_classes": [.text(customers)],
                ]
            ),
            (
                "deployment:one", "SystemDeployed", "2020-06",
                ["operator": "organisation:a", "technology": "drone", "vendor": "vendor:maker"]
            ),
        ]) { log in
            let note = try await log.dossier("vendor:maker").section("Market status").note
            #expect(note?.contains(words) == true, "\(note ?? "")")
        }
    }
}

@Suite struct `A market` {
    @Test func `a product of a technology that was given up says so`() async throws {
        func offered(_ product: Value, for customers: Value) -> (String, String, String, Record) {
            (
                "vendor:maker", "VendorOfferingRecorded", "2021",
                ["product": product, "customer_classes": [customers]]
            )
        }
        func product(_ id: String, _ name: Value) -> (String, String, String, Record) {
            (
                "product:\(id)", "ProductRegistered", "2018",
                ["name": name, "vendor": "vendor:maker", "technologies": ["drone"]]
            )
        }
        try await withHistory([
            product("eye", "Eye"), product("old-eye", "Old Eye"),
            (
                "vendor:maker", "VendorMarketActionAnnounced", "2020-01",
                [
                    "action": "withdrawal", "technologies": ["drone"], "activities": ["sell"],
                    "customer_classes": ["law_enforcement"],
                ]
            ),
            offered("product:eye", for: "law_enforcement"), offered("product:old-eye", for: "all"),
            ("product:old-eye", "EntityMerged", "2022", ["into": "product:eye"]),
        ]) { log in
            let dossier = try await log.dossier("vendor:maker")
            let markets = try dossier.section("Market status")
            #expect(
                try markets.column("Technology or product") == [
                    "drone", "Eye", "Eye (recorded of product:old-eye)",
                ])
            // To all customers, it is not said whether that reaches those.
            #expect(
                try markets.column("Status") == [
                    "withdrawn", "offered; drone itself: withdrawn", "offered",
                ])
            #expect(dossier.facts.first { $0.label == "Products" }?.value == "Eye")
        }
    }

    @Test func `it is told place by place`() async throws {
        func announced(_ action: Value, _ geography: Value) -> (String, String, String, Record) {
            (
                "vendor:maker", "VendorMarketActionAnnounced", "2020-01",
                [
                    "action": action, "technologies": ["drone"], "activities": ["sell"],
                    "customer_classes": ["law_enforcement"], "geography": geography,
                ]
            )
        }
        try await withHistory([
            announced("withdrawal", "jurisdiction:us"), announced("moratorium", "jurisdiction:ca"),
            (
                "vendor:maker", "VendorOfferingRecorded", "2021",
                ["technology": "drone", "customer_classes": ["law_enforcement", "all"]]
            ),
        ]) { log in
            let markets = try await log.dossier("vendor:maker").section("Market status")
            #expect(
                try markets.column("Customers") == [
                    "law enforcement in jurisdiction:ca", "law enforcement in jurisdiction:us",
                    "all other customers", "law enforcement elsewhere",
                ])
            #expect(
                try markets.column("Status") == ["moratorium", "withdrawn", "offered", "offered"])
        }
    }
}
