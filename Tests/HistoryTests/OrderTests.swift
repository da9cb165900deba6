import Incidents
import Testing

/// What is dated, resolved or taken up before there is anything to date, resolve or take up.
@Suite struct `What cannot have been so early` {
    private func codes(
        _ stream: String, _ events: [(String, String?, Record)], then type: String,
        _ occurred: String? = nil, _ fields: Record = [:]
    ) throws -> [String] {
        var story = try Story(stream)
        for (type, occurred, fields) in events { story.add(type, occurred, fields) }
        return story.codes(appending: type, occurred, fields)
    }

    @Test func `nothing comes of a policy before it is there`() throws {
        let enacted: [(String, String?, Record)] = [("PolicyEnacted", "2020-05", [:])]
        #expect(try codes("policy:p", enacted, then: "PolicyRepealed", "2019") == ["policy.order"])
        #expect(try codes("policy:p", enacted, then: "PolicyRepealed", "2020").isEmpty)
        #expect(try codes("policy:p", enacted, then: "PolicyIntroduced", "2019").isEmpty)
    }

    @Test func `a data set is not withdrawn or released before it is compiled`() throws {
        let compiled: [(String, String?, Record)] = [("DatasetCompiled", "2020", [:])]
        for type in ["DatasetReleased", "DatasetWithdrawn"] {
            #expect(try codes("dataset:d", compiled, then: type, "2014") == ["dataset.order"])
            #expect(try codes("dataset:d", compiled, then: type, "2021").isEmpty)
        }
        let released: [(String, String?, Record)] = [("DatasetReleased", "2020", [:])]
        #expect(
            try codes("dataset:d", released, then: "DatasetWithdrawn", "2019")
                .contains("dataset.order"))
    }

    @Test func `a contract does not end before it is signed`() throws {
        let signed: [(String, String?, Record)] = [("ContractSigned", "2020", [:])]
        #expect(
            try codes("deployment:d", signed, then: "ContractEnded", "2015")
                .contains("contract.order"))
        #expect(try codes("deployment:d", signed, then: "ContractEnded", "2021").isEmpty)
    }

    @Test func `a publisher takes back what it has published, and once`() throws {
        let registered: (String, String?, Record) = (
            "SourceRegistered", nil, ["published_on": "2021-06-01"]
        )
        func codes(_ events: [(String, String?, Record)], _ date: String) throws -> [String] {
            try self.codes(
                "source:s", events, then: "SourceRetracted", nil, ["retracted_on": .text(date)])
        }
        #expect(try codes([registered], "2020-01-01") == ["source.order"])
        #expect(try codes([registered], "2021-06-02").isEmpty)
        #expect(
            try codes(
                [registered, ("SourceRetracted", nil, ["retracted_on": "2022"])], "2023")
                == ["source.retracted_twice"])
    }

    @Test func `a case that is open is not reopened, and one man's case has no class`() throws {
        let filed: [(String, String?, Record)] = [
            ("LawsuitFiled", "2020", ["case_type": "individual"])
        ]
        #expect(
            try codes("lawsuit:l", filed, then: "LawsuitReopened", "2021") == ["lawsuit.not_closed"]
        )
        #expect(
            try codes(
                "lawsuit:l", filed + [("LawsuitClosed", "2021", [:])], then: "LawsuitReopened",
                "2022"
            ).isEmpty)
        #expect(try codes("lawsuit:l", filed, then: "ClassCertified", "2021") == ["lawsuit.class"])
    }

    @Test func `what is resolved is a dispute, and once`() throws {
        var story = try Story("claim:c")
        let claim = story.add("ContextClaimRecorded", "2020")
        func resolving(_ target: String) -> [Problem] {
            story.history.problems(
                appending: story.next(
                    "DisputeResolved", nil, ["target": .text(target), "outcome": "rejected"]))
        }
        #expect(resolving(claim).map(\.hint) == ["nothing disputes that event"])
        let dispute = story.add("EventDisputed", nil, ["target": .text(claim)])
        #expect(resolving(claim).map(\.code) == ["dispute.target"])
        #expect(resolving(claim).map(\.hint) == ["did you mean the dispute @2?"])
        #expect(resolving(dispute).isEmpty)
        story.add("DisputeResolved", nil, ["target": .text(dispute), "outcome": "rejected"])
        #expect(resolving(dispute).map(\.code) == ["dispute.resolved_twice"])
    }

    @Test func `a change of verification begins where it stood`() throws {
        var story = try Story("claim:c")
        let claim = story.add("ContextClaimRecorded", "2020", ["verification": "single_source"])
        func codes(_ from: String, _ to: String) -> [String] {
            story.codes(
                appending: "VerificationChanged", nil,
                ["target": .text(claim), "from": .text(from), "to": .text(to)])
        }
        #expect(codes("single_source", "corroborated").isEmpty)
        #expect(codes("unverified", "corroborated") == ["verification.from"])
        #expect(codes("single_source", "single_source") == ["verification.from"])
    }

    @Test func `a body holds no office`() throws {
        let officer: Record = ["relation": "officer_of", "to": "vendor:ibm"]
        #expect(
            try codes("agency:a", [], then: "EntityRelationAsserted", "2020", officer)
                == ["relation.impossible"])
        #expect(
            try codes("person:p", [], then: "EntityRelationAsserted", "2020", officer).isEmpty)
    }

    @Test func `what stands again, and what a correction did not touch, are told apart`() throws {
        var story = try Story("lawsuit:l")
        story.add("LawsuitFiled", "2020")
        let joined = story.add("LawsuitConsolidated", "2021", ["lead": "lawsuit:lead"])
        let retraction = story.add("EventRetracted", nil, ["target": .text(joined)])
        let back = story.next("EventRetracted", nil, ["target": .text(retraction)])
        let revised = Validator.revised(by: back, in: story.history)
        #expect(revised.map(\.after.event.id).contains(joined))
        let validator = Validator(today: try day("2026-11-30"))
        // It is as it was recorded, whatever its own rules say of it.
        #expect(validator.problems(ofRevised: revised).isEmpty)
    }
}
