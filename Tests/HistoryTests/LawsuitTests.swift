import Incidents
import Testing

@Suite struct `A lawsuit` {
    @Test func `a dismissal as to some parties leaves the case open for the others`() throws {
        var story = try Story("lawsuit:one")
        let parties: Value = [
            ["party": "organisation:p", "role": "plaintiff"],
            ["party": "vendor:a", "role": "defendant"], ["party": "vendor:b", "role": "defendant"],
        ]
        story.add("LawsuitFiled", "2020-01", ["caption": "P v. A", "parties": parties])
        let dismissal: Record = ["whole": "yes", "as_to": ["vendor:a"]]
        story.add("LawsuitDismissed", "2020-06", dismissal)
        let lawsuit = Lawsuit(story.history.entries())
        #expect(lawsuit.posture == .pending && lawsuit.dismissals == ["vendor:a": 2])
        #expect(story.codes(appending: "MotionDecided", "2020-07").isEmpty)
        #expect(
            story.codes(
                appending: "LawsuitDismissed", "2020-07", ["whole": "yes", "as_to": ["vendor:c"]])
                == ["lawsuit.no_party"])
        #expect(
            story.codes(
                appending: "LawsuitDismissed", "2020-07", ["whole": "no", "as_to": ["vendor:b"]])
                == ["dismissal.part"])
        story.add("AppealDecided", "2021", ["court": "court:ca9", "outcome": "reversed"])
        #expect(Lawsuit(story.history.entries()).dismissals.isEmpty)
    }

    @Test func `what is dated before the filing is remarked on`() throws {
        var story = try Story("lawsuit:one")
        story.add("LawsuitFiled", "2020-05", ["caption": "P v. A", "filed": "2020-05"])
        let dismissal: Record = ["whole": "no"]
        #expect(
            story.codes(appending: "LawsuitDismissed", "2020-04", dismissal) == ["lawsuit.order"])
        #expect(story.codes(appending: "LawsuitDismissed", "2020-05-02", dismissal).isEmpty)
    }

    /// In re Facebook Biometric Information Privacy Litigation, N.D. Cal. 3:15-cv-03747-JD.
    private func facebook() throws -> Story {
        var story = try Story("lawsuit:in-re-facebook-bipa")
        story.add(
            "LawsuitFiled", "2015-08-17",
            [
                "caption": "In re Facebook Biometric Information Privacy Litigation",
                "case_type": "class", "court": "court:cand", "docket_no": "3:15-cv-03747",
                "filed": "2015-08-17", "legal_force": "allegation",
                "parties": [
                    ["described": "a class of users", "role": "plaintiff"],
                    ["party": "vendor:facebook", "role": "defendant"],
                ],
                "claims": [["statute": "bipa"]],
            ])
        let settlement = story.add(
            "SettlementReached", "2020-01",
            [
                "stage": "in_principle", "payer": "vendor:facebook", "admits_liability": "no",
                "legal_force": "agreement", "money": [usd("550000000", "agreed_in_principle")],
            ])
        story.add(
            "SettlementApprovalDecided", "2020-06~",
            [
                "level": "preliminary", "ruling": "denied", "legal_force": "order",
            ])
        story.add(
            "SettlementAmended", "2020-07",
            [
                "supersedes": .text(settlement), "stage": "signed", "legal_force": "agreement",
                "money": [usd("650000000", "agreed")],
            ])
        story.add(
            "SettlementApprovalDecided", "2020-08-19",
            [
                "level": "preliminary", "ruling": "granted", "legal_force": "order",
            ])
        story.add(
            "SettlementApprovalDecided", "2021-02-26",
            [
                "level": "final", "ruling": "granted", "legal_force": "order",
                "money": [
                    usd("650000000", "approved"), usd("97500000", "fees"),
                    usd("915454.37", "expenses"),
                ],
            ])
        return story
    }

    @Test(arguments: [
        ("2020-06-08", "550,000,000 USD", Lawsuit.Posture.settledInPrinciple, "agreement"),
        ("2021-03-01", "650,000,000 USD", .approved, "order"),
    ])
    func `the last effective settlement counts on its day, never the sum, never a finding`(
        date: String, sum: String, posture: Lawsuit.Posture, force: String
    ) throws {
        let lawsuit = Lawsuit(try facebook().history.entries(validAt: try day(date)))
        #expect(lawsuit.ledger.effective?.money.first?.description == sum)
        #expect(lawsuit.legalForce == force)
        #expect(lawsuit.decisions.isEmpty)
        #expect(lawsuit.problems.isEmpty)
        // The denial is dated "about June 2020": on 8 June it may have come, which moves nothing.
        #expect(lawsuit.posture == posture)
    }

    @Test func `what is certain shows what must have happened before it`() throws {
        var story = try Story("lawsuit:settled")
        story.add("LawsuitFiled", "2019", ["case_type": "individual"])
        let agreed = story.add(
            "SettlementReached", "2020",
            ["stage": "signed", "payer": "vendor:x", "money": [usd("5", "agreed")]])
        story.add("LawsuitDismissed", "2020", ["whole": "yes"])
        story.add(
            "SettlementAmended", "2020-07-22",
            ["supersedes": .text(agreed), "money": [usd("6", "agreed")]])
        let entries = story.history.entries(validAt: try day("2020-08-01"))
        #expect(entries.uncertainPositions == [3])
        let lawsuit = Lawsuit(entries)
        #expect(lawsuit.posture == .settled)
        #expect(lawsuit.ledger.figures.map(\.payer) == ["vendor:x", "vendor:x"])
    }

    @Test func `superseded figures are listed, fees stand apart`() throws {
        let lawsuit = Lawsuit(try facebook().history.entries())
        #expect(
            lawsuit.ledger.figures.filter(\.isSuperseded).map { $0.money.map(\.description) }
                == [["550,000,000 USD"]])
        #expect(lawsuit.ledger.effective?.payer == "vendor:facebook")
        #expect(
            lawsuit.ledger.approvals.last?.money.map(\.kind) == ["approved", "fees", "expenses"])
        #expect(lawsuit.ledger.payments.isEmpty)
    }

    @Test func `who settles alone replaces nobody, and an amendment replaces what it names`() throws
    {
        var story = try Story("lawsuit:two-payers")
        let agency: Record = [
            "stage": "signed", "payer": "agency:a", "money": [usd("300000", "agreed")],
        ]
        let first = story.add("SettlementReached", "2020-01", agency)
        story.add(
            "SettlementReached", "2020-06",
            ["stage": "signed", "payer": "vendor:x", "money": [usd("1000000", "agreed")]])
        story.add(
            "SettlementAmended", "2020-09",
            ["supersedes": .text(first), "money": [usd("350000", "agreed")]])
        let ledger = Lawsuit(story.history.entries()).ledger
        #expect(ledger.figures.map(\.payer) == ["agency:a", "vendor:x", "agency:a"])
        #expect(ledger.figures.map(\.isSuperseded) == [true, false, false])
        #expect(ledger.effective?.money.map(\.description) == ["350,000 USD"])
        // Whose it is, nobody says: it replaces neither.
        story.add(
            "SettlementReached", "2021", ["stage": "signed", "money": [usd("7", "agreed")]])
        #expect(
            Lawsuit(story.history.entries()).ledger.figures.map(\.isSuperseded)
                == [true, false, false, false])
    }

    @Test func `a case is where it was moved to, and an appeal moves it nowhere`() throws {
        var story = try Story("lawsuit:moved")
        story.add("DocketAdded", "2019", ["court": "court:panel", "reason": "related"])
        story.add("LawsuitFiled", "2020", ["court": "court:state", "docket_no": "1"])
        #expect(Lawsuit(story.history.entries()).docket?.court == "court:state")
        story.add("DocketAdded", "2021", ["court": "court:federal", "reason": "removal"])
        story.add("AppealFiled", "2022", ["court": "court:ca9"])
        #expect(Lawsuit(story.history.entries()).docket?.court == "court:federal")
    }

    @Test func `an appeal reaches what it is from, and another one keeps the case open`() throws {
        var story = try Story("lawsuit:appeals")
        story.add("LawsuitFiled", "2018", ["case_type": "individual"])
        story.add("InjunctionEntered", "2019", ["on": "vendor:x", "legal_force": "order"])
        story.add("LawsuitDismissed", "2019-12", ["whole": "yes", "as_to": ["vendor:y"]])
        story.add("VerdictReturned", "2020", ["for": "plaintiff", "legal_force": "finding"])
        story.add("JudgmentEntered", "2020-03", ["for": "plaintiff", "legal_force": "finding"])
        story.add("AppealFiled", "2020-04", ["court": "court:ca9"])
        story.add("AppealFiled", "2020-05", ["court": "court:state"])
        story.add("AppealDecided", "2021", ["court": "court:state", "outcome": "dismissed"])
        #expect(Lawsuit(story.history.entries()).posture == .onAppeal)
        story.add("AppealDecided", "2022", ["court": "court:ca9", "outcome": "reversed"])
        let lawsuit = Lawsuit(story.history.entries())
        #expect(lawsuit.decisions.map(\.undoneBy) == [nil, 9, 9])
        #expect(lawsuit.dismissals == ["vendor:y": 3] && lawsuit.posture == .pending)
    }

    @Test func `what is affirmed rests on what it rested on`() throws {
        var story = try Story("lawsuit:settled-on-appeal")
        story.add("LawsuitFiled", "2018", ["case_type": "individual"])
        story.add("SettlementReached", "2019", ["stage": "signed", "legal_force": "agreement"])
        story.add("AppealFiled", "2020", ["court": "court:ca9"])
        story.add(
            "AppealDecided", "2021",
            ["court": "court:ca9", "outcome": "dismissed", "legal_force": "finding"])
        let lawsuit = Lawsuit(story.history.entries())
        #expect(lawsuit.posture == .settled && lawsuit.legalForce == "agreement")
    }

    @Test func `a case is over once it was dismissed as to the last who is sued`() throws {
        var story = try Story("lawsuit:two")
        story.add(
            "LawsuitFiled", "2018",
            [
                "parties": [
                    ["party": "vendor:x", "role": "defendant"],
                    ["party": "vendor:y", "role": "defendant"],
                ]
            ])
        for (party, posture) in [
            ("vendor:x", Lawsuit.Posture.pending), ("vendor:y", .dismissed),
        ] {
            story.add("LawsuitDismissed", "2019", ["whole": "yes", "as_to": [.text(party)]])
            #expect(Lawsuit(story.history.entries()).posture == posture)
        }
    }

    @Test func `an approval tells of what was agreed last`() throws {
        var story = try Story("lawsuit:approvals")
        story.add("LawsuitFiled", "2018", ["case_type": "class"])
        for (payer, ruling) in [("vendor:x", "granted"), ("vendor:y", "denied")] {
            story.add("SettlementReached", "2019", ["stage": "signed", "payer": .text(payer)])
            story.add(
                "SettlementApprovalDecided", "2019",
                ["level": "final", "ruling": .text(ruling)])
        }
        story.add("AppealFiled", "2020", ["court": "court:ca9"])
        #expect(
            Lawsuit(story.history.entries()).ledger.figures.map(\.isDenied) == [false, true])
    }

    @Test func `who settles on an uncertain day is a party all the same`() throws {
        var story = try Story("lawsuit:unfiled")
        story.add("SettlementReached", "2020", ["stage": "signed", "payer": "vendor:x"])
        story.add("DocketAdded", "2018-05-01", ["court": "court:x", "reason": "filed"])
        let lawsuit = Lawsuit(story.history.entries(validAt: try day("2020-01-01")))
        #expect(lawsuit.roles(of: "vendor:x") == ["defendant"])
        #expect(lawsuit.posture == nil && lawsuit.ledger.figures.isEmpty)
    }

    @Test func `an approval shows a settlement only where there is but one`() throws {
        var story = try Story("lawsuit:approved")
        story.add("LawsuitFiled", "2018", ["case_type": "class"])
        story.add("SettlementReached", "2021", ["stage": "signed", "payer": "vendor:y"])
        story.add(
            "SettlementApprovalDecided", "2021-02-26", ["level": "final", "ruling": "granted"])
        let on = try day("2021-06-30")
        #expect(Lawsuit(story.history.entries(validAt: on)).ledger.figures.count == 1)
        story.add("SettlementReached", "2020-12-01", ["stage": "signed", "payer": "vendor:x"])
        let ledger = Lawsuit(story.history.entries(validAt: on)).ledger
        #expect(ledger.figures.map(\.payer) == ["vendor:x"])
    }

    @Test func `an approval that a higher court vacated says so`() throws {
        var story = try Story("lawsuit:vacated")
        story.add("LawsuitFiled", "2018", ["case_type": "class"])
        story.add("SettlementReached", "2019", ["stage": "signed"])
        story.add("SettlementApprovalDecided", "2020", ["level": "final", "ruling": "granted"])
        story.add("AppealFiled", "2021", ["court": "court:ca9"])
        story.add("AppealDecided", "2022", ["court": "court:ca9", "outcome": "vacated"])
        #expect(Lawsuit(story.history.entries()).ledger.approvals.map(\.undoneBy) == [5])
    }

    @Test func `a judgment that was reversed says so`() throws {
        var story = try Story("lawsuit:appealed")
        story.add("LawsuitFiled", "2018", ["case_type": "individual"])
        story.add(
            "JudgmentEntered", "2019", ["for": "plaintiff", "findings": ["It broke the law."]])
        story.add("AppealFiled", "2019-06", ["court": "court:ca9"])
        #expect(Lawsuit(story.history.entries()).decisions.map(\.undoneBy) == [nil])
        story.add("AppealDecided", "2020", ["court": "court:ca9", "outcome": "reversed"])
        #expect(Lawsuit(story.history.entries()).decisions.map(\.undoneBy) == [4])
        story.add("AppealFiled", "2020-06", ["court": "court:scotus"])
        story.add("AppealDecided", "2021", ["court": "court:scotus", "outcome": "reversed"])
        let reinstated = Lawsuit(story.history.entries())
        #expect(reinstated.decisions.map(\.undoneBy) == [nil])
        #expect(reinstated.posture == .judgment)
    }

    @Test func `as the log knew it before the amendment was recorded`() throws {
        let lawsuit = Lawsuit(try facebook().history(at: 2).entries())
        #expect(lawsuit.ledger.effective?.money.first?.amount == Amount("550000000"))
        #expect(lawsuit.posture == .settledInPrinciple)
    }

    @Test func `an amendment must name an earlier settlement of this lawsuit`() throws {
        let story = try facebook()
        #expect(
            story.codes(appending: "SettlementAmended", "2021", ["supersedes": "elsewhere"])
                == ["settlement.supersedes"])
    }

    @Test func `an amendment cannot be earlier than what it replaces, which is said`() throws {
        var story = try Story("lawsuit:one")
        let settled = story.add(
            "SettlementReached", "2020-07", ["stage": "signed", "money": [usd("5", "agreed")]])
        let problems = story.history.problems(
            appending: story.next("SettlementAmended", "2020-02", ["supersedes": .text(settled)]))
        #expect(problems.map(\.code) == ["settlement.supersedes"])
        #expect(problems[0].message.hasSuffix("dated later: some time in July 2020"))
    }

    @Test func `an approval needs a settlement, and a class`() throws {
        var story = try Story("lawsuit:one")
        story.add("LawsuitFiled", "2020", ["case_type": "individual"])
        #expect(
            story.codes(
                appending: "SettlementApprovalDecided", "2021",
                ["level": "final", "ruling": "granted"])
                == ["settlement.approval", "settlement.class"])
    }

    @Test func `to close a case decides nothing`() throws {
        var story = try facebook()
        story.add("LawsuitClosed", "2021-02-26", ["legal_force": "none"])
        let lawsuit = Lawsuit(story.history.entries())
        #expect(lawsuit.posture == .closed)
        #expect(lawsuit.legalForce == "order")
    }

    @Test func `what follows the end needs a reopening or an appeal`() throws {
        var story = try facebook()
        story.add("LawsuitClosed", "2021-02-26")
        #expect(
            story.codes(
                appending: "MotionDecided", "2021-04-01",
                [
                    "motion": "other", "ruling": "denied",
                ]) == ["lawsuit.closed"])
        #expect(
            story.codes(
                appending: "PaymentRecorded", "2022-05",
                [
                    "money": usd("397", "paid")
                ]
            ).isEmpty)
        story.add("AppealFiled", "2021-03-10", ["court": "court:ca9"])
        #expect(Lawsuit(story.history.entries()).posture == .onAppeal)
        story.add("AppealDecided", "2022-03-17", ["court": "court:ca9", "outcome": "affirmed"])
        #expect(Lawsuit(story.history.entries()).posture == .closed)
        // An appeal that was lost leaves the case closed, for what comes then as well.
        let motion: Record = ["motion": "other", "ruling": "denied"]
        #expect(story.codes(appending: "MotionDecided", "2023", motion) == ["lawsuit.closed"])
    }

    @Test func `where the dates leave the order open, it is only remarked on`() throws {
        var story = try Story("lawsuit:vague")
        story.add("LawsuitFiled", "2020", ["case_type": "individual"])
        story.add("LawsuitDismissed", "2021", ["whole": "yes"])
        let problems = story.history.problems(
            appending: story.next("MotionDecided", "2021-05", [:]))
        #expect(problems.map(\.severity) == [.warning])
    }

    @Test func `a late filing takes nothing back`() throws {
        var story = try Story("lawsuit:late")
        story.add("SettlementReached", "2020-01", ["stage": "signed"])
        story.add("LawsuitFiled", "../2020-01", ["case_type": "class"])
        #expect(Lawsuit(story.history.entries()).posture == .settled)
    }

    @Test func `several lawsuits drop out once they are itemised`() throws {
        var story = try Story("lawsuit:several")
        story.add(
            "LawsuitReported", "2020-01/2020-06-08",
            [
                "defendant": "vendor:clearview-ai",
                "count": ["bound": "unspecified", "text": "several"],
            ])
        #expect(Lawsuit(story.history.entries()).itemisation.items.isEmpty)
        story.add("AggregateItemised", nil, ["items": ["lawsuit:mutnick", "lawsuit:aclu"]])
        let lawsuit = Lawsuit(story.history.entries())
        #expect(lawsuit.isAggregate)
        #expect(lawsuit.itemisation.items == ["lawsuit:mutnick", "lawsuit:aclu"])
        #expect(
            story.codes(appending: "AggregateItemised", nil, ["items": ["lawsuit:aclu"]])
                == ["aggregate.twice"])
        for foreign: Value in ["cease-desist:letter", "lawsuit:several"] {
            #expect(
                story.codes(appending: "AggregateItemised", nil, ["items": [foreign]])
                    == ["aggregate.kind"])
        }
    }

    @Test func `a penalty is a finding and stands apart from settlements`() throws {
        var story = try Story("lawsuit:ap-clearview")
        story.add(
            "PenaltyImposed", "2024-09-03",
            [
                "authority": "agency:ap", "on": "vendor:clearview-ai", "legal_force": "finding",
                "money": [
                    "amount": "30500000", "currency": "EUR", "kind": "fined", "precision": "exact",
                ],
            ])
        let lawsuit = Lawsuit(story.history.entries())
        #expect(lawsuit.posture == .penalised)
        #expect(lawsuit.ledger.effective == nil)
        #expect(lawsuit.decisions.first?.legalForce == "finding")
        #expect(lawsuit.roles(of: "vendor:clearview-ai") == ["respondent"])
    }
}
