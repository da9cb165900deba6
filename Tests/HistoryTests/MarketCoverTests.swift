import Incidents
import Testing

@Suite struct `What one market says of another` {
    private func markets(_ story: Story) -> [MarketStatus.Market] {
        MarketStatus(story.history.entries()).markets
    }

    /// A story of drones: each step an action, its day, and what else it says.
    private func drones(
        _ steps: [(action: String, occurred: String, more: Record)]
    ) throws -> Story {
        var story = try Story("vendor:x")
        for step in steps {
            var data: Record = [
                "action": .text(step.action), "activities": ["offer"], "technologies": ["drone"],
            ]
            for member in step.more.members { data[member.key] = member.value }
            if step.action == "offered" {
                story.add(
                    "VendorOfferingRecorded", step.occurred,
                    [
                        "technology": "drone",
                        "customer_classes": data["customer_classes"] ?? ["all"],
                    ])
            } else {
                story.add("VendorMarketActionAnnounced", step.occurred, data)
            }
        }
        return story
    }

    private let police: Record = ["customer_classes": ["law_enforcement"]]
    private let here: Record = [
        "customer_classes": ["law_enforcement"], "geography": "jurisdiction:us",
    ]

    @Test func `what is taken up again for some is, whether it was known to be offered or not`()
        throws
    {
        for known in [[], [("offered", "2018", police)]] as [[(String, String, Record)]] {
            let story = try drones(
                known + [("moratorium", "2020-06-10", [:]), ("resumption", "2021", police)])
            let market = try #require(markets(story).first { $0.customers != "all" })
            #expect(market.status == .offered && market.since?.text == "2021")
        }
        let all = try drones([("moratorium", "2018", police), ("resumption", "2019", [:])])
        #expect(markets(all).map(\.status) == [.offered, .offered])
        var research = police
        research["activities"] = ["research"]
        let other = try drones([("withdrawal", "2020", [:]), ("resumption", "2021", research)])
        #expect(markets(other).map(\.status) == [.withdrawn, .withdrawn])
    }

    @Test func `what is stopped everywhere for a class is stopped for it in each place`() throws {
        let story = try drones([
            ("moratorium", "2020", here), ("resumption", "2021", here),
            ("withdrawal", "2022", police),
        ])
        #expect(markets(story).map(\.geography) == ["jurisdiction:us", nil])
        #expect(markets(story).map(\.status) == [.withdrawn, .withdrawn])
        #expect(markets(story).map(\.since?.text) == ["2022", "2022"])
    }

    @Test func `a clarification of a place is about what it names alone`() throws {
        var story = try Story("vendor:x")
        story.add(
            "VendorMarketActionAnnounced", "2020",
            [
                "action": "withdrawal", "activities": ["offer"],
                "technologies": ["drone", "alpr"],
                "customer_classes": ["law_enforcement", "private"],
            ])
        story.add(
            "VendorMarketActionClarified", "2021",
            [
                "activities": ["offer"], "technologies": ["alpr"], "geography": "jurisdiction:us",
            ])
        #expect(
            Set(markets(story).map { "\($0.offering) \($0.customers) \($0.geography ?? "")" }) == [
                "drone law_enforcement ", "drone private ",
                "alpr law_enforcement jurisdiction:us", "alpr private jurisdiction:us",
            ])
        #expect(markets(story).allSatisfy { $0.status == .withdrawn })
    }

    @Test func `what was stopped step by step has been since the first of them`() throws {
        var (sell, both) = (police, police)
        (sell["activities"], both["activities"]) = (["sell"], ["offer", "sell"])
        let story = try drones([
            ("moratorium", "2017", police), ("moratorium", "2019", sell),
            ("moratorium", "2020", both),
        ])
        #expect(markets(story).map(\.since?.text) == ["2017"])
    }

    @Test func `what is said of a class hides nothing that is stopped for all`() throws {
        var support = police
        support["activities"] = ["support"]
        var story = try drones([("withdrawal", "2020-03", [:]), ("moratorium", "2020-04", support)])
        let class_ = try #require(markets(story).last)
        #expect(class_.status == .withdrawn && class_.stopped == ["support", "offer"])
        story.add("VendorMarketActionExpired", "2021-04", ["expires": .text(story.events[1].id)])
        #expect(markets(story).last?.status == .withdrawn)
        let early = try drones([("resumption", "2020", police), ("withdrawal", "2021", [:])])
        #expect(markets(early).map(\.status) == [.withdrawn, .withdrawn])
    }

    @Test func `a source that says so later says that it is on offer again`() throws {
        let story = try drones([
            ("offered", "2019", police), ("withdrawal", "2020", [:]),
            ("offered", "2020-06", police),
        ])
        #expect(markets(story).map(\.status) == [.offered, .withdrawn])
        let later = try drones([
            ("offered", "2019", police), ("withdrawal", "2020", [:]), ("offered", "2021", police),
        ])
        #expect(markets(later).first?.since?.text == "2021")
    }

    @Test func `a resumption that is reversed leaves stopped what had been`() throws {
        for more in [[:], police] as [Record] {
            var story = try drones([("withdrawal", "2020", more), ("resumption", "2021", more)])
            #expect(markets(story).map(\.status) == [.offered])
            story.add(
                "VendorMarketActionReversed", "2022", ["reverses": .text(story.events[1].id)])
            #expect(markets(story).map(\.status) == [.withdrawn])
            #expect(markets(story).map(\.since?.text) == ["2022"])
        }
    }
}
