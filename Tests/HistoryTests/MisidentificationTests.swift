import Incidents
import Testing

@Suite struct `A misidentification` {
    private func reported() throws -> Story {
        var story = try Story("misidentification:P-7K3QF")
        story.add(
            "MisidentificationReported", "2020-01-09",
            [
                "context": "operational", "error_kind": "false_match_1n",
                "person": "person:P-7K3QF",
                "agencies": [["agency": "agency:detroit-police-department", "role": "arrested"]],
                "verification": "single_source",
            ])
        return story
    }

    private func standing(_ story: Story) -> Misidentification.Standing {
        Misidentification(story.history.entries()).standing
    }

    /// Where it stands once publishers took sources back.
    private func standing(
        _ story: Story, without sources: Set<String>
    ) -> Misidentification.Standing {
        Misidentification(story.history.entries()).evidence
            .weighed { sources.contains($0) ? nil : $0 }.standing
    }

    @Test func `what is dated before it is remarked on`() throws {
        let story = try reported()
        let early = story.history.problems(
            appending: story.next(
                "MisidentificationConfirmed", "2019", ["confirmed_by": "other_person"]))
        #expect(early.map(\.code) == ["misidentification.order"])
        #expect(early.map(\.severity) == [.warning])
        #expect(story.codes(appending: "MisidentificationConfirmed", "2020-01").isEmpty)
    }

    @Test func `it stands in one of four counts`() throws {
        var story = try reported()
        #expect(standing(story) == .reported)
        story.add("MisidentificationCorroborated", "2020-06-24")
        #expect(standing(story) == .confirmed)
        story.add(
            "MisidentificationDisputed", "2020-06-25",
            [
                "by": "agency:detroit-police-department", "ground": "right_person",
            ])
        #expect(standing(story) == .disputed)
        story.add(
            "MisidentificationConfirmed", "2020-06-26",
            [
                "confirmed_by": "agency_admission"
            ])
        #expect(standing(story) == .confirmed)
        story.add(
            "EventRetracted", nil,
            [
                "target": .text(story.events[0].id), "reason": "false",
            ])
        #expect(standing(story) == .retracted)
    }

    @Test func `what was adjudicated, a court alone undoes`() throws {
        var story = try reported()
        story.add(
            "VerificationChanged", nil,
            ["target": .text(story.events[0].id), "to": "adjudicated"])
        story.add(
            "MisidentificationRefuted", "2021", ["by": "agency:a", "ground": "right_person"])
        #expect(standing(story) == .confirmed)
        story.add(
            "MisidentificationRefuted", "2022", ["by": "court:c", "ground": "right_person"])
        #expect(standing(story) == .disputed)
    }

    @Test func `a refutation ends what others confirmed, beside a court's finding`() throws {
        var story = try reported()
        for (by, source) in [("court_finding", "source:b"), ("agency_admission", "source:c")] {
            story.add(
                "MisidentificationConfirmed", "2020-07",
                ["confirmed_by": .text(by), "sources": [["source": .text(source)]]])
        }
        #expect(standing(story, without: ["source:b", "source:c"]) == .reported)
        #expect(standing(story, without: ["source:b"]) == .confirmed)
        story.add(
            "MisidentificationRefuted", "2021", ["by": "agency:a", "ground": "right_person"])
        #expect(standing(story) == .confirmed)
        #expect(standing(story, without: ["source:c"]) == .confirmed)
        #expect(standing(story, without: ["source:b"]) == .disputed)
    }

    @Test func `what disputes or refutes it falls with its sources as well`() throws {
        var story = try reported()
        func add(_ type: String, _ source: String, _ fields: Record) {
            var data = fields
            data["sources"] = [["source": .text(source)]]
            story.add(type, "2021", data)
        }
        add("MisidentificationConfirmed", "source:a", ["confirmed_by": "agency_admission"])
        add("MisidentificationRefuted", "source:b", ["by": "agency:a", "ground": "right_person"])
        #expect(standing(story) == .disputed)
        #expect(standing(story, without: ["source:b"]) == .confirmed)
        #expect(standing(story, without: ["source:a", "source:b"]) == .reported)
        add("MisidentificationDisputed", "source:c", ["by": "agency:a", "ground": "right_person"])
        #expect(standing(story, without: ["source:a", "source:b"]) == .disputed)
        #expect(standing(story, without: ["source:a", "source:b", "source:c"]) == .reported)
    }

    @Test func `one source bears out nothing, whatever it is called`() throws {
        func standing(citing sources: [String]) throws -> Misidentification.Standing {
            var story = try Story("misidentification:P-7K3QF")
            story.add(
                "MisidentificationReported", "2020-01-09",
                [
                    "context": "operational", "verification": "corroborated",
                    "sources": .list(sources.map { ["source": .text($0)] }),
                ])
            return Misidentification(story.history.entries()).standing
        }
        #expect(try standing(citing: ["source:a"]) == .reported)
        #expect(try standing(citing: ["source:a", "source:a"]) == .reported)
        #expect(try standing(citing: ["source:a", "source:b"]) == .confirmed)
    }

    @Test func `a source that turns out to be the report's own bears out nothing`() throws {
        var story = try Story("misidentification:P-7K3QF")
        story.add(
            "MisidentificationReported", "2020-01-09",
            [
                "context": "operational", "verification": "single_source",
                "sources": [["source": "source:a"], ["source": "source:b"]],
            ])
        story.add(
            "MisidentificationCorroborated", "2020-02", ["sources": [["source": "source:c"]]])
        let evidence = Misidentification(story.history.entries()).evidence
        #expect(evidence.weighed().standing == .confirmed)
        let merged = evidence.weighed { $0 == "source:c" ? "source:a" : $0 }
        #expect(merged.standing == .reported)
    }

    @Test func `a court outweighs the refutation of the accused`() throws {
        var story = try reported()
        story.add(
            "VerificationChanged", nil,
            ["target": .text(story.events[0].id), "to": "official_record"])
        story.add("MisidentificationRefuted", "2020-03", ["ground": "right_person"])
        #expect(standing(story) == .disputed)
        story.add("MisidentificationConfirmed", "2021", ["confirmed_by": "court_finding"])
        #expect(standing(story) == .confirmed)
    }

    @Test func `what came to rest as refuted is in no other count`() throws {
        var story = try reported()
        story.add("MisidentificationResolved", "2021", ["outcome": "refuted"])
        #expect(standing(story) == .disputed)
        #expect(Misidentification(story.history.entries()).isRefuted)
        // Nor is it what an official record had said before.
        story.add(
            "VerificationChanged", nil,
            ["target": .text(story.events[0].id), "to": "official_record"])
        #expect(standing(story) == .disputed)
    }

    @Test func `a source that says it again corroborates nothing`() throws {
        var story = try Story("misidentification:P-7K3QF")
        let report: Record = ["source": "source:report"]
        let other: Record = ["source": "source:other"]
        story.add(
            "MisidentificationReported", "2020-01-09",
            ["context": "operational", "sources": .list([.record(report)])])
        #expect(
            story.codes(
                appending: "MisidentificationCorroborated", "2020-06",
                ["sources": .list([.record(report)])]) == ["misidentification.same_source"])
        story.add(
            "MisidentificationCorroborated", "2020-06", ["sources": .list([.record(report)])])
        #expect(standing(story) == .reported)
        story.add(
            "MisidentificationCorroborated", "2020-07",
            ["sources": .list([.record(report), .record(other)])])
        #expect(standing(story) == .confirmed)
    }

    @Test func `verification confirms, refutation takes that away`() throws {
        var story = try reported()
        story.add(
            "VerificationChanged", nil,
            [
                "target": .text(story.events[0].id), "to": "official_record",
            ])
        #expect(standing(story) == .confirmed)
        story.add("MisidentificationRefuted", "2021-03", ["ground": "not_used"])
        #expect(standing(story) == .disputed)
        #expect(Misidentification(story.history.entries()).isRefuted)
    }

    @Test func `a test is in the test column, with its figures`() throws {
        var story = try Story("misidentification:aclu-rekognition")
        story.add(
            "MisidentificationTestReported", "2018",
            [
                "context": "advocacy_test", "tester": "organisation:aclu",
                "vendor": "vendor:amazon",
                "product": "product:rekognition", "probes": ["description": "members of Congress"],
                "gallery": [
                    "description": "public arrest photographs",
                    "count": ["value": 25_000, "bound": "exact"],
                ],
                "false_matches": ["value": 28, "bound": "exact"],
            ])
        let test = try #require(Misidentification(story.history.entries()).test)
        #expect(test.falseMatches?.value == 28)
        #expect(test.galleryCount?.value == 25_000)
        #expect(test.probeCount == nil)
        #expect(try Misidentification(reported().history.entries()).test == nil)
    }

    @Test func `a test harms nobody`() throws {
        var story = try Story("misidentification:test")
        story.add("MisidentificationTestReported", "2018", ["context": "advocacy_test"])
        #expect(
            story.codes(appending: "HarmRecorded", "2018", ["kind": "arrest"])
                == ["misidentification.test_harm"])
    }

    @Test func `harms, remedies and lawsuits are kept`() throws {
        var story = try reported()
        story.add("HarmRecorded", "2020-01-09", ["kind": "detention", "duration_hours": 30])
        story.add(
            "RemedyRecorded", "2024-06-28",
            [
                "kind": "compensation", "money": usd("300000", "compensation"),
            ])
        story.add("LinkedToLawsuit", nil, ["lawsuit": "lawsuit:P-7K3QF-v-detroit"])
        story.add("MisidentificationResolved", "2024-06-28", ["outcome": "litigated"])
        let it = Misidentification(story.history.entries())
        #expect(it.harms.map(\.hours) == [30])
        #expect(it.remedies.map { $0.money?.description } == ["300,000 USD"])
        #expect(it.lawsuits == ["lawsuit:P-7K3QF-v-detroit"])
        #expect(it.state == .resolved)
        #expect(
            story.codes(appending: "MisidentificationResolved", "2025", ["outcome": "remedied"])
                == ["misidentification.resolved_twice"])
    }
}

@Suite struct `A demand to stop` {
    private func twitter() throws -> Story {
        var story = try Story("cease-desist:twitter-clearview-ai")
        story.add(
            "CeaseDesistIssued", "2020-01-21",
            [
                "issuer": "organisation:twitter", "issuer_class": "platform",
                "addressee": "vendor:clearview-ai", "instrument": "letter", "binding": "no",
                "demands": ["stop_collection", "delete_data"], "sent_on": "2020-01-21",
            ])
        return story
    }

    @Test func `it is open until it is answered, and an answer has its argument`() throws {
        var story = try twitter()
        #expect(CeaseDesist(story.history.entries()).state == .open)
        story.add(
            "CeaseDesistAnswered", "2020-02-05",
            [
                "position": "contest", "argument": "First Amendment",
            ])
        let demand = CeaseDesist(story.history.entries())
        #expect(demand.state == .contested)
        #expect(demand.answers.map(\.argument) == ["First Amendment"])
        #expect(demand.answers.map(\.by) == ["vendor:clearview-ai"])
    }

    @Test func `a source that says otherwise bears nothing out`() throws {
        var story = try Story("misidentification:one")
        story.add(
            "MisidentificationReported", "2020-01",
            ["context": "operational", "sources": [["source": "source:a", "role": "primary"]]])
        let codes = story.codes(
            appending: "MisidentificationCorroborated", "2020-02",
            ["sources": [["source": "source:b", "role": "contradicts"]]])
        #expect(codes == ["misidentification.same_source"])
    }

    @Test func `to say that one will comply is not to have complied`() throws {
        var story = try twitter()
        story.add("ComplianceReported", "2020-02-04", ["scope": "unknown", "by": "vendor:b"])
        #expect(CeaseDesist(story.history.entries()).state == .acknowledged)
        story.add("CeaseDesistAnswered", "2020-02-05", ["position": "comply"])
        #expect(CeaseDesist(story.history.entries()).state == .acknowledged)
        story.add(
            "ComplianceReported", "2020-02-06", ["scope": "part", "by": "vendor:clearview-ai"])
        #expect(CeaseDesist(story.history.entries()).state == .partlyComplied)
    }

    @Test func `nothing follows on a withdrawal`() throws {
        var story = try twitter()
        story.add("CeaseDesistWithdrawn", "2021-06")
        #expect(
            story.codes(appending: "CeaseDesistEscalated", "2022", ["lawsuit": "lawsuit:x"])
                == ["cease_desist.withdrawn"])
    }

    @Test func `numerous drop out once they are itemised`() throws {
        var story = try Story("cease-desist:clearview-ai-numerous")
        story.add(
            "CeaseDesistAggregateReported", "2020-01/2020-06-08",
            [
                "addressee": "vendor:clearview-ai",
                "count": ["bound": "unspecified", "text": "numerous"],
            ])
        story.add("AggregateItemised", nil, ["items": ["cease-desist:twitter-clearview-ai"]])
        let demand = CeaseDesist(story.history.entries())
        #expect(demand.isAggregate)
        #expect(!demand.itemisation.items.isEmpty)
        #expect(
            try twitter().codes(appending: "AggregateItemised", nil, ["items": ["cease-desist:x"]])
                == ["aggregate.single"])
    }

    @Test func `what a court found, a court alone undoes`() throws {
        var story = try Story("misidentification:one")
        story.add("MisidentificationReported", "2021-01", ["context": "operational"])
        story.add(
            "MisidentificationConfirmed", "2021-04",
            ["confirmed_by": "court_finding", "by": "court:a"])
        story.add("MisidentificationRefuted", "2021-05", ["by": "vendor:a", "ground": "not_used"])
        let denied = Misidentification(story.history.entries())
        #expect(denied.standing == .confirmed && denied.disputes.count == 1)
        story.add("MisidentificationResolved", "2021-12", ["outcome": "refuted"])
        #expect(Misidentification(story.history.entries()).standing == .confirmed)
        story.add("MisidentificationRefuted", "2022", ["by": "court:b", "ground": "not_used"])
        #expect(Misidentification(story.history.entries()).standing == .disputed)
    }
}
