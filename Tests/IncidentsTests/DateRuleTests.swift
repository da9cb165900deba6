import Testing

@testable import Incidents

@Suite struct `Dates that must fit each other` {
    static let trials: [Trial] = [
        Trial(
            "runs out before it is made", PolicyEnacted.self, ["sunset": "2019-12-31"], "date.order"
        ),
        Trial(
            "runs out before it takes effect", PolicyIntroduced.self,
            ["effective": "2022", "sunset": "2021"], "date.order"),
        Trial(
            "runs out before it takes effect", PolicyEnacted.self,
            ["effective": "2022", "sunset": "2021-06"], "date.order"),
        Trial(
            "runs out before it holds", PolicyEffective.self, ["sunset": "2000"], "date.order"),
        Trial(
            "demanded by before it was sent", CeaseDesistIssued.self, ["deadline": "2020-01-20"],
            "date.order"),
        Trial(
            "reported before it was sent", CeaseDesistIssued.self, ["reported_on": "2020-01-20"],
            "date.order"),
        Trial("tried out backwards", PilotStarted.self, ["until": "2000"], "date.order"),
        Trial("enjoined backwards", InjunctionEntered.self, ["until": "2000"], "date.order"),
        Trial(
            "related backwards", EntityRelationAsserted.self, ["since": "2020", "until": "2019"],
            "date.order"),
        Trial(
            "off the market backwards", VendorMarketActionAnnounced.self, ["until": "2000"],
            "date.order"),
        Trial(
            "off the market backwards", VendorMarketActionClarified.self, ["until": "2000"],
            "date.order"),
        Trial("runs out later", PolicyEnacted.self, ["sunset": "2021-01-24"]),
        Trial(
            "published tomorrow", SourceRegistered.self, ["published_on": "2026-11-23"],
            "date.future"),
        Trial("published today", SourceRegistered.self, ["published_on": "2026-11-22"]),
        Trial(
            "filed next year", LawsuitFiled.self, ["filed": "2027"], "date.future", "date.disagree"),
        Trial("filed a year later", LawsuitFiled.self, ["filed": "2021-05-28"], "date.disagree"),
        Trial("filed a year before", LawsuitFiled.self, ["filed": "2019"], "date.disagree"),
        Trial("filed within the month", LawsuitFiled.self, ["filed": "2020-05"]),
    ]

    @Test(arguments: trials)
    func `are refused where they do not`(trial: Trial) throws {
        #expect(try trial.problems().map(\.code) == trial.codes)
    }
}
