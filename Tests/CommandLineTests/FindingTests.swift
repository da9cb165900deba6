import Foundation
import TestSupport
import Testing

@Suite struct `Reading what was typed` {
    @Test func `a merged vendor's old id leads to the one that goes on, and says so`() async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(
                try await blotter(
                    "import", "-", input: Lines.vendor("old") + "\n" + Lines.vendor("new")))
            expectSuccess(
                try await blotter("vendor", "merge", "old", "--into", "new", "--reason", "Same."))
            expectSuccess(try await blotter("projection", "run"))
            let kept = expectSuccess(try await blotter("vendor", "show", "new"))
            let led = expectSuccess(try await blotter("vendor", "show", "vendor:old"))
            #expect(led.output == kept.output)
            #expect(led.errors.hasPrefix("vendor:old was merged into vendor:new"))
            for name in ["vendor:old", "old"] {
                let before = expectSuccess(
                    try await blotter("vendor", "show", name, "--at", "@2"))
                #expect(before.errors == "" && before.output.hasPrefix("old\n"))
                let history = expectSuccess(try await blotter("vendor", "history", name))
                #expect(history.output.contains("VendorRegistered"))
                #expect(history.output.contains("EntityMerged"))
            }
        }
    }

    @Test func `a record is found by its caption or title, where that is one record's alone`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let study = { (id: String) in
                """
                {"data":{"confidence":"high","coverage":[{"status":"included","vendor":"vendor:x"}],\
                "findings":[{"metric":"false matches","statement":"It errs."}],"method":"m","occurred":"2020-01",\
                "publisher":"organisation:nist","recorded_by":"user:tester",\
                "sources":[{"source":"source:report"}],"title":"Face Errors, Part 3",\
                "verification":"single_source"},"stream":"study:\(id)",\
                "type":"AccuracyStudyPublished"}
                """
            }
            let nist = """
                {"data":{"class":"standards_body","name":"NIST","recorded_by":"user:tester"},\
                "stream":"organisation:nist","type":"OrganisationRegistered"}
                """
            let lines = [Lines.source, Lines.vendor("x"), nist, study("one")]
            expectSuccess(
                try await blotter("import", "-", input: lines.joined(separator: "\n")))
            let found = expectSuccess(
                try await blotter("study", "history", "face errors, part 3"))
            #expect(found.output.contains("study:one"))
            let source = expectSuccess(try await blotter("source", "history", "a report"))
            #expect(source.output.contains("source:report"))
            expectSuccess(try await blotter("import", "-", input: study("two")))
            expectRefusal(
                try await blotter("study", "history", "Face Errors, Part 3"), 4,
                "name.ambiguous", at: "<study>")
            // Of two, the one that was taken back is called nothing any more.
            expectSuccess(try await blotter("event", "retract", "@5", "--reason", "false"))
            let alone = expectSuccess(
                try await blotter("study", "history", "Face Errors, Part 3"))
            #expect(alone.output.contains("study:one"))
        }
    }

    @Test func `who is called nearly the same is told before a body is registered twice`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let known = Lines.vendor("acme", name: "Acme Vision Systems")
            expectSuccess(try await blotter("import", "-", input: known))
            func register(_ name: String) async throws -> String {
                expectSuccess(
                    try await blotter("vendor", "register", "--name", name, "--dry-run")
                ).errors
            }
            #expect(
                try await register("Acme Vison Systems")
                    .contains("vendor:acme is called nearly that: Acme Vision Systems"))
            #expect(try await !register("Acme Drone Systems").contains("name.near"))
            #expect(try await register("ACME vision systems").contains("name.shared"))
        }
    }

    @Test func `a day that was given to count from is counted from everywhere`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("a")))
            expectSuccess(try await blotter("projection", "run"))
            let shown = expectSuccess(
                try await blotter(
                    "vendor", "show", "a", "--today", "2020-01-05", "--valid-at", "yesterday"))
            #expect(shown.output.contains("in the world by 4 January 2020"))
            expectRefusal(
                try await blotter("vendor", "show", "a", "--valid-at", "9999-12-31"), 64,
                "day.future", at: "--valid-at")
        }
    }

    @Test func `what is not recorded yet has no position to be named by`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let later = Lines.settlement(money: Lines.money("5"), occurred: "2021")
            expectSuccess(
                try await blotter("import", "-", input: Lines.source + "\n" + later))
            let typed = expectSuccess(
                try await blotter(
                    "lawsuit", "settle", "a-v-b", "--stage", "signed", "--money", "agreed 7 USD",
                    "--occurred", "2020", "--sources", "report", "--dry-run"))
            #expect(typed.errors.contains("settlement of the same payer at this event"))
        }
    }

    @Test func `a name is found however its accents are encoded`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let (composed, decomposed) = ("Bogot\u{E1}", "Bogota\u{301}")
            expectSuccess(
                try await blotter("import", "-", input: Lines.vendor("a", name: composed)))
            expectSuccess(try await blotter("projection", "run"))
            let shown = expectSuccess(try await blotter("vendor", "show", decomposed))
            #expect(shown.output.contains("vendor:a"))
            let twin = expectSuccess(
                try await blotter("vendor", "register", "--id", "b", "--name", decomposed))
            #expect(twin.errors.contains("[name.shared]"))
            expectRefusal(
                try await blotter("vendor", "show", composed), 4, "name.ambiguous", at: "<name>")
        }
    }

    @Test func `who was registered since the last run is shown as the log knows it`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("first")))
            expectSuccess(try await blotter("projection", "run"))
            expectSuccess(
                try await blotter("import", "-", input: Lines.vendor("second", name: "Second")))
            let shown = expectSuccess(try await blotter("vendor", "show", "second"))
            #expect(shown.output.hasPrefix("Second\n") && shown.output.contains("position 2"))
            #expect(shown.errors == "")
        }
    }

    @Test func `an event keeps the id that was typed, and a name is taken for who bears it now`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(
                try await blotter("import", "-", input: Lines.vendor("old", name: "Old Cameras")))
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("new")))
            expectSuccess(
                try await blotter("vendor", "merge", "old", "--into", "new", "--reason", "Same."))
            for (name, vendor, remark) in [
                ("old", "vendor:old", false), ("vendor:old", "vendor:old", false),
                ("Old Cameras", "vendor:new", true),
            ] {
                let written = expectSuccess(
                    try await blotter(
                        "product", "register", "--name", "Camera", "--technologies", "drone",
                        "--vendor", name, "--dry-run"))
                #expect(written.output.contains(#""vendor":"\#(vendor)""#), "\(name)")
                #expect(
                    written.errors.contains("vendor:old was merged into vendor:new") == remark)
            }
        }
    }

    @Test func `a point that has not come, or was before all, is not answered as if it had`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(
                try await blotter(
                    "import", "-", input: Lines.vendor("old") + "\n" + Lines.vendor("new")))
            expectSuccess(try await blotter("projection", "run"))
            let soon = Date(timeIntervalSinceNow: 900).formatted(.iso8601)
            for point in ["@3", "2999-01-01", soon] {
                expectRefusal(
                    try await blotter("vendor", "show", "new", "--at", point), 4, "point.future",
                    at: "--at")
            }
            let before = expectSuccess(try await blotter("vendor", "show", "new", "--at", "@1"))
            #expect(before.errors.hasPrefix("The log did not know vendor:new at @1."))
            expectRefusal(
                try await blotter("replay", "--from", "@2", "--to", "@1"), 64, "span.backwards")
            for (from, to) in [
                ("2026-01-02", "2026-01-01"), ("2026-01-01T10:00:01Z", "2026-01-01T10:00:00Z"),
                ("2026-01-02", "2026-01-01T10:00:00Z"),
            ] {
                expectRefusal(
                    try await blotter("replay", "--from", from, "--to", to), 64,
                    "span.backwards")
            }
            #expect(
                expectSuccess(try await blotter("replay", "--from", "@2", "--to", "@2")).lines.count
                    == 1)
        }
    }

    @Test func `what is known as something else is said to be`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("acme")))
            let outcome = try await blotter("agency", "show", "Acme")
            expectRefusal(outcome, 4, "name.unknown")
            #expect(outcome.errors.contains("\"Acme\", but vendor:acme goes by that name"))
            #expect(
                try await blotter("event", "show", "1").errors.contains("did you mean @1?"))
        }
    }

    @Test func `every variable that the program has of its own is explained`() async throws {
        let sources = try #require(
            FileManager.default.enumerator(atPath: Self.checkout + "/Sources"))
        var named: Set<String> = []
        for case let path as String in sources where path.hasSuffix(".swift") {
            let text = try String(
                contentsOfFile: "\(Self.checkout)/Sources/\(path)", encoding: .utf8)
            named.formUnion(text.matches(of: /"(BLOTTER_[A-Z_]+)"/).map { String($0.1) })
        }
        let blotter = Blotter(environment: [:])
        let explained = expectSuccess(try await blotter("explain", "environment")).output
        #expect(named.count >= 5)
        for name in named { #expect(explained.contains(name), "\(name)") }
    }

    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    @Test(arguments: [
        (
            "postgresql://ann:s%40crt@h/db?sslmode=require",
            "user='ann' dbname='db' host='h' sslmode='require'"
        ),
        (
            "postgres://ann@h/db?password=s%40crt&port=1",
            "user='ann' dbname='db' host='h' port='1'"
        ),
        ("host=h password = 's@crt' dbname=db", "dbname='db' host='h'"),
        (#"password=s\@crt host=h user='o\'b'"#, #"user='o\'b' host='h'"#),
    ])
    func `a password reaches psql, and not by its arguments`(
        _ named: String, _ passed: String
    ) async throws {
        let folder = try ScratchFolder()
        // A link: a script just written cannot be run while another test's child still holds it open.
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/psql", withDestinationPath: "/bin/sh")
        let blotter = Blotter(
            environment: ["PATH": "\(folder.path):/usr/bin:/bin", "BLOTTER_DATABASE_URL": named])
        let shell = expectSuccess(
            try await blotter(
                "db", "shell", "--", "-c", #"printf '%s\n' "$*" "$PGPASSWORD""#, "psql"))
        #expect(shell.lines == ["--dbname=" + passed, "s@crt"])
    }

    @Test func `a number of minutes that is none is refused`() async throws {
        let blotter = Blotter(environment: ["BLOTTER_IDLE_MINUTES": "ten"])
        expectRefusal(
            try await blotter("vendor", "list"), 78, "environment.unreadable",
            at: "BLOTTER_IDLE_MINUTES")
    }
}
