import Testing

@testable import Incidents

@Suite struct `The catalogue` {
    @Test(arguments: Catalogue.declarations.map(\.name))
    func `the example of a type validates`(name: String) throws {
        let declaration = try #require(Catalogue.declaration(named: name))
        // A pseudonym stands for an affected person alone.
        let id = name == PersonRegistered.name ? "somebody" : "P-7K3QF"
        let stream = try #require(Reference(declaration.streams[0], id: id))
        let problems = Validator(today: CatalogueTestDay.today).problems(
            type: name, schemaVersion: declaration.schemaVersion, stream: stream,
            data: declaration.example)
        #expect(problems == [])
    }

    @Test func `no two types share a name, nor a command`() {
        let names = Catalogue.declarations.map(\.name)
        #expect(Set(names).count == names.count)
        let commands = Catalogue.declarations.flatMap { declaration in
            (declaration.isAboutAnEvent ? ["event"] : declaration.streams.map(\.rawValue))
                .map { "\($0) \(declaration.verb)" }
        }
        let repeated = Dictionary(grouping: commands, by: \.self).filter { $0.value.count > 1 }
        #expect(repeated.isEmpty)
    }

    @Test func `field names are unique, plain, and none is the envelope's`() {
        let envelope = Set(Envelope.fields.map(\.name))
        for declaration in Catalogue.declarations {
            let names = declaration.fields.map(\.name)
            #expect(Set(names).count == names.count, "\(declaration.name)")
            #expect(envelope.isDisjoint(with: names), "\(declaration.name)")
            #expect(declaration.allFields.count <= 64, "the validator marks fields in 64 bits")
            for name in names {
                #expect(name.allSatisfy { $0.isLowercase || $0 == "_" }, "\(name)")
            }
        }
    }

    @Test func `a product is never named without room for its vendor`() {
        for declaration in Catalogue.declarations where declaration.streams != [.vendor] {
            let fields = declaration.fields.map(\.name)
            #expect(!fields.contains("product") || fields.contains("vendor"), "\(declaration.name)")
        }
    }

    @Test func `what identifies a new stream is among the fields`() {
        for declaration in Catalogue.declarations {
            let names = Set(declaration.fields.map(\.name))
            #expect(names.isSuperset(of: declaration.identifiedBy), "\(declaration.name)")
            let opens = declaration.place != .continues
            #expect(opens == !declaration.identifiedBy.isEmpty, "\(declaration.name)")
        }
    }

    @Test func `finding is a word of courts and authorities alone`() {
        let types = Catalogue.declarations.filter { $0.legalForces.contains("finding") }.map(\.name)
        #expect(
            Set(types) == [
                "JudgmentEntered", "VerdictReturned", "PenaltyImposed", "InjunctionEntered",
                "AppealDecided", "MisidentificationConfirmed",
            ])
    }

    @Test func `every kind of stream has a type that opens it`() {
        for kind in StreamKind.allCases {
            let opening = Catalogue.declarations(in: kind).filter { $0.place != .continues }
            #expect(!opening.isEmpty, "\(kind)")
        }
    }

    @Test func `every word of a vocabulary is known under its part's name too`() {
        #expect(Vocabulary.testContext.words.count == 5)
        #expect(Vocabulary.operationalContext.words == ["operational", "field_trial"])
        for declaration in Catalogue.declarations {
            #expect(declaration.legalForces.allSatisfy(Vocabulary.legalForce.contains))
        }
        #expect(Count.Bound.allCases.map(\.rawValue) == Vocabulary.countBound.words)
        #expect(Money.Precision.allCases.map(\.rawValue) == Vocabulary.moneyPrecision.words)
    }

    @Test(arguments: [
        ("LawsuitFilled", "LawsuitFiled"), ("Lawsuitfiled", "LawsuitFiled"),
        ("EventRetarcted", "EventRetracted"),
    ])
    func `a name misspelt finds the one meant`(written: String, meant: String) {
        let names = Catalogue.declarations.map(\.name)
        #expect(DidYouMean.nearest(to: written, among: names) == meant)
        #expect(DidYouMean.nearest(to: "Zebra", among: names) == nil)
    }
}

@Suite struct `The tags of an event` {
    @Test func `are its stream and all that it refers to, at any depth, once, sorted`() throws {
        let stream = try #require(Reference("misidentification:P-7K3QF"))
        let tags = Tags.of(
            type: "MisidentificationReported", stream: stream,
            data: MisidentificationReported.declaration.example)
        #expect(
            tags == [
                "agency:detroit-police-department", "agency:michigan-state-police",
                "misidentification:P-7K3QF", "person:P-7K3QF", "source:verge-2020-06-08",
                "vendor:dataworks-plus",
            ])
    }

    @Test func `hold the names that an entity is given`() throws {
        let stream = try #require(Reference("vendor:clearview-ai"))
        let tags = Tags.of(
            type: "VendorRegistered", stream: stream,
            data: ["name": "Clearview  AI", "aliases": [["text": "Clearview", "kind": "name"]]])
        #expect(tags == ["name:clearview", "name:clearview ai", "vendor:clearview-ai"])
        #expect(Tags.name(" CLEARVIEW\tai ") == "name:clearview ai")
    }

    @Test func `hold what a patch refers to`() throws {
        let stream = try #require(Reference("deployment:x"))
        let tags = Tags.of(
            type: "EventCorrected", stream: stream,
            data: ["patch": ["vendor": "vendor:amazon", "note": "not: a reference"]])
        #expect(tags == ["deployment:x", "vendor:amazon"])
    }

    @Test func `of a type not known are its stream alone`() throws {
        let stream = try #require(Reference("lawsuit:x"))
        #expect(
            Tags.of(type: "Nothing", stream: stream, data: ["vendor": "vendor:x"]) == ["lawsuit:x"])
    }
}
