import Postgres
import TestSupport
import Testing

@Suite struct `Reading the log` {
    private static let id = "018f0000-0000-7000-8000-000000000001"

    private func withCorrection(_ body: (Blotter) async throws -> Void) async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let settled = #"{"event_id":"\#(Self.id)","# + Lines.settlement().dropFirst()
            let correction = Lines.correction("lawsuit:a-v-b", of: Self.id, #""terms":"Cash.""#)
            expectSuccess(
                try await blotter(
                    "import", "-",
                    input: [Lines.source, settled, correction].joined(separator: "\n")))
            try await body(blotter)
        }
    }

    @Test func `an event says what is said of it, by position`() async throws {
        try await withCorrection { blotter in
            let settled = expectSuccess(try await blotter("event", "show", "@2")).lines[0]
            #expect(settled == "@2  SettlementReached  lawsuit:a-v-b v1  · corrected by @3")
            let correction = expectSuccess(try await blotter("event", "show", "@3")).lines[0]
            #expect(correction == "@3  EventCorrected  lawsuit:a-v-b v2  · about @2")
            let history = expectSuccess(try await blotter("lawsuit", "history", "a-v-b"))
            #expect(history.lines.filter { $0.hasPrefix("@") } == [settled, correction])
            let replay = expectSuccess(try await blotter("replay")).lines
            #expect(replay[1].hasSuffix("SettlementReached"))
            #expect(replay[2].hasSuffix("EventCorrected of @2"))
        }
    }

    @Test func `a day begins with its first instant, its last instant with itself`() async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("acme")))
            let day = try await connection.perform { session in
                try session.execute(
                    "select (recorded_at at time zone 'UTC')::date::text from log.event")[0]
                    .text(0)
            }
            let whole = expectSuccess(try await blotter("replay", "--from", day))
            #expect(whole.lines.count == 1)
            let end = expectSuccess(
                try await blotter("replay", "--from", "\(day)T23:59:59.999999Z"))
            #expect(end.lines.isEmpty)
        }
    }

    @Test func `a list says what was merged into what`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let both = Lines.vendor("old") + "\n" + Lines.vendor("new")
            expectSuccess(try await blotter("import", "-", input: both))
            expectSuccess(
                try await blotter("vendor", "merge", "old", "--into", "new", "--reason", "Same."))
            let list = expectSuccess(try await blotter("vendor", "list"))
            #expect(list.lines.contains { $0.hasSuffix("merged into vendor:new") })
        }
    }

    @Test func `a section is named whole, or by a beginning that only it has`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("acme")))
            expectSuccess(try await blotter("projection", "run"))
            let show = ["vendor", "show", "acme", "--section"]
            let one = expectSuccess(try await blotter.run(show + ["timel"]))
            #expect(one.output.contains("Timeline"))
            let several = try await blotter.run(show + ["s"])
            expectRefusal(several, 4, "section.ambiguous", at: "--section")
            #expect(several.errors.contains("Settlement ledger; "))
            expectRefusal(try await blotter.run(show + ["nix"]), 4, "section.unknown")
        }
    }

    @Test func `what people read, programs can read too`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(
                try await blotter(
                    "import", "-", input: Lines.vendor("a") + "\n" + Lines.vendor("b")))
            expectSuccess(try await blotter("projection", "run"))
            let replayed = expectSuccess(
                try await blotter("replay", "vendor:b", "--format", "ndjson"))
            for command in [["vendor", "history", "b"], ["event", "show", "@2"]] {
                let told = expectSuccess(
                    try await blotter.run(command + ["--format", "ndjson"]))
                #expect(told.output == replayed.output)
            }
            let list = expectSuccess(try await blotter("vendor", "list", "--format", "ndjson"))
            #expect(
                list.lines == [
                    #"{"events":1,"name":"a","vendor":"vendor:a"}"#,
                    #"{"events":1,"name":"b","vendor":"vendor:b"}"#,
                ])
            expectRefusal(
                try await blotter("vendor", "show", "a", "--format", "ndjson"), 64,
                "section.missing", at: "--section")
            let rows = expectSuccess(
                try await blotter(
                    "vendor", "show", "a", "--section", "timeline", "--format", "ndjson"))
            #expect(rows.output == "")
        }
    }
}
