import Testing

@testable import Incidents

@Suite struct `Checking an event` {
    @Test(arguments: Trials.fields + Trials.dates + Trials.quantities + Trials.law + Trials.people)
    func `a rule refuses what it must and lets the rest pass`(trial: Trial) throws {
        #expect(try trial.problems().map(\.code) == trial.codes)
    }

    @Test func `every problem says where, what, which rule and what next`() throws {
        for trial in Trials.fields + Trials.dates + Trials.quantities + Trials.law + Trials.people {
            for problem in try trial.problems() {
                #expect(!problem.message.isEmpty && !problem.message.hasSuffix("."))
                #expect(!problem.rule.isEmpty && !problem.hint.isEmpty)
            }
        }
    }

    @Test func `the path leads to the value inside lists and records`() throws {
        let trial = Trial(
            "path", LawsuitFiled.self,
            [
                "parties": [
                    ["party": "organisation:aclu", "role": "plaintif"],
                    ["party": "vendor:x", "role": "defendant", "rolle": "x"],
                ]
            ])
        let problems = try trial.problems()
        #expect(problems.map(\.field) == ["parties[0].role", "parties[1].rolle"])
        #expect(problems.map(\.hint) == ["did you mean plaintiff?", "did you mean role?"])
    }

    @Test(arguments: [
        ("DeploymentDisclosed", "started"), ("UsageReported", "period"), ("HarmRecorded", "start"),
        ("MisidentificationReported", "offence_date"), ("LawsuitFiled", "filed"),
    ])
    func `what is said to have begun has begun`(type: String, field: String) throws {
        let declaration = try #require(Catalogue.declaration(named: type))
        let stream = try #require(Reference(declaration.streams[0], id: "x"))
        var data = declaration.example
        data[field] = "2031"
        let problems = Validator(today: CatalogueTestDay.today).problems(
            type: type, schemaVersion: 1, stream: stream, data: data)
        #expect(problems.contains { $0.code == "date.future" && $0.field == field })
    }

    @Test func `a type, version or stream that is not there is refused`() throws {
        let validator = Validator(today: CatalogueTestDay.today)
        let stream = try #require(Reference("vendor:x"))
        let data = LawsuitFiled.declaration.example
        func codes(_ type: String, _ version: Int) -> [String] {
            validator.problems(type: type, schemaVersion: version, stream: stream, data: data)
                .map(\.code)
        }
        #expect(codes("LawsuitFilled", 1) == ["type.unknown"])
        #expect(codes("LawsuitFiled", 2) == ["type.version", "type.stream"])
    }

    @Test func `an affected person's stream is a pseudonym`() throws {
        let affected = Trial(
            "affected", PersonRegistered.self,
            ["role_class": "affected", "public_name": .null, "office": .null, "of": .null])
        #expect(try affected.problems() == [])
        let named = try affected.problems(in: Reference("person:robert-w"))
        #expect(named.map(\.code) == ["person.named"])
        let acting = Trial("", PersonRegistered.self, [:])
        let hidden = try acting.problems(in: Reference("person:P-7K3QF"))
        #expect(hidden.map(\.code) == ["person.pseudonym"])
    }

    @Test func `a finding on a settlement is refused in a clear sentence`() throws {
        let trial = Trial("finding", SettlementReached.self, ["legal_force": "finding"])
        let problem = try #require(trial.problems().first)
        #expect(problem.message == "a settlement is an agreement, never a finding")
        #expect(problem.hint == "write agreement")
    }

    @Test(arguments: ["person:P-7K3QF", "person:P-00000"])
    func `a pseudonym is P- and five characters`(text: String) throws {
        #expect(try #require(Reference(text)).isPseudonym)
        #expect(Reference("person:P-7K3Q")?.isPseudonym == false)
        #expect(Reference("person:P-7K3QI")?.isPseudonym == false)
        #expect(Reference("vendor:P-7K3QF")?.isPseudonym == false)
    }
}
