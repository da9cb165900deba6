import Incidents
import Testing

/// "2020" may lie before or after a day in that year: what rests on something comes after it.
@Suite struct `A date of several days` {
    @Test func `puts an amendment and a ruling behind the settlement`() throws {
        var story = try Story("lawsuit:one")
        story.add("LawsuitFiled", "2019", ["case_type": "class"])
        let agreed = story.add(
            "SettlementReached", "2020-02-15", ["stage": "signed", "money": [usd("5", "agreed")]])
        let amendment: Record = ["supersedes": .text(agreed), "money": [usd("6", "agreed")]]
        #expect(story.codes(appending: "SettlementAmended", "2020", amendment).isEmpty)
        let ruling: Record = ["level": "final", "ruling": "granted"]
        #expect(story.codes(appending: "SettlementApprovalDecided", "2020", ruling).isEmpty)
        #expect(
            story.codes(appending: "SettlementApprovalDecided", "2019-12", ruling)
                == ["settlement.approval"])
        story.add("SettlementAmended", "2020", amendment)
        story.add("SettlementApprovalDecided", "2020", ruling)
        let lawsuit = Lawsuit(story.history.entries())
        #expect(lawsuit.posture == .approved)
        #expect(lawsuit.ledger.effective?.money.first?.description == "6 USD")
    }

    @Test func `puts the end of an appeal behind the appeal`() throws {
        var story = try Story("lawsuit:one")
        story.add("LawsuitFiled", "2019")
        story.add("JudgmentEntered", "2020-08", ["legal_force": "finding"])
        story.add("AppealFiled", "2020-09-01", ["court": "court:ca"])
        story.add("AppealDecided", "2020", ["court": "court:ca", "outcome": "reversed"])
        #expect(Lawsuit(story.history.entries()).posture == .pending)
    }

    @Test func `puts a resumption behind what it follows on, where the dates allow`() throws {
        var story = try Story("deployment:one")
        story.add("SystemDeployed", "2020", ["agency": "agency:a", "technology": "alpr"])
        story.add("DeploymentSuspended", "2021-03-01", ["reason": "cost"])
        #expect(story.codes(appending: "DeploymentResumed", "2021").isEmpty)
        #expect(
            story.codes(appending: "DeploymentResumed", "2021-01/2021-02")
                == ["deployment.not_stopped"])
        story.add("DeploymentResumed", "2021")
        #expect(Deployment(story.history.entries()).state == .active)
    }
}
