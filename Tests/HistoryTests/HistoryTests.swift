import Incidents
import Testing

@Suite struct `A history` {
    private func amazonTest() throws -> Story {
        var story = try Story("misidentification:aclu-rekognition")
        story.add(
            "MisidentificationTestReported", "2018",
            [
                "context": "advocacy_test", "false_matches": ["value": 28, "bound": "exact"],
                "probes": ["description": "members of Congress"], "verification": "single_source",
            ])
        return story
    }

    @Test func `a correction changes the answers from its position on`() throws {
        var story = try amazonTest()
        let target = story.events[0].id
        story.add(
            "EventCorrected", nil,
            [
                "target": .text(target), "reason": "date_refined",
                "patch": [
                    "occurred": "2018-07-26", "threshold": "80 %",
                    "probes": ["count": ["value": 535, "bound": "exact"]],
                ],
            ])
        let before = try #require(story.history(at: 1).entries().first)
        #expect(before.occurred?.text == "2018")
        #expect(before.corrections.isEmpty)
        let after = try #require(story.history(at: 2).entries().first { $0.position == 1 })
        #expect(after.occurred?.text == "2018-07-26")
        #expect(after.corrections == [2])
        #expect(after.data.record("probes")?.text("description") == "members of Congress")
        #expect(after.data.record("probes")?.record("count")?.number("value") == 535)
        #expect(after.event.data.text("occurred") == "2018")
    }

    @Test func `null in a correction removes the field`() throws {
        var story = try amazonTest()
        story.add(
            "EventCorrected", nil,
            [
                "target": .text(story.events[0].id), "patch": ["context": .null],
            ])
        #expect(story.history.entries().last?.data["context"] == nil)
    }

    @Test func `retracting a correction undoes it`() throws {
        var story = try amazonTest()
        let correction = story.add(
            "EventCorrected", nil,
            [
                "target": .text(story.events[0].id), "patch": ["occurred": "2019"],
            ])
        story.add("EventRetracted", nil, ["target": .text(correction), "reason": "false"])
        let entry = try #require(story.history.entries().first { $0.position == 1 })
        #expect(entry.occurred?.text == "2018")
        #expect(entry.corrections.isEmpty)
    }

    @Test func `a correction may itself be corrected`() throws {
        var story = try amazonTest()
        let correction = story.add(
            "EventCorrected", nil,
            [
                "target": .text(story.events[0].id), "patch": ["occurred": "2019"],
            ])
        story.add(
            "EventCorrected", nil,
            [
                "target": .text(correction), "patch": ["patch": ["occurred": "2018-07"]],
            ])
        #expect(story.history.entries().first { $0.position == 1 }?.occurred?.text == "2018-07")
    }

    @Test func `what a corrected or retracted correction leads to is checked as if recorded`()
        throws
    {
        var story = try Story("person:P-7K3QF")
        let first = story.add(
            "PersonRegistered", nil, ["role_class": "affected", "recorded_by": "user:tester"])
        let plain = story.add(
            "EventCorrected", nil, ["target": .text(first), "patch": ["note": "x"]])
        let validator = Validator(today: try day("2026-11-22"))
        let naming = story.next(
            "EventCorrected", nil,
            ["target": .text(plain), "patch": ["patch": ["public_name": "Jane Roe"]]])
        #expect(
            validator.problems(
                ofRevised: Validator.revised(by: naming, in: story.history)
            ).map(\.code)
                .contains("person.named"))
        let harmless = story.next("EventRetracted", nil, ["target": .text(plain)])
        #expect(
            validator.problems(
                ofRevised: Validator.revised(by: harmless, in: story.history)
            ).isEmpty)
    }

    @Test func `later corrections win`() throws {
        var story = try amazonTest()
        for date in ["2018-07", "2018-07-26"] {
            story.add(
                "EventCorrected", nil,
                [
                    "target": .text(story.events[0].id), "patch": ["occurred": .text(date)],
                ])
        }
        let entry = try #require(story.history.entries().first { $0.position == 1 })
        #expect(entry.occurred?.text == "2018-07-26")
        #expect(entry.corrections == [2, 3])
    }

    @Test func `a retracted event stays readable and no longer stands`() throws {
        var story = try amazonTest()
        story.add(
            "EventRetracted", nil,
            [
                "target": .text(story.events[0].id), "reason": "duplicate",
            ])
        let entry = try #require(story.history.entries().first { $0.position == 1 })
        #expect(entry.standing == .retracted(reason: "duplicate", position: 2))
        #expect(entry.data.text("context") == "advocacy_test")
    }

    @Test func `a dispute is open until it is resolved`() throws {
        var story = try amazonTest()
        let dispute = story.add(
            "EventDisputed", nil,
            [
                "target": .text(story.events[0].id), "by": "vendor:amazon", "ground": "threshold",
            ])
        #expect(story.history.entries().first { $0.position == 1 }?.disputes == [2])
        story.add("DisputeResolved", nil, ["target": .text(dispute), "outcome": "rejected"])
        #expect(story.history.entries().first { $0.position == 1 }?.disputes == [])
    }

    @Test func `an upheld dispute stays open until the correction that follows it`() throws {
        var story = try amazonTest()
        let disputed = story.events[0].id
        let dispute = story.add("EventDisputed", nil, ["target": .text(disputed)])
        story.add("DisputeResolved", nil, ["target": .text(dispute), "outcome": "upheld"])
        #expect(story.history.entries().first { $0.position == 1 }?.disputes == [2])
        story.add(
            "EventCorrected", nil, ["target": .text(disputed), "patch": ["threshold": "95 %"]])
        #expect(story.history.entries().first { $0.position == 1 }?.disputes == [])
    }

    @Test func `an upheld dispute over a field is settled by a correction of that field alone`()
        throws
    {
        var story = try amazonTest()
        let disputed = story.events[0].id
        let dispute = story.add(
            "EventDisputed", nil, ["target": .text(disputed), "field": "threshold"])
        story.add("DisputeResolved", nil, ["target": .text(dispute), "outcome": "rejected"])
        #expect(story.history.entries().first { $0.position == 1 }?.disputes == [])
        story.add("DisputeResolved", nil, ["target": .text(dispute), "outcome": "upheld"])
        story.add("EventCorrected", nil, ["target": .text(disputed), "patch": ["note": "x"]])
        #expect(story.history.entries().first { $0.position == 1 }?.disputes == [2])
        story.add(
            "EventCorrected", nil, ["target": .text(disputed), "patch": ["threshold": "95 %"]])
        #expect(story.history.entries().first { $0.position == 1 }?.disputes == [])
    }

    @Test func `a record that was taken back is so for the reason of its opening event`() throws {
        var story = try Story("misidentification:x")
        let report = story.add("MisidentificationReported", "2020", [:])
        let harm = story.add("HarmRecorded", "2021", ["kind": "arrest"])
        story.add("EventRetracted", nil, ["target": .text(harm), "reason": "duplicate"])
        story.add("EventRetracted", nil, ["target": .text(report), "reason": "false"])
        #expect(
            story.history.entries().retraction == .retracted(reason: "false", position: 4))
    }

    @Test func `the last change of verification holds`() throws {
        var story = try amazonTest()
        for level in ["corroborated", "official_record"] {
            story.add(
                "VerificationChanged", nil,
                [
                    "target": .text(story.events[0].id), "to": .text(level),
                ])
        }
        func test() -> Entry? { story.history.entries().first { $0.position == 1 } }
        #expect(test()?.verification == "official_record")
        story.add(
            "EventCorrected", nil,
            [
                "target": .text(story.events[0].id), "patch": ["verification": "single_source"],
                "reason": "transcription",
            ])
        #expect(test()?.verification == "single_source" && test()?.corrections == [4])
    }

    @Test func `what was known late sorts where it happened`() throws {
        var story = try Story("lawsuit:x")
        story.add("SettlementReached", "2020-01", [:])
        story.add("LawsuitFiled", "2015", [:])
        #expect(story.history.entries().map(\.position) == [2, 1])
    }

    @Test func `on a day before it began, what was taken back shows no record, and strikes none`()
        throws
    {
        var dispute = try Story("misidentification:P-7K3QF")
        dispute.add("MisidentificationReported", "2021-04-01", ["context": "operational"])
        let disputed = dispute.add("MisidentificationDisputed", "2020-04-01", ["ground": "other"])
        let before = try day("2020-06-01")
        #expect(dispute.history.entries(validAt: before).isEmpty == false)
        dispute.add("EventRetracted", nil, ["target": .text(disputed), "reason": "false"])
        #expect(dispute.history.entries(validAt: before).isEmpty)
        #expect(dispute.history.entries(validAt: try day("2021-06-01")).retraction == nil)
    }

    @Test func `a record that was taken back as a whole is struck on each of its days`() throws {
        var story = try Story("lawsuit:x")
        let filed = story.add("LawsuitFiled", "2021", ["caption": "A v. B"])
        story.add("SettlementReached", "2019", ["stage": "signed"])
        #expect(story.history.entries(validAt: try day("2020-01-01")).retraction == nil)
        story.add("EventRetracted", nil, ["target": .text(filed), "reason": "false"])
        for date in ["2020-01-01", "2022-01-01"] {
            let entries = story.history.entries(validAt: try day(date))
            #expect(entries.retraction != nil)
            #expect(Lawsuit(entries).isRetracted)
        }
        #expect(story.history.entries(validAt: try day("2018-01-01")).isEmpty)
    }

    @Test func `on a day in the world, later events are not there and spans may have happened`()
        throws
    {
        var story = try Story("vendor:clearview-ai")
        story.add("VendorPracticeDisclosed", "2020-01/2020-06-30", [:])
        story.add("VendorSecurityIncident", "2020-07-01", [:])
        story.add("VendorOfferingRecorded", "../2020-06-08", [:])
        let entries = story.history.entries(validAt: try day("2020-06-08"))
        #expect(entries.map(\.position) == [3, 1])
        #expect(entries.map(\.mayHaveHappened) == [false, true])
    }

    @Test func `corrections apply on every day in the world`() throws {
        var story = try amazonTest()
        story.add(
            "EventCorrected", nil,
            [
                "target": .text(story.events[0].id), "patch": ["occurred": "2018-07-26"],
            ])
        let before = story.history.entries(validAt: try day("2018-07-25"))
        #expect(before.isEmpty)
        let after = story.history.entries(validAt: try day("2018-07-26"))
        #expect(after.contains { $0.position == 1 })
    }

    @Test func `a dispute over a field that the event has not is remarked on`() throws {
        let story = try amazonTest()
        func codes(_ field: String) -> [String] {
            story.codes(
                appending: "EventDisputed", nil,
                ["target": .text(story.events[0].id), "field": .text(field)])
        }
        #expect(codes("reasn") == ["dispute.field"])
        #expect(codes("false_matches.value").isEmpty && codes("occurred").isEmpty)
    }

    @Test func `an amendment of an event of another stream is refused`() throws {
        let story = try amazonTest()
        #expect(
            story.codes(appending: "EventCorrected", nil, ["target": "nowhere", "patch": [:]])
                == ["amendment.target"])
        #expect(
            story.codes(
                appending: "EventCorrected", nil,
                ["target": .text(story.events[0].id), "patch": [:]]
            ).isEmpty)
    }
}
