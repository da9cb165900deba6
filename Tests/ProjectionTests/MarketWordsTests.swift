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
