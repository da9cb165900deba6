import Incidents
import Testing

@Suite struct `An appeal` {
    /// A case against two, as far as its parties go.
    private func filed() throws -> Story {
        var story = try Story("lawsuit:one")
        story.add(
            "LawsuitFiled", "2020-01",
            [
                "caption": "A class v. A and B", "case_type": "putative_class",
                "legal_force": "allegation",
                "parties": [
                    ["described": "a class", "role": "plaintiff"],
                    ["party": "vendor:a", "role": "defendant"],
                    ["party": "vendor:b", "role": "defendant"],
                ],
            ])
        return story
    }

    @Test(arguments: ["dismissed", "affirmed", "remanded"])
    func `that ends leaves what the parties agreed on meanwhile`(outcome: String) throws {
        var story = try filed()
        story.add("JudgmentEntered", "2021-01", ["for": "plaintiff", "legal_force": "finding"])
        story.add("AppealFiled", "2021-02", ["court": "court:ca"])
        #expect(Lawsuit(story.history.entries()).posture == .onAppeal)
        #expect(Lawsuit(story.history.entries()).legalForce == "finding")
        story.add(
            "SettlementReached", "2021-06",
            ["stage": "signed", "legal_force": "agreement", "money": [usd("600000", "agreed")]])
        story.add("AppealDecided", "2021-07", ["court": "court:ca", "outcome": .text(outcome)])
        let lawsuit = Lawsuit(story.history.entries())
        #expect(lawsuit.posture == .settled && lawsuit.legalForce == "agreement")
        #expect(lawsuit.decisions.map(\.undoneBy) == [nil])
    }

    @Test func `that ends leaves a dismissal of the whole case, which stays closed`() throws {
        var story = try filed()
        story.add("InjunctionEntered", "2021-01", ["on": "vendor:a", "legal_force": "order"])
        story.add("AppealFiled", "2021-02", ["court": "court:ca"])
        story.add("LawsuitDismissed", "2021-03", ["whole": "yes", "legal_force": "order"])
        story.add("AppealDecided", "2021-04", ["court": "court:ca", "outcome": "dismissed"])
        #expect(Lawsuit(story.history.entries()).posture == .dismissed)
        #expect(story.codes(appending: "MotionDecided", "2021-05") == ["lawsuit.closed"])
    }

    @Test func `that is won after a settlement undoes the judgment, not the settlement`() throws {
        var story = try filed()
        story.add("JudgmentEntered", "2021-01", ["for": "plaintiff", "legal_force": "finding"])
        story.add("AppealFiled", "2021-02", ["court": "court:ca"])
        story.add("SettlementReached", "2021-06", ["stage": "signed", "legal_force": "agreement"])
        story.add("AppealDecided", "2021-07", ["court": "court:ca", "outcome": "vacated"])
        let lawsuit = Lawsuit(story.history.entries())
        #expect(lawsuit.posture == .settled)
        #expect(lawsuit.decisions.map(\.undoneBy) == [5])
    }

    @Test(
        arguments: [("reversed", Lawsuit.Posture.pending, 3), ("affirmed", .judgment, nil)]
            as [(String, Lawsuit.Posture, Int64?)])
    func `that is known by its end alone is from what was decided last`(
        outcome: String, posture: Lawsuit.Posture, undoneBy: Int64?
    ) throws {
        var story = try filed()
        story.add("JudgmentEntered", "2021-01", ["for": "plaintiff", "legal_force": "finding"])
        story.add("AppealDecided", "2021-07", ["court": "court:ca", "outcome": .text(outcome)])
        let lawsuit = Lawsuit(story.history.entries())
        #expect(lawsuit.posture == posture)
        #expect(lawsuit.decisions.map(\.undoneBy) == [undoneBy])
    }

    @Test func `from a certification undoes that, and no dismissal before it`() throws {
        var story = try filed()
        story.add("LawsuitDismissed", "2020-03", ["whole": "yes", "as_to": ["vendor:a"]])
        story.add("ClassCertified", "2020-06", ["class_is": "all"])
        #expect(Lawsuit(story.history.entries()).isClassCertified)
        story.add("AppealFiled", "2020-07", ["court": "court:ca", "by": "vendor:b"])
        story.add("AppealDecided", "2020-12", ["court": "court:ca", "outcome": "vacated"])
        let lawsuit = Lawsuit(story.history.entries())
        #expect(!lawsuit.isClassCertified)
        #expect(lawsuit.dismissals == ["vendor:a": 2])
        story.add("AppealFiled", "2021-01", ["court": "court:us"])
        story.add("AppealDecided", "2021-06", ["court": "court:us", "outcome": "reversed"])
        #expect(Lawsuit(story.history.entries()).isClassCertified)
    }

    @Test func `opened again, a case stays dismissed as to whom it had gone on without`() throws {
        var story = try filed()
        story.add("LawsuitDismissed", "2020-03", ["whole": "yes", "as_to": ["vendor:a"]])
        story.add("LawsuitClosed", "2020-06")
        story.add("LawsuitReopened", "2020-07")
        #expect(Lawsuit(story.history.entries()).dismissals == ["vendor:a": 2])
        story.add("PartyAdded", "2020-08", ["party": "vendor:a", "role": "defendant"])
        #expect(Lawsuit(story.history.entries()).dismissals.isEmpty)
    }
}

@Suite struct `Of several settlements in a case` {
    private func settled(_ payers: [String]) throws -> (Story, [String]) {
        var story = try Story("lawsuit:one")
        story.add("LawsuitFiled", "2020-01", ["case_type": "class"])
        let ids = payers.enumerated().map { number, payer in
            story.add(
                "SettlementReached", "2020-0\(number + 2)",
                ["stage": "signed", "payer": .text(payer), "money": [usd("1000", "agreed")]])
        }
        return (story, ids)
    }

    @Test func `a ruling is on the one that it names`() throws {
        var (story, ids) = try settled(["vendor:a", "vendor:b"])
        let ruling: Record = ["level": "final", "ruling": "denied"]
        #expect(
            story.codes(appending: "SettlementApprovalDecided", "2020-05", ruling)
                == ["settlement.which"])
        var named = ruling
        named["settlement"] = .text(ids[0])
        #expect(story.codes(appending: "SettlementApprovalDecided", "2020-05", named).isEmpty)
        story.add("SettlementApprovalDecided", "2020-05", named)
        let ledger = Lawsuit(story.history.entries()).ledger
        #expect(ledger.figures.map(\.isDenied) == [true, false])
        #expect(ledger.approvals.map(\.settlement) == [2])
        named["settlement"] = "somewhere-else"
        #expect(
            story.codes(appending: "SettlementApprovalDecided", "2020-06", named)
                == ["settlement.settlement"])
    }

    @Test func `one that takes another's place unsaid is remarked on`() throws {
        let (story, _) = try settled(["vendor:a"])
        func codes(_ stage: String, _ payer: String) -> [String] {
            story.codes(
                appending: "SettlementReached", "2020-09",
                ["stage": .text(stage), "payer": .text(payer)])
        }
        #expect(codes("signed", "vendor:a") == ["settlement.replaced"])
        #expect(codes("signed", "vendor:b").isEmpty)
    }

    @Test func `to amend what was replaced already is remarked on`() throws {
        var (story, ids) = try settled(["vendor:a"])
        let amended: Record = [
            "supersedes": .text(ids[0]), "money": [usd("2000", "agreed")],
        ]
        #expect(story.codes(appending: "SettlementAmended", "2020-07", amended).isEmpty)
        story.add("SettlementAmended", "2020-07", amended)
        #expect(
            story.codes(appending: "SettlementAmended", "2020-08", amended)
                == ["settlement.amended_before"])
    }

    @Test func `one that others name is not taken back before them`() throws {
        var (story, ids) = try settled(["vendor:a"])
        story.add(
            "SettlementAmended", "2020-07",
            ["supersedes": .text(ids[0]), "money": [usd("2000", "agreed")]])
        let problems = story.history.problems(
            appending: story.next(
                "EventRetracted", nil, ["target": .text(ids[0]), "reason": "false"]))
        #expect(problems.map(\.code) == ["settlement.supersedes"])
        #expect(problems.first?.hint == "retract @3, or correct what it names, first")
    }
}
