import Incidents
import Testing

@Suite struct `A deployment` {
    private func detroit() throws -> Story {
        var story = try Story("deployment:detroit")
        story.add(
            "SystemDeployed", "2017-07",
            [
                "agency": "agency:detroit-police-department", "technology": "face_recognition_1n",
                "vendor": "vendor:dataworks-plus",
            ])
        return story
    }

    @Test func `use is presumed, not confirmed, a year after it was last seen`() throws {
        var story = try detroit()
        let presumed = Deployment(story.history.entries()).activity(on: try day("2020-06-08"))
        #expect(presumed == .presumed(since: try EDTF("2017-07")))
        #expect(presumed.description.contains("not confirmed"))
        story.add("UseObserved", "2020-05-31")
        let confirmed = Deployment(story.history.entries())
        #expect(confirmed.activity(on: try day("2020-06-08")) == .confirmed(try EDTF("2020-05-31")))
        #expect(confirmed.started?.text == "2017-07")
    }

    @Test func `it is suspended, resumed and ended`() throws {
        var story = try detroit()
        story.add("DeploymentSuspended", "2020-01-24", ["reason": "public_pressure"])
        #expect(Deployment(story.history.entries()).state == .suspended)
        story.add("DeploymentResumed", "2020-03-01")
        #expect(Deployment(story.history.entries()).state == .active)
        story.add("DeploymentEnded", "2021", ["reason": "cost"])
        let deployment = Deployment(story.history.entries())
        #expect(deployment.state == .ended)
        #expect(deployment.activity(on: try day("2021-06-01")) == .unknown)
        #expect(deployment.activity(on: try day("2022-01-01")) == .ended(try EDTF("2021")))
        #expect(story.history.problems.isEmpty)
    }

    @Test func `on a day in the world, what was disclosed later tells of the use before`() throws {
        var story = try Story("deployment:chicago")
        story.add(
            "DeploymentDisclosed", "2020-02",
            [
                "agency": "agency:a", "technology": "drone", "access_mode": "own",
                "started": "2017",
            ])
        func deployment(on text: String) throws -> Deployment? {
            let entries = story.history.entries(validAt: try day(text))
            return entries.isEmpty ? nil : Deployment(entries)
        }
        #expect(try deployment(on: "2016-12-31") == nil)
        let before = try #require(try deployment(on: "2018-06-08"))
        #expect(before.deployer == "agency:a" && before.accessMode == "own")
        #expect(before.state == nil && before.disclosed == nil)
        #expect(
            before.activity(on: try day("2018-06-08")) == .presumed(since: try EDTF("2017")))
        #expect(try deployment(on: "2020-03-01")?.state == .disclosed)
        let during = story.history.entries(validAt: try day("2017-06-08"))
        #expect(during.map(\.mayHaveHappened) == [true])
        story.add("UsageReported", "2020-05", ["period": "2018-01/2018-05", "searches": 9])
        #expect(try deployment(on: "2018-05-30")?.usage.isEmpty == true)
        #expect(try deployment(on: "2018-01-01")?.lastConfirmed?.text == nil)
        let counted = try #require(try deployment(on: "2018-06-08"))
        #expect(counted.usage.count == 1 && counted.lastConfirmed?.text == "2018-01/2018-05")
    }

    @Test
    func `an open beginning tells of no day before, and a later description keeps whose it is`()
        throws
    {
        var story = try Story("deployment:one")
        story.add("UseObserved", "2019-11-05")
        story.add(
            "DeploymentDisclosed", "2020-02",
            ["agency": "agency:a", "technology": "drone", "started": "../2020-02"])
        #expect(story.history.entries(validAt: try day("2019-11-04")).isEmpty)
        let seen = Deployment(story.history.entries(validAt: try day("2019-11-05")))
        #expect(seen.deployer == "agency:a" && seen.started == nil && seen.state == nil)
        #expect(seen.lastConfirmed?.text == "2019-11-05")
    }

    @Test(arguments: ["2021-06-01", "2020-02-15/2021"])
    func `a later contract moves no earlier day to another vendor`(signed: String) throws {
        var story = try Story("deployment:one")
        story.add(
            "DeploymentDisclosed", "2020-02-01",
            ["agency": "agency:a", "technology": "alpr", "vendor": "vendor:v"])
        story.add(
            "ContractSigned", signed,
            ["agency": "agency:a", "technology": "alpr", "vendor": "vendor:w"])
        let before = story.history.entries(validAt: try day("2020-03-01"))
        #expect(Deployment(before).vendor == "vendor:v")
        #expect(Deployment(story.history.entries()).vendor == "vendor:w")
    }

    @Test func `a beginning is certain, whether it had been disclosed by then or not`() throws {
        var story = try Story("deployment:one")
        story.add(
            "DeploymentDisclosed", "2022-11-25/2026-02",
            ["agency": "agency:a", "technology": "drone", "started": "../2022-11-25"])
        for asked in [try day("2022-11-25"), try day("2023-01-01")] {
            let entries = story.history.entries(validAt: asked)
            #expect(entries.uncertainPositions == [1])
            let activity = Deployment(entries).activity(on: asked)
            #expect(try activity == .presumed(since: EDTF("../2022-11-25")))
        }
        #expect(story.history.entries(validAt: try day("2022-11-24")).isEmpty)
        let told = Deployment(story.history.entries()).activity(on: try day("2022-11-24"))
        #expect(told == .unknown)
    }

    @Test func `what may have happened by a day moves no state, and lets nobody presume`() throws {
        var story = try Story("deployment:one")
        story.add("SystemDeployed", "2019", ["agency": "agency:a", "technology": "drone"])
        story.add("DeploymentSuspended", "2020", ["reason": "cost"])
        story.add("UseObserved", "2020-03-01")
        let entries = story.history.entries(validAt: try day("2020-06-01"))
        #expect(entries.uncertainPositions == [2])
        let deployment = Deployment(entries)
        #expect(deployment.state == .active && deployment.lastConfirmed?.text == "2020-03-01")
        #expect(try deployment.activity(on: day("2020-06-01")) == .unknown)
        let after = story.history.entries(validAt: try day("2020-12-31"))
        #expect(after.uncertainPositions.isEmpty)
        #expect(Deployment(after).state == .suspended)
        story.add("DeploymentResumed", "2020-05-01")
        let resumed = Deployment(story.history.entries(validAt: try day("2020-06-01")))
        #expect(try resumed.activity(on: day("2020-06-01")) == .confirmed(EDTF("2020-05-01")))
    }

    @Test func `the contract that ended says so, by its number or as the only one that runs`()
        throws
    {
        var story = try Story("deployment:one")
        story.add("ContractSigned", "2018", ["agency": "agency:a", "contract_no": "A"])
        story.add("ContractSigned", "2019", ["contract_no": "B"])
        story.add("ContractEnded", "2020-01", ["reason": "cost"])
        func ended() -> [String?] {
            Deployment(story.history.entries()).contracts.map(\.ended?.text)
        }
        #expect(ended() == [nil, nil])
        story.add("ContractEnded", "2020-02", ["reason": "cost", "contract_no": "A"])
        #expect(ended() == ["2020-02", nil])
        story.add("ContractEnded", "2020-03", ["reason": "cost"])
        #expect(ended() == ["2020-02", "2020-03"])
    }

    @Test func `what an uncertain day leaves open is not whose use of what it is`() throws {
        var story = try Story("deployment:one")
        story.add("SystemDeployed", "2020", ["agency": "agency:a", "technology": "drone"])
        story.add("UseObserved", "2020-03-01")
        story.add("SystemDeployed", "2020", ["vendor": "vendor:x"])
        let entries = story.history.entries(validAt: try day("2020-06-01"))
        #expect(entries.uncertainPositions == [1, 3])
        let deployment = Deployment(entries)
        #expect(deployment.deployer == "agency:a" && deployment.vendor == "vendor:x")
        #expect(deployment.state == nil && deployment.lastConfirmed?.text == "2020-03-01")
    }

    @Test func `the end of a contract shows that contract alone`() throws {
        var story = try Story("deployment:one")
        story.add("ContractSigned", "2018", ["agency": "agency:a", "contract_no": "1"])
        story.add("ContractSigned", "2020", ["contract_no": "2"])
        story.add("ContractEnded", "2020-02-01", ["reason": "cost", "contract_no": "1"])
        let deployment = Deployment(story.history.entries(validAt: try day("2020-06-01")))
        #expect(deployment.contracts.map(\.number) == ["1"])
    }

    @Test func `use that begins after a ban is in use, whatever had ended before`() throws {
        var story = try detroit()
        story.add("DeploymentEnded", "2018-01-01", ["reason": "cost"])
        story.add("DeploymentProhibited", "2019", ["policy": "policy:ban"])
        story.add("SystemDeployed", "2026-06-01", ["agency": "agency:a"])
        let deployment = Deployment(story.history.entries())
        #expect(deployment.state == .active)
        #expect(
            try deployment.activity(on: day("2026-07-01")) == .confirmed(EDTF("2026-06-01")))
    }

    @Test func `of an open beginning nobody knows how long ago use was seen`() throws {
        var story = try Story("deployment:one")
        story.add("UseObserved", "../2026-10")
        let since = try EDTF("../2026-10")
        #expect(
            try Deployment(story.history.entries()).activity(on: day("2026-11-01"))
                == .presumed(since: since))
        story.add("UseObserved", "2026-09-01")
        #expect(
            try Deployment(story.history.entries()).activity(on: day("2026-11-01"))
                == .confirmed(EDTF("2026-09-01")))
    }

    @Test(arguments: [nil, "2020-06-01"])
    func `a trial whose time is over is presumed only where use was seen since`(seen: String?)
        throws
    {
        var story = try Story("deployment:one")
        story.add("PilotStarted", "2020-01-01", ["agency": "agency:a", "until": "2020-03"])
        if let seen { story.add("UseObserved", seen) }
        let deployment = Deployment(story.history.entries())
        #expect(
            try deployment.activity(on: day("2020-03-30")) == .confirmed(EDTF("2020-01-01"))
                || seen != nil)
        let expected: Deployment.Activity =
            try seen.map { .confirmed(try EDTF($0)) } ?? .unknown
        #expect(try deployment.activity(on: day("2020-07-01")) == expected)
    }

    @Test func `another deployer or technology is remarked on, and the first one stays`() throws {
        var story = try Story("deployment:one")
        story.add("SystemDeployed", "2018", ["agency": "agency:a", "technology": "drone"])
        let other: Record = ["agency": "agency:b", "technology": "alpr"]
        #expect(
            story.codes(appending: "SystemDeployed", "2019", other)
                == ["deployment.other", "deployment.other"])
        story.add("SystemDeployed", "2019", other)
        let deployment = Deployment(story.history.entries())
        #expect(deployment.deployer == "agency:a" && deployment.technology == "drone")
    }

    @Test func `use that was suspended and then forbidden is not presumed to go on`() throws {
        var story = try detroit()
        story.add("DeploymentSuspended", "2020-06-01", ["reason": "public_pressure"])
        story.add("DeploymentProhibited", "2021-02-01", ["policy": "policy:ban"])
        let deployment = Deployment(story.history.entries())
        #expect(
            try deployment.activity(on: day("2022-01-01"))
                == .suspended(since: EDTF("2020-06-01")))
    }

    @Test func `going back needs a resumption`() throws {
        var story = try detroit()
        story.add("DeploymentEnded", "2019-07-18", ["reason": "cost"])
        #expect(story.codes(appending: "SystemDeployed", "2020") == ["deployment.goes_back"])
        #expect(story.codes(appending: "DeploymentResumed", "2020").isEmpty)
        #expect(story.codes(appending: "DeploymentEnded", "2020") == ["deployment.repeated"])
        let again = story.history.problems(appending: story.next("DeploymentEnded", "2020"))
        #expect(again[0].message == "the deployment is ended already: 18 July 2019")
    }

    @Test func `skipping ahead and seeing use after the end are history, not errors`() throws {
        var story = try detroit()
        story.add("DeploymentEnded", "2019-07-18", ["reason": "cost"])
        #expect(story.codes(appending: "UseObserved", "2020-01-01").isEmpty)
        #expect(story.codes(appending: "ContractSigned", "2016").isEmpty)
    }

    @Test func `the end of a contract that nobody signed is remarked on`() throws {
        var story = try detroit()
        let (end, other): (Record, Record) = (["contract_no": "C-1"], ["contract_no": "C-2"])
        #expect(story.codes(appending: "ContractEnded", "2020", end).isEmpty)
        story.add("ContractSigned", "2018", end)
        #expect(story.codes(appending: "ContractEnded", "2020", end).isEmpty)
        #expect(story.codes(appending: "ContractEnded", "2020", other) == ["contract.unknown"])
    }

    @Test(arguments: [
        ("DeploymentEnded", "deployment.end_before_start"),
        ("DeploymentSuspended", "deployment.suspension_before_start"),
    ])
    func `a stop before the start is refused, or remarked on where the dates overlap`(
        _ type: String, _ code: String
    ) throws {
        let story = try detroit()
        for (date, severity) in [("2016", Problem.Severity.error), ("2017", .warning)] {
            let problems = story.history.problems(
                appending: story.next(type, date, ["reason": "cost"]))
            #expect(problems.contains { $0.code == code && $0.severity == severity }, "\(date)")
        }
        #expect(story.codes(appending: type, "2019", ["reason": "cost"]).isEmpty)
    }

    @Test func `use that goes on although it is forbidden, or was never stopped, is remarked on`()
        throws
    {
        var story = try detroit()
        let resumed = story.history.problems(appending: story.next("DeploymentResumed", "2019"))
        #expect(resumed.map(\.code) == ["deployment.not_stopped"])
        #expect(resumed.map(\.severity) == [.warning])
        story.add("DeploymentProhibited", "2020", ["policy": "policy:ban"])
        for type in ["SystemDeployed", "DeploymentResumed"] {
            let problems = story.history.problems(appending: story.next(type, "2021"))
            #expect(problems.map(\.code) == ["deployment.prohibited"])
            #expect(problems.map(\.severity) == [.warning])
        }
    }

    @Test func `widely used is an unspecified number`() throws {
        var story = try Story("deployment:clearview-police")
        story.add(
            "DeploymentDisclosed", "../2020",
            [
                "deployer_class": "law_enforcement", "technology": "face_recognition_1n",
                "count": ["bound": "unspecified", "text": "widely"],
            ])
        let deployment = Deployment(story.history.entries())
        #expect(deployment.isAggregate)
        #expect(deployment.count?.value == nil)
        #expect(deployment.deployer == nil)
    }

    @Test func `all taken back, it is still shown`() throws {
        var story = try detroit()
        story.add(
            "EventRetracted", nil,
            [
                "target": .text(story.events[0].id), "reason": "false",
            ])
        let deployment = Deployment(story.history.entries())
        #expect(deployment.isRetracted)
        #expect(deployment.deployer == "agency:detroit-police-department")
    }

    @Test func `figures of zero confirm no use`() throws {
        func confirmed(_ figures: Record) throws -> EDTF? {
            var story = try Story("deployment:one")
            story.add(
                "UsageReported", "2021-02",
                ["period": "2021-01", "agency": "agency:a", "technology": "alpr"])
            var data = figures
            data["period"] = "2021-10"
            story.add("UsageReported", "2021-11", data)
            return Deployment(story.history.entries()).lastConfirmed
        }
        #expect(try confirmed(["searches": ["value": 0, "bound": "exact"]])?.text == "2021-01")
        #expect(try confirmed(["searches": ["value": 1, "bound": "exact"]])?.text == "2021-10")
    }

    @Test func `sources that differ on the start are remarked on`() throws {
        var story = try Story("deployment:one")
        let use: Record = ["agency": "agency:a", "technology": "alpr"]
        var data = use
        data["started"] = "2018"
        story.add("DeploymentDisclosed", "2020-05", data)
        for (started, codes) in [("2016", ["deployment.other_start"]), ("2018-03", [])] {
            data["started"] = .text(started)
            #expect(story.codes(appending: "DeploymentDisclosed", "2020-06", data) == codes)
        }
        #expect(
            story.codes(appending: "SystemDeployed", "2021-03-01", use)
                == ["deployment.other_start"])
    }
}
