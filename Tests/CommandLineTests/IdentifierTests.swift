import MigrationScripts
import Postgres
import TestSupport
import Testing

/// A number under which others know an entity: typed, imported, corrected, merged.
@Suite struct `A number of an entity` {
    private static let number = #""identifiers":[{"scheme":"wikidata","value":"Q42"}]"#
    private static let first = "018f0000-0000-7000-8000-000000000001"

    private static func vendor(_ id: String, number: Bool = true) -> String {
        Lines.vendor(id, extra: number ? ",\(Self.number)" : "")
    }

    private static func register(_ name: String) -> [String] {
        ["vendor", "register", "--name", name, "--identifiers", "scheme=wikidata; value=Q42"]
    }

    @Test func `is nobody else's, until what gave it is retracted`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Self.vendor("acme")))
            expectRefusal(
                try await blotter.run(Self.register("Other")), 65, "identity.taken",
                at: "--identifiers")
            expectRefusal(
                try await blotter("import", "-", input: Self.vendor("other")), 65,
                "identity.taken", at: "-:1, identifiers")
            expectSuccess(try await blotter("event", "retract", "@1", "--reason", "false"))
            expectSuccess(try await blotter.run(Self.register("Other")))
        }
    }

    @Test func `is given by a correction too, to what stands before it or comes after it`()
        async throws
    {
        let named =
            #"{"event_id":"\#(Self.first)","# + Self.vendor("acme", number: false).dropFirst()
        let given = Lines.correction("vendor:acme", of: Self.first, Self.number)
        try await withDatabase { database in
            let blotter = Blotter(database)
            let late = [Lines.source, Self.vendor("other"), named, given]
            expectRefusal(
                try await blotter("import", "-", input: late.joined(separator: "\n")), 65,
                "identity.taken", at: "-:4, patch")
            let early = [Lines.source, named, given, Self.vendor("other")]
            expectRefusal(
                try await blotter("import", "-", input: early.joined(separator: "\n")), 65,
                "identity.taken", at: "-:4, identifiers")
        }
    }

    @Test func `goes with its entity, however often that is merged`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let lines = [Self.vendor("a")] + ["b", "c"].map { Self.vendor($0, number: false) }
            expectSuccess(
                try await blotter("import", "-", input: lines.joined(separator: "\n")))
            for (merged, survivor) in [("a", "b"), ("b", "c")] {
                expectSuccess(
                    try await blotter(
                        "vendor", "merge", merged, "--into", survivor, "--reason", "Same."))
            }
            let taken = try await blotter.run(Self.register("Other"))
            expectRefusal(taken, 65, "identity.taken", at: "--identifiers")
            #expect(taken.errors.contains("wikidata Q42 is that of vendor:c"))
        }
    }

    @Test func `is found in a log that was begun before numbers were tags`() async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Self.vendor("acme")))
            let tagging = try #require(MigrationScripts.all.first { $0.path.contains("0006-") })
            try await connection.perform { session in
                try session.script(
                    """
                    alter table log.tag disable trigger append_only;
                    delete from log.tag where tag like 'identifier:%';
                    alter table log.tag enable always trigger append_only
                    """)
                try session.transaction { try $0.script(tagging.text) }
            }
            expectRefusal(
                try await blotter.run(Self.register("Other")), 65, "identity.taken",
                at: "--identifiers")
        }
    }
}
