import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct `Importing and exporting` {
    /// A file of the repository's examples: the real input.
    private static func example(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../ops/examples")
            .appending(path: "\(name).ndjson").standardizedFileURL.path
    }
    private static let files = [
        example("2020-facial-recognition"), example("2021-facial-recognition-follow-up"),
    ]

    @Test func `what one log exports another takes, and both show the same`() async throws {
        try await withDatabases(2, .migrated) { databases in
            let (first, second) = (Blotter(databases[0]), Blotter(databases[1]))
            let imported = expectSuccess(try await first.run(["import"] + Self.files))
            let lines = expectSuccess(try await first("export")).output
            let folder = try ScratchFolder()
            let file = try folder.file("export", lines.utf8)
            let taken = expectSuccess(try await second("import", file))
            #expect(taken.output == imported.output)
            let copy = expectSuccess(try await second("export")).output
            #expect(try Self.content(of: copy) == Self.content(of: lines))
            for blotter in [first, second] { expectSuccess(try await blotter("projection", "run")) }
            let show = ["vendor", "show", "Clearview AI"]
            let here = try await Dossier.shown(by: first, show)
            let there = try await Dossier.shown(by: second, show)
            #expect(here.sections == there.sections)
        }
    }

    /// The lines without what a log itself adds: the time it took them.
    private static func content(of export: String) throws -> [String] {
        export.split(separator: "\n").map { line in
            line.replacing(/"recorded_at":"[^"]*"/, with: "").description
        }
    }

    @Test func `a dry run prints what it would record, as it can be imported`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let dry = expectSuccess(try await blotter.run(["import", "--dry-run"] + Self.files))
            #expect(dry.errors.contains("Would record 169 events; 0 were recorded already."))
            #expect(try await blotter("export").output == "")
            expectSuccess(try await blotter("import", "-", input: dry.output))
            #expect(try await blotter("export").lines.count == dry.lines.count)
            let rest = try await blotter.run(["import", "--dry-run"] + Self.files)
            #expect(expectSuccess(rest).output == "")

            let typed = ["vendor", "register", "--name", "New", "--dry-run"]
            let line = expectSuccess(try await blotter.run(typed)).output
            let taken = expectSuccess(try await blotter("import", "-", input: line))
            #expect(taken.output.hasPrefix("Recorded 1 event"))
        }
    }

    @Test func `blank lines, carriage returns, no last line feed and no events are taken`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let empty = expectSuccess(try await blotter("import", "-"))
            #expect(empty.output == "Recorded 0 events; 0 were recorded already.\n")
            let input = "\r\n\(Lines.vendor("a"))\r\n \n\(Lines.vendor("b"))"
            let taken = expectSuccess(try await blotter("import", "-", input: input))
            #expect(taken.output.hasPrefix("Recorded 2 events at positions 1 to 2"))
        }
    }

    @Test func `a byte order mark is refused with what to do`() async throws {
        try await withDatabase { database in
            let outcome = try await Blotter(database)(
                "import", "-", input: "\u{FEFF}" + Lines.vendor("a"))
            expectRefusal(outcome, 65, "json.refused", at: "-:1:1")
            #expect(outcome.errors.contains("hint: save the text as UTF-8 without it"))
        }
    }

    @Test func `what came in past the checks is shown as it stands`() async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("acme")))
            try await connection.perform { session in
                try session.script(
                    """
                    select log.append(array[gen_random_uuid()], array['vendor:acme'],
                      array['EntityRenamed'], array[1], array[null::integer],
                      array['{"x":1.5}'::json], array[1], array['vendor:acme']);
                    select log.append(array[gen_random_uuid()], array['lawsuit:unread'],
                      array['LawsuitFiled'], array[1], array[null::integer],
                      array['{"x":1.5}'::json], array[1], array['lawsuit:unread'])
                    """)
            }
            expectRefusal(try await blotter("projection", "run"), 1, "projection.fold")
            let list = expectSuccess(try await blotter("lawsuit", "list")).output
            #expect(list.contains("lawsuit:unread"))
            expectRefusal(
                try await blotter("vendor", "rename", "acme", "--name", "B"), 1,
                "event.unreadable", at: "@2")
            for words in [["event", "show", "@2"], ["vendor", "history", "acme"]] {
                let shown = expectSuccess(try await blotter.run(words)).output
                #expect(shown.contains("  cannot be read: line 1, column 6"))
                #expect(shown.contains(#"  data: {"x":1.5}"#))
            }
            let replayed = expectSuccess(try await blotter("replay", "vendor:acme"))
            #expect(replayed.lines.last?.contains("occurred (cannot be read)") == true)
        }
    }

    @Test func `two imports of the same file at once record every event once`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            async let one = blotter.run(["import"] + Self.files)
            async let other = blotter.run(["import"] + Self.files)
            for outcome in try await [one, other] { expectSuccess(outcome) }
            let lines = expectSuccess(try await blotter("export")).lines
            #expect(Set(lines).count == lines.count)
            let expected = try Self.files.reduce(0) { sum, file in
                try sum + String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").count
            }
            #expect(lines.count == expected)
        }
    }

    @Test func `an import that is killed before its commit has written nothing`() async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            let running = try await connection.perform { session in
                try session.transaction { session in
                    try session.script("lock table log.append_lock in exclusive mode")
                    let running = try blotter.start(["import"] + Self.files)
                    try session.awaitWaiters(1)
                    kill(running.id, SIGKILL)
                    return running
                }
            }
            #expect(try await running.end().status == SIGKILL)
            #expect(try await blotter("export").output == "")
            let again = expectSuccess(try await blotter.run(["import"] + Self.files))
            #expect(again.output.hasSuffix("; 0 were recorded already.\n"))
        }
    }

    @Test func `names that pose as others are shown with what is hidden in them`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(
                try await blotter("import", "-", input: Lines.vendor("x", name: "A\\u202egpj")))
            for words in [["vendor", "list"], ["vendor", "history", "x"]] {
                let shown = expectSuccess(try await blotter.run(words)).output
                #expect(shown.contains("A\\u{202E}gpj"))
                #expect(!shown.contains("\u{202E}"))
            }
        }
    }

    @Test(arguments: [["export"], ["vendor", "list"], ["--help"], ["explain", "events"]])
    func `output that cannot be written is an error`(_ words: [String]) async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("a")))
            let outcome = try await blotter.run(words, output: "/dev/full")
            expectRefusal(outcome, 74, "output.failed", at: "standard output")
        }
    }

    /// Whoever did not see the receipt would record the same once more.
    @Test func `a receipt that cannot be written tells the id of what is recorded`() async throws {
        try await withDatabase { database in
            let outcome = try await Blotter(database).run(
                ["vendor", "register", "--name", "Acme"], output: "/dev/full")
            expectRefusal(outcome, 74, "output.failed", at: "standard output")
            #expect(outcome.errors.contains("it is recorded all the same, in vendor:acme @1"))
            let id = try #require(outcome.errors.firstMatch(of: /--event-id ([0-9a-f-]{36})/)?.1)
            expectSuccess(
                try await Blotter(database).run([
                    "vendor", "register", "--name", "Acme", "--event-id", String(id), "--id",
                    "acme",
                ]))
            #expect(try await Blotter(database)("export").lines.count == 1)
        }
    }
}
