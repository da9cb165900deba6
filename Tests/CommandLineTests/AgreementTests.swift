import TestSupport
import Testing

/// What an event says of other streams and other events, typed and imported.
@Suite struct `Naming what does not fit` {
    private static let known = [
        Lines.source, Lines.vendor("acme"), Lines.vendor("other"),
        Lines.product("match", of: "acme"),
        line("jurisdiction:us", "JurisdictionRegistered", #""level":"country","name":"US""#),
        line(
            "jurisdiction:mi", "JurisdictionRegistered",
            #""level":"state","name":"Michigan","parent":"jurisdiction:us""#),
        line(
            "jurisdiction:ca", "JurisdictionRegistered",
            #""level":"state","name":"California","parent":"jurisdiction:us""#),
        line(
            "agency:detroit", "AgencyRegistered",
            #""identifiers":[{"scheme":"ori9","value":"MI8234900"}],"#
                + #""jurisdiction":"jurisdiction:mi","kind":"police","level":"municipal","name":"D""#
        ),
        fact(
            "policy:ca-ban", "PolicyEnacted",
            #""effects":["ban"],"instrument":"statute","jurisdiction":"jurisdiction:ca","title":"B""#
        ),
        fact(
            "policy:us-ban", "PolicyEnacted",
            #""effects":["ban"],"instrument":"statute","jurisdiction":"jurisdiction:us","title":"U""#
        ),
    ]

    private static func line(_ stream: String, _ type: String, _ data: String) -> String {
        #"{"data":{"recorded_by":"user:tester",\#(data)},"stream":"\#(stream)","type":"\#(type)"}"#
    }

    private static func fact(
        _ stream: String, _ type: String, _ data: String, occurred: String = "2020-01",
        id: String? = nil
    ) -> String {
        let common =
            #""confidence":"high","occurred":"\#(occurred)","sources":[{"source":"source:report"}],"#
            + #""verification":"single_source","#
        let named = id.map { #""event_id":"\#($0)","# } ?? ""
        return "{\(named)" + line(stream, type, common + data).dropFirst()
    }

    private static func disclosure(
        _ id: String, vendor: String, occurred: String = "2020-01"
    ) -> String {
        fact(
            "deployment:\(id)", "DeploymentDisclosed",
            #""access_mode":"unknown","agency":"agency:detroit","authorisation":"unknown","#
                + #""disclosed_via":"foia","product":"product:match","#
                + #""technology":"face_recognition_1n","vendor":"vendor:\#(vendor)""#,
            occurred: occurred)
    }

    private func withKnown(_ body: (Blotter) async throws -> Void) async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let all = Self.known.joined(separator: "\n")
            let outcome = expectSuccess(try await blotter("import", "-", input: all))
            #expect(!outcome.errors.contains("warning"))
            try await body(blotter)
        }
    }

    @Test func `a product of another vendor is remarked on, in an import and typed`() async throws {
        try await withKnown { blotter in
            let warning =
                "product:match is registered as a product of vendor:acme, not of vendor:other"
            let lines =
                Self.disclosure("a", vendor: "acme") + "\n"
                + Self.disclosure("b", vendor: "other")
            let imported = expectSuccess(try await blotter("import", "-", input: lines))
            #expect(imported.errors.contains("warning: \(warning)"))
            #expect(imported.errors.contains("  --> -:2, product\n"))
            #expect(!imported.errors.contains("  --> -:1"))
            let typed = expectSuccess(
                try await blotter(
                    "deployment", "contract", "a", "--agency", "detroit", "--technology",
                    "face_recognition_1n", "--product", "match", "--vendor", "other", "--occurred",
                    "2020", "--sources", "report"))
            #expect(typed.errors.contains("warning: \(warning)"))
            expectSuccess(
                try await blotter("vendor", "merge", "acme", "--into", "other", "--reason", "Same.")
            )
            let merged = expectSuccess(
                try await blotter("import", "-", input: Self.disclosure("c", vendor: "other")))
            #expect(!merged.errors.contains("warning"))
        }
    }

    @Test func `a source that was published before it happened is remarked on`() async throws {
        try await withKnown { blotter in
            let late = Self.disclosure("a", vendor: "acme", occurred: "2020-07")
            let imported = expectSuccess(try await blotter("import", "-", input: late))
            #expect(imported.errors.contains("[source.early]\n  --> -:1, sources\n"))
            let dated = expectSuccess(
                try await blotter(
                    "event", "correct", "@11", "--reason", "date_refined", "--patch",
                    "occurred=2020-08", "--sources", "report"))
            #expect(dated.errors.contains("[source.early]"))
        }
    }

    @Test func `who no longer exists, and what was taken back by its publisher, are remarked on`()
        async throws
    {
        try await withKnown { blotter in
            let after = [
                Self.line(
                    "source:report", "SourceRetracted",
                    #""reason":"false","retracted_on":"2020-06""#),
                Self.fact(
                    "agency:detroit", "EntityDissolved", #""dissolved_on":"2019""#,
                    occurred: "2019"),
                Self.fact(
                    "deployment:a", "SystemDeployed",
                    #""agency":"agency:detroit","technology":"face_recognition_1n""#),
            ]
            let imported = expectSuccess(
                try await blotter("import", "-", input: after.joined(separator: "\n")))
            #expect(imported.errors.contains("[source.retracted]\n  --> -:3, sources\n"))
            #expect(
                imported.errors.contains("agency:detroit has not existed since some time in 2019"))
            expectSuccess(
                try await blotter("event", "retract", "@11", "--reason", "false"))
            let again = expectSuccess(
                try await blotter("import", "-", input: Self.disclosure("b", vendor: "acme")))
            #expect(!again.errors.contains("[source.retracted]"))
            // What is disclosed later may be from before.
            #expect(!again.errors.contains("[entity.dissolved]"))
        }
    }

    @Test func `two with different numbers are hardly one, and nobody is related to itself`()
        async throws
    {
        try await withKnown { blotter in
            let other = Self.line(
                "agency:other", "AgencyRegistered",
                #""identifiers":[{"scheme":"ori9","value":"MI8234901"}],"#
                    + #""kind":"police","level":"municipal","name":"D, PD""#)
            expectSuccess(try await blotter("import", "-", input: other))
            let merged = expectSuccess(
                try await blotter(
                    "agency", "merge", "other", "--into", "detroit", "--reason", "Same.",
                    "--dry-run"))
            #expect(merged.errors.contains("[entity.numbers_differ]"))
            #expect(merged.errors.contains("has the ori9 MI8234901"))
            let relate = { (to: String, relation: String) in
                [
                    "agency", "relate", "detroit", "--relation", relation, "--to", to,
                    "--occurred", "2020", "--sources", "report",
                ]
            }
            for (to, relation) in [("agency:detroit", "parent_of"), ("vendor:acme", "same_as")] {
                expectRefusal(
                    try await blotter.run(relate(to, relation)), 65, "relation.impossible",
                    at: "--to")
            }
            let alias = expectSuccess(
                try await blotter(
                    "agency", "add-alias", "other", "--text", "D", "--kind", "name"))
            #expect(alias.errors.contains("[name.shared]\n  --> --text"))
        }
    }

    @Test func `a policy forbids inside its jurisdiction alone`() async throws {
        try await withKnown { blotter in
            func prohibition(_ policy: String) -> String {
                Self.fact(
                    "deployment:\(policy)", "DeploymentProhibited",
                    #""agency":"agency:detroit","policy":"policy:\#(policy)""#)
            }
            expectRefusal(
                try await blotter("import", "-", input: prohibition("ca-ban")), 65,
                "prohibition.jurisdiction", at: "-:1, policy")
            expectSuccess(try await blotter("import", "-", input: prohibition("us-ban")))
        }
    }

    @Test func `a bill, and a duty to report, forbid nothing yet`() async throws {
        try await withKnown { blotter in
            func policy(_ id: String, _ type: String, _ effect: String) -> String {
                Self.fact(
                    "policy:\(id)", type,
                    #""effects":["\#(effect)"],"instrument":"bill","jurisdiction":"jurisdiction:us","#
                        + #""title":"\#(id)""#)
            }
            let lines = ["bill", "rule"].map { id in
                Self.fact(
                    "deployment:\(id)", "DeploymentProhibited",
                    #""agency":"agency:detroit","policy":"policy:\#(id)""#)
            }
            let told = expectSuccess(
                try await blotter(
                    "import", "-",
                    input: ([
                        policy("bill", "PolicyIntroduced", "ban"),
                        policy("rule", "PolicyEnacted", "transparency"),
                    ] + lines).joined(separator: "\n"))
            ).errors
            #expect(told.contains("nothing says that policy:bill was enacted"))
            #expect(told.contains("policy:rule forbids nothing by its effects"))
        }
    }

    @Test func `cases are not consolidated into each other, nor aggregates made of aggregates`()
        async throws
    {
        try await withKnown { blotter in
            func filed(_ id: String) -> String {
                Self.fact(
                    "lawsuit:\(id)", "LawsuitFiled",
                    #""caption":"\#(id)","case_type":"individual","court":"court:x","#
                        + #""claims":[{"citation":"C","description":"D","statute":"other"}],"#
                        + #""docket_no":"\#(id)","filed":"2020-01","legal_force":"allegation","#
                        + #""parties":[{"described":"P","role":"plaintiff"},"#
                        + #"{"party":"vendor:acme","role":"defendant"}]"#)
            }
            func consolidated(_ id: String, into lead: String) -> String {
                Self.fact(
                    "lawsuit:\(id)", "LawsuitConsolidated",
                    #""lead":"lawsuit:\#(lead)","legal_force":"order""#)
            }
            func several(_ id: String) -> String {
                Self.fact(
                    "lawsuit:\(id)", "LawsuitReported",
                    #""count":{"bound":"unspecified","text":"\#(id)"},"defendant":"vendor:acme","#
                        + #""legal_force":"allegation","subject":"privacy""#)
            }
            let court = Self.line("court:x", "CourtRegistered", #""level":"trial","name":"X""#)
            let cases = [
                court, filed("one"), filed("two"), consolidated("one", into: "two"),
                several("several"), several("many"),
            ]
            expectSuccess(
                try await blotter("import", "-", input: cases.joined(separator: "\n")))
            expectRefusal(
                try await blotter("import", "-", input: consolidated("two", into: "one")), 65,
                "lawsuit.consolidated_in_circle", at: "-:1, lead")
            let items = Self.line(
                "lawsuit:several", "AggregateItemised", #""items":["lawsuit:many"]"#)
            let itemised = expectSuccess(try await blotter("import", "-", input: items))
            #expect(itemised.errors.contains("[aggregate.of_aggregates]\n  --> -:1, items[0]\n"))
        }
    }

    @Test func `what a record's course makes look wrong is remarked on in an import too`()
        async throws
    {
        try await withKnown { blotter in
            let first = Self.disclosure("a", vendor: "acme")
            let lines = [
                first, Self.disclosure("b", vendor: "acme"),
                first.replacing("face_recognition_1n", with: "voice_recognition"),
            ]
            let imported = expectSuccess(
                try await blotter("import", "-", input: lines.joined(separator: "\n")))
            #expect(imported.errors.contains("[deployment.other]\n  --> -:3\n"))
            #expect(imported.errors.matches(of: /warning:/).count == 1)
            let more = expectSuccess(
                try await blotter("import", "-", input: Self.disclosure("a", vendor: "other")))
            #expect(more.errors.contains("[product.vendor]\n  --> -:1, product\n"))
        }
    }

    @Test func `an imported correction is held against what others say`() async throws {
        let fact = "018f0000-0000-7000-8000-000000000001"
        try await withKnown { blotter in
            let disclosed =
                #"{"event_id":"\#(fact)","# + Self.disclosure("a", vendor: "acme").dropFirst()
            let other = Lines.correction(
                "deployment:a", of: fact, #""vendor":"vendor:other""#)
            let imported = expectSuccess(
                try await blotter("import", "-", input: "\(disclosed)\n\(other)"))
            #expect(imported.errors.contains("[product.vendor]\n  --> -:2, product\n"))
        }
    }

    @Test(arguments: ["causation_id", "responds_to"])
    func `an event that nobody recorded cannot be named in an import`(_ field: String) async throws
    {
        let known = "018f0000-0000-7000-8000-000000000001"
        func response(to id: String) -> String {
            let answered = field == "responds_to" ? id : known
            let cause = field == "responds_to" ? "" : #""causation_id":"\#(id)","#
            return Self.fact(
                "vendor:acme", "ResponseRecorded",
                cause
                    + #""position":"denies","responds_to":"\#(answered)","responder":"vendor:acme""#
            )
        }
        try await withKnown { blotter in
            let first = Self.fact(
                "vendor:acme", "VendorPracticeDisclosed",
                #""disclosed_by":"press","practice":"scraping""#, id: known)
            let unknown = known.dropLast() + "2"
            expectRefusal(
                try await blotter(
                    "import", "-", input: "\(first)\n\(response(to: String(unknown)))"),
                65, "event.unknown", at: "-:2, \(field)")
            expectSuccess(
                try await blotter("import", "-", input: "\(first)\n\(response(to: known))"))
        }
    }

    @Test func `a dry run of an import notices an id that stands for something else`() async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let id = #"{"event_id":"018f0000-0000-7000-8000-000000000001","#
            let (one, other) = (Lines.vendor("acme"), Lines.vendor("acme", name: "Other"))
            expectSuccess(try await blotter("import", "-", input: id + one.dropFirst()))
            expectSuccess(
                try await blotter("import", "-", "--dry-run", input: id + one.dropFirst()))
            expectRefusal(
                try await blotter("import", "-", "--dry-run", input: id + other.dropFirst()), 5,
                "log.id-reused", at: "-:1")
        }
    }

    @Test func `a row of another system is brought in once`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            func line(_ name: String, batch: String) -> String {
                let reference =
                    #","import_ref":{"batch_id":"\#(batch)","external_id":"7","row_no":1,"#
                    + #""row_sha256":"\#(String(repeating: "a", count: 64))","system":"atlas"}"#
                return Lines.vendor("acme", name: name, extra: reference)
            }
            expectSuccess(try await blotter("import", "-", input: line("Acme", batch: "one")))
            let again = expectSuccess(
                try await blotter("import", "-", input: line("Acme", batch: "two")))
            #expect(again.output == "Recorded 0 events; 1 was recorded already.\n")
            let other = line("Other", batch: "two").replacing("vendor:acme", with: "vendor:other")
            expectRefusal(
                try await blotter("import", "-", input: other), 65, "import-ref.repeated",
                at: "-:1, import_ref")
        }
    }
}
