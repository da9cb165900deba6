import TestSupport
import Testing

/// What was taken back, and is taken back in turn.
@Suite struct `Taking back what takes back` {
    private func retract(_ event: String, _ blotter: Blotter) async throws -> Blotter.Outcome {
        try await blotter("event", "retract", event, "--reason", "false")
    }

    @Test func `brings no merge back into a circle`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let lines = [Lines.vendor("a"), Lines.vendor("b")].joined(separator: "\n")
            expectSuccess(try await blotter("import", "-", input: lines))
            func merge(_ id: String, into other: String) async throws -> Blotter.Outcome {
                try await blotter("vendor", "merge", id, "--into", other, "--reason", "Same.")
            }
            expectSuccess(try await merge("a", into: "b"))
            expectSuccess(try await retract("@3", blotter))
            expectSuccess(try await merge("b", into: "a"))
            expectRefusal(try await retract("@4", blotter), 65, "entity.merged_in_circle")
            let line = """
                {"data":{"reason":"false","recorded_by":"user:tester","target":"\(
                    try await id(of: "@4", blotter))"},"stream":"vendor:a","type":"EventRetracted"}
                """
            expectRefusal(
                try await blotter("import", "-", input: line), 65, "entity.merged_in_circle")
            #expect(expectSuccess(try await blotter("replay")).lines.count >= 5)
        }
    }

    @Test func `gives no number to two`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            func vendor(_ id: String) -> String {
                Lines.vendor(
                    id, extra: #","identifiers":[{"scheme":"wikidata","value":"Q42"}]"#)
            }
            expectSuccess(try await blotter("import", "-", input: vendor("a")))
            expectSuccess(try await retract("@1", blotter))
            expectSuccess(try await blotter("import", "-", input: vendor("b")))
            expectRefusal(try await retract("@2", blotter), 65, "identity.taken")
        }
    }

    @Test func `is told beside what it had taken back`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("a")))
            expectSuccess(try await retract("@1", blotter))
            expectSuccess(try await retract("@2", blotter))
            let shown = expectSuccess(try await blotter("event", "show", "@1")).output
            #expect(shown.contains("retracted by @2, taken back since"))
            let history = expectSuccess(try await blotter("vendor", "history", "a")).output
            #expect(history.contains("retracted by @2, taken back since"))
        }
    }

    @Test func `takes a source's registration from under what cites it`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.source))
            func cite(_ id: String) async throws -> String {
                expectSuccess(
                    try await blotter(
                        "claim", "record", "--id", id, "--claim", "Said of \(id).", "--topic",
                        "bias", "--occurred", "2020", "--sources", "report")
                ).errors
            }
            #expect(try await !cite("one").contains("source.retracted"))
            expectSuccess(try await retract("@1", blotter))
            #expect(try await cite("two").contains("or its registration was taken back"))
            expectSuccess(try await retract("@3", blotter))
            #expect(try await !cite("three").contains("source.retracted"))
        }
    }

    private func id(of event: String, _ blotter: Blotter) async throws -> String {
        let shown = expectSuccess(
            try await blotter("event", "show", event, "--format", "ndjson")
        ).output
        let found = try #require(shown.firstMatch(of: /"event_id":"([0-9a-f-]{36})"/))
        return String(found.1)
    }
}
