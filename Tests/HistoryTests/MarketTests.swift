import Incidents
import Testing

@Suite struct `The market status of a vendor` {
    private func ibm() throws -> Story {
        var story = try Story("vendor:ibm")
        story.add("VendorRegistered", nil, ["name": "IBM"])
        story.add(
            "VendorMarketActionAnnounced", "2020-06-08",
            [
                "action": "withdrawal", "activities": ["offer"],
                "technologies": ["face_recognition_1n", "face_analysis"],
                "customer_classes": ["all"],
                "scope": "general purpose",
            ])
        return story
    }

    @Test func `IBM is withdrawn, with developing and researching stopped too`() throws {
        var story = try ibm()
        story.add(
            "VendorMarketActionClarified", "2020-06-08",
            [
                "activities": ["develop", "research"], "channel": "press_statement",
            ])
        let markets = MarketStatus(story.history.entries()).markets
        #expect(markets.map(\.offering) == ["face_recognition_1n", "face_analysis"])
        #expect(markets.allSatisfy { $0.status == .withdrawn })
        #expect(markets.allSatisfy { $0.stopped == ["offer", "develop", "research"] })
        #expect(markets.map(\.positions) == [[2, 3], [2, 3]])
    }

    @Test func `a moratorium runs for a class of customers until a day, and runs out`() throws {
        var story = try Story("vendor:amazon")
        story.add(
            "VendorOfferingRecorded", "../2020-06-08",
            [
                "product": "product:rekognition", "customer_classes": ["law_enforcement"],
            ])
        #expect(MarketStatus(story.history.entries()).markets.map(\.status) == [.offered])
        let announced = story.add(
            "VendorMarketActionAnnounced", "2020-06-10",
            [
                "action": "moratorium", "activities": ["offer"],
                "products": ["product:rekognition"],
                "customer_classes": ["law_enforcement"], "until": "2021-06-10",
            ])
        let market = try #require(MarketStatus(story.history.entries()).markets.first)
        #expect(market.status == .moratorium)
        #expect(market.until?.text == "2021-06-10")
        story.add("VendorMarketActionExpired", "2021-06-10", ["expires": .text(announced)])
        #expect(MarketStatus(story.history.entries()).markets.map(\.status) == [.expired])
        story.add(
            "VendorOfferingRecorded", "2022",
            ["product": "product:rekognition", "customer_classes": ["law_enforcement"]])
        let offered = try #require(MarketStatus(story.history.entries()).markets.first)
        #expect(offered.status == .offered && offered.since?.text == "2022")
    }

    @Test func `what is announced anew stands in place of the old terms`() throws {
        var story = try Story("vendor:amazon")
        var announced: Record = [
            "action": "moratorium", "activities": ["sell"], "customer_classes": ["law_enforcement"],
            "technologies": ["face_recognition_1n"], "exceptions": ["rescue"],
            "until": "2021-06-10",
        ]
        story.add("VendorMarketActionAnnounced", "2020-06-10", announced)
        (announced["until"], announced["exceptions"]) = (nil, nil)
        announced["scope"] = "until further notice"
        story.add("VendorMarketActionAnnounced", "2021-05-18", announced)
        let market = try #require(MarketStatus(story.history.entries()).markets.first)
        #expect(market.until == nil && market.exceptions.isEmpty)
        #expect(market.scope == "until further notice")
    }

    /// Withdrawn from the police and from others, with the id of the announcement.
    private func withdrawn() throws -> (story: Story, announcement: String) {
        var story = try Story("vendor:x")
        let announcement = story.add(
            "VendorMarketActionAnnounced", "2020-06-08",
            [
                "action": "withdrawal", "activities": ["offer", "sell"], "technologies": ["drone"],
                "customer_classes": ["law_enforcement", "private"], "scope": "all of it",
                "exceptions": ["rescue"],
            ])
        return (story, announcement)
    }

    private func markets(_ story: Story) -> [MarketStatus.Market] {
        MarketStatus(story.history.entries()).markets
    }

    @Test func `what is clarified for some customers leaves the others as they were`() throws {
        var (story, announcement) = try withdrawn()
        story.add(
            "VendorMarketActionClarified", "2020-07",
            [
                "clarifies": .text(announcement), "action": "resumption",
                "activities": ["offer", "sell"], "customer_classes": ["private"],
            ])
        #expect(markets(story).map(\.status) == [.withdrawn, .offered])
        #expect(markets(story).map(\.since?.text) == ["2020-06-08", "2020-07"])
    }

    @Test
    func `another announcement keeps the terms of the first, and its reversal undoes it alone`()
        throws
    {
        var (story, _) = try withdrawn()
        let research = story.add(
            "VendorMarketActionAnnounced", "2021-03-01",
            [
                "action": "research_stopped", "activities": ["research"],
                "technologies": ["drone"], "customer_classes": ["law_enforcement", "private"],
            ])
        for market in markets(story) {
            #expect(market.status == .withdrawn && market.since?.text == "2020-06-08")
            #expect(market.scope == "all of it" && market.exceptions == ["rescue"])
            #expect(market.stopped == ["offer", "sell", "research"])
        }
        story.add("VendorMarketActionReversed", "2022", ["reverses": .text(research)])
        #expect(markets(story).map(\.status) == [.withdrawn, .withdrawn])
        #expect(markets(story).map(\.stopped) == [["offer", "sell"], ["offer", "sell"]])
    }

    @Test func `a reversal reaches the customers that only a clarification named`() throws {
        var story = try Story("vendor:a")
        let announcement = story.add(
            "VendorMarketActionAnnounced", "2020-06-08",
            [
                "action": "withdrawal", "activities": ["offer"], "technologies": ["drone"],
                "customer_classes": ["law_enforcement"],
            ])
        story.add(
            "VendorMarketActionClarified", "2020-07",
            [
                "clarifies": .text(announcement), "customer_classes": ["private"],
                "activities": ["offer"],
            ])
        #expect(markets(story).map(\.status) == [.withdrawn, .withdrawn])
        // Without customers, what is clarified reaches every market of the announcement.
        story.add("VendorMarketActionClarified", "2020-08", ["activities": ["sell"]])
        #expect(markets(story).map(\.stopped) == [["offer", "sell"], ["offer", "sell"]])
        story.add("VendorMarketActionReversed", "2021", ["reverses": .text(announcement)])
        #expect(markets(story).map(\.status) == [.offered, .offered])
    }

    @Test func `the end of old terms ends nothing that was announced since`() throws {
        var story = try Story("vendor:amazon")
        var terms: Record = [
            "action": "moratorium", "activities": ["sell"], "customer_classes": ["law_enforcement"],
            "technologies": ["drone"], "until": "2021-06-10",
        ]
        let first = story.add("VendorMarketActionAnnounced", "2020-06-10", terms)
        terms["until"] = nil
        story.add("VendorMarketActionAnnounced", "2021-05-18", terms)
        story.add("VendorMarketActionExpired", "2021-06-10", ["expires": .text(first)])
        let market = try #require(markets(story).first)
        // It was stopped all the while, so not only since it was announced anew.
        #expect(market.status == .moratorium && market.since?.text == "2020-06-10")
        #expect(market.positions == [1, 2, 3])
    }

    @Test func `what is stopped in one country is said to be, and replaces nothing elsewhere`()
        throws
    {
        var (story, _) = try withdrawn()
        var terms: Record = [
            "action": "moratorium", "activities": ["offer", "sell"], "technologies": ["drone"],
            "customer_classes": ["law_enforcement"], "geography": "jurisdiction:ca",
        ]
        story.add("VendorMarketActionAnnounced", "2021", terms)
        #expect(markets(story)[0].status == .withdrawn && markets(story)[0].geography == nil)
        // What reaches further holds there too.
        #expect(markets(story)[2].status == .withdrawn)
        #expect(markets(story)[2].geography == "jurisdiction:ca")
        #expect(markets(story)[2].since?.text == "2020-06-08")
        (terms["action"], terms["geography"]) = ("withdrawal", "jurisdiction:us")
        story.add("VendorMarketActionAnnounced", "2022", terms)
        #expect(
            markets(story)[2...].map(\.geography) == ["jurisdiction:ca", "jurisdiction:us"])
        #expect(markets(story)[2...].map(\.status) == [.withdrawn, .withdrawn])
    }

    @Test func `what is taken up again in one place stays stopped elsewhere`() throws {
        var story = try ibm()
        var terms: Record = [
            "action": "resumption", "activities": ["offer"], "technologies": ["face_analysis"],
            "geography": "jurisdiction:ca",
        ]
        story.add("VendorMarketActionAnnounced", "2022", terms)
        #expect(markets(story).map(\.geography) == [nil, nil, "jurisdiction:ca"])
        #expect(markets(story).map(\.status) == [.withdrawn, .withdrawn, .offered])
        #expect(markets(story)[2].since?.text == "2022")
        terms["activities"] = ["research"]
        terms["geography"] = "jurisdiction:us"
        story.add("VendorMarketActionAnnounced", "2022", terms)
        #expect(markets(story)[3].status == .withdrawn)
        terms = [
            "action": "resumption", "activities": ["offer"], "technologies": ["face_analysis"],
        ]
        story.add("VendorMarketActionAnnounced", "2023", terms)
        #expect(markets(story).map(\.status) == [.withdrawn, .offered, .offered, .offered])
    }

    @Test func `an announcement that is said to be about one place stopped nothing elsewhere`()
        throws
    {
        var story = try ibm()
        story.add(
            "VendorMarketActionClarified", "2020-07",
            ["activities": ["sell"], "geography": "jurisdiction:us"])
        #expect(markets(story).map(\.geography) == ["jurisdiction:us", "jurisdiction:us"])
        #expect(markets(story).map(\.stopped) == [["offer", "sell"], ["offer", "sell"]])
        #expect(markets(story).map(\.positions) == [[2, 3], [2, 3]])
        // It named a place now: another one comes in addition.
        story.add(
            "VendorMarketActionClarified", "2020-08",
            [
                "activities": ["offer"], "technologies": ["face_analysis"],
                "geography": "jurisdiction:ca",
            ])
        #expect(markets(story).count == 3 && markets(story)[2].geography == "jurisdiction:ca")
    }

    @Test func `a moratorium that had run out begins anew`() throws {
        var story = try Story("vendor:amazon")
        var terms: Record = [
            "action": "moratorium", "activities": ["sell"], "technologies": ["drone"],
            "until": "2021-06-10",
        ]
        story.add("VendorMarketActionAnnounced", "2020-06-10", terms)
        terms["until"] = nil
        story.add("VendorMarketActionAnnounced", "2021-09", terms)
        #expect(markets(story).map(\.since?.text) == ["2021-09"])
    }

    @Test func `a source that says it had been offered undoes no withdrawal`() throws {
        var story = try ibm()
        story.add(
            "VendorOfferingRecorded", "2020-06-09",
            [
                "technology": "face_analysis", "customer_classes": ["all"],
            ])
        #expect(
            MarketStatus(story.history.entries()).markets.map(\.status) == [.withdrawn, .withdrawn])
    }

    @Test func `a reversal needs an announcement`() throws {
        let story = try ibm()
        #expect(
            story.codes(appending: "VendorMarketActionReversed", "2023", ["reverses": "nothing"])
                == ["market.announcement"])
    }

    @Test func `a clarification without a name is about what it is about`() throws {
        var story = try Story("vendor:x")
        for (technology, action, day) in [
            ("alpr", "customer_restriction", "2020-01-01"), ("drone", "withdrawal", "2021-01-01"),
        ] {
            story.add(
                "VendorMarketActionAnnounced", day,
                [
                    "action": .text(action), "activities": ["offer"],
                    "technologies": [.text(technology)], "customer_classes": ["private"],
                ])
        }
        let clarification: Record = [
            "activities": ["support"], "technologies": ["alpr"], "customer_classes": ["private"],
        ]
        #expect(
            story.codes(appending: "VendorMarketActionClarified", "2021-02-01", clarification)
                .isEmpty)
        #expect(
            story.codes(
                appending: "VendorMarketActionClarified", "2021-02-01",
                ["activities": ["support"], "technologies": ["dna"]]) == ["market.which"])
        story.add("VendorMarketActionClarified", "2021-02-01", clarification)
        let market = MarketStatus(story.history.entries()).markets[0]
        #expect(market.status == .restricted && market.since?.text == "2020-01-01")
        #expect(market.stopped == ["offer", "support"])
    }

    @Test func `what is offered again is not withdrawn, whatever else stays ended`() throws {
        var story = try Story("vendor:x")
        let announced = story.add(
            "VendorMarketActionAnnounced", "2020-06-08",
            [
                "action": "withdrawal", "activities": ["offer", "develop"],
                "technologies": ["iris"], "customer_classes": ["all"],
            ])
        story.add(
            "VendorMarketActionReversed", "2021-06-08",
            ["reverses": .text(announced), "activities": ["offer"]])
        let market = MarketStatus(story.history.entries()).markets[0]
        #expect(market.status == .offered && market.since?.text == "2021-06-08")
        #expect(market.stopped == ["develop"])
    }

    @Test(arguments: [
        ("2019", MarketStatus.Status.withdrawn), ("2020", .offered), ("2021", .offered),
    ])
    func `what is stopped for all is stopped for those to whom it was offered before`(
        offered: String, status: MarketStatus.Status
    ) throws {
        var story = try Story("vendor:x")
        story.add(
            "VendorMarketActionAnnounced", "2020-06-08",
            [
                "action": "withdrawal", "activities": ["offer"], "technologies": ["iris"],
                "customer_classes": ["all"],
            ])
        story.add(
            "VendorOfferingRecorded", offered,
            ["technology": "iris", "customer_classes": ["law_enforcement"]])
        let markets = MarketStatus(story.history.entries()).markets
        #expect(markets.first { $0.customers == "law_enforcement" }?.status == status)
    }
}
