import Foundation
import TestSupport
import Testing

/// What can be typed, and how: seen in the event that comes of it.
@Suite struct `Typing a field` {
    private static let lawsuit = [
        "lawsuit", "file", "--id", "a-v-b", "--caption", "A v. B", "--court", "ilnd", "--docket-no",
        "1", "--filed", "2020", "--case-type", "class", "--claims", "statute=bipa", "--occurred",
        "2020", "--sources", "report", "--no-input",
    ]

    private func withCourt(_ body: (Blotter) async throws -> Void) async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(
                try await blotter("import", "-", input: Lines.source + "\n" + Lines.vendor("acme")))
            expectSuccess(
                try await blotter(
                    "court", "register", "--id", "ilnd", "--name", "N.D. Ill.", "--level", "trial"))
            try await body(blotter)
        }
    }

    @Test func `a semicolon in a part is written with a backslash, words go in one option`()
        async throws
    {
        try await withCourt { blotter in
            let shown = expectSuccess(
                try await blotter.run(
                    Self.lawsuit + [
                        "--parties", #"described=Users\; a class \\ of them; role=plaintiff"#,
                        "--parties", "party=acme; role=defendant", "--relief", "damages,injunction",
                        "--dry-run",
                    ]))
            #expect(
                shown.output.contains(
                    #"{"described":"Users; a class \\ of them","role":"plaintiff"},"#
                        + #"{"party":"vendor:acme","role":"defendant"}"#))
            #expect(shown.output.contains(#""relief":["damages","injunction"]"#))
        }
    }

    @Test(arguments: [("Łódź Straż", "lodz-straz"), ("Полиция Москвы", "policia-moskvy")])
    func `a name in other letters makes an id in ours`(_ name: String, _ id: String) async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("vendor", "register", "--name", name))
            expectSuccess(try await blotter("vendor", "history", "vendor:\(id)"))
        }
    }

    @Test func `a list is corrected whole, each element named once`() async throws {
        try await withCourt { blotter in
            expectSuccess(
                try await blotter.run(
                    Self.lawsuit + [
                        "--parties", "described=X; role=plaintiff", "--parties",
                        "party=acme; role=defendant", "--demand", "demanded 5 USD",
                    ]))
            let correct = [
                "event", "correct", "@4", "--reason", "transcription", "--sources", "report",
                "--no-input",
            ]
            expectSuccess(
                try await blotter.run(
                    correct + [
                        "--patch", #"docket_no=2; parties=described=Y\; Z; role=plaintiff"#,
                        "--patch", "parties=party=acme; role=respondent", "--patch",
                        "relief=damages, deletion", "--patch", "demand=demanded undisclosed",
                    ]))
            let patch = expectSuccess(try await blotter("event", "show", "@5")).output
            #expect(
                patch.contains(
                    #""parties":[{"described":"Y; Z","role":"plaintiff"},"#
                        + #"{"party":"vendor:acme","role":"respondent"}]"#))
            #expect(patch.contains(#""relief":["damages","deletion"]"#))
            // Else the amount would stay beside the word that takes it back.
            #expect(patch.contains(#""amount":null"#))
            let beyond = try await blotter.run(
                correct + ["--patch", "parties=described=Y; role=plaintiff; docket_no=3"])
            expectRefusal(beyond, 65, "field.unreadable", at: "--patch, parties")
            #expect(beyond.errors.contains("give docket_no a --patch of its own"))
        }
    }

    @Test(arguments: [
        ("agreed undisclosed", #"{"kind":"agreed","precision":"undisclosed"}"#),
        (
            "fees between 1,000 and 2,000 USD",
            #"{"currency":"USD","kind":"fees","max":"2000","min":"1000","precision":"approx"}"#
        ),
        (
            "agreed 1 million to 2 million EUR",
            #"{"currency":"EUR","kind":"agreed","max":"2000000","min":"1000000","precision":"approx"}"#
        ),
    ])
    func `a sum may be a range, or not disclosed`(_ typed: String, _ read: String) async throws {
        try await withCourt { blotter in
            let settle = [
                "lawsuit", "settle", "--id", "x", "--stage", "signed", "--occurred", "2020",
                "--sources", "report", "--dry-run", "--money",
            ]
            let shown = expectSuccess(try await blotter.run(settle + [typed]))
            #expect(shown.output.contains(#""money":["# + read + "]"), "\(shown.output)")
            // One million or one dollar to two million: nobody knows.
            expectRefusal(
                try await blotter.run(settle + ["agreed 1 to 2 million USD"]), 65,
                "money.unreadable", at: "--money")
        }
    }

    @Test func `what is sealed is read from standard input, and an argument is warned of`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let register = ["person", "register", "--role-class", "affected", "--name"]
            let read = expectSuccess(
                try await blotter.run(register + ["-"], input: Data("Jane Doe\n".utf8)))
            #expect(!read.errors.contains("warning"))
            let typed = expectSuccess(try await blotter.run(register + ["Joan Doe"]))
            #expect(typed.errors.contains("[person.visible]"))
            expectRefusal(try await blotter.run(register + ["-"]), 64, "person.missing")
            let export = expectSuccess(try await blotter("export"))
            #expect(export.lines.count == 2 && !export.output.contains("Doe"))
        }
    }
}

@Suite struct `Registering and retracting` {
    @Test func `a name that another bears is remarked on, white space aside`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("vendor", "register", "--name", "Acme Vision"))
            let again = expectSuccess(
                try await blotter("vendor", "register", "--name", " acme vision ", "--id", "b"))
            #expect(
                again.errors.contains("warning: vendor:acme-vision goes, or went, by that name"))
            #expect(try await blotter("export").output.contains(#""name":"acme vision","#))
            let body = expectSuccess(
                try await blotter("organisation", "register", "--name", "Acme", "--class", "ngo"))
            #expect(!body.errors.contains("warning"))
        }
    }

    @Test func `of two merged into each other neither would go on`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            func merge(_ id: String, into other: String) async throws -> Blotter.Outcome {
                try await blotter(
                    "vendor", "merge", id, "--into", "vendor:\(other)", "--reason", "Same.")
            }
            let lines = ["a", "b", "c"].map { Lines.vendor($0, name: $0.uppercased()) }
            expectSuccess(
                try await blotter("import", "-", input: lines.joined(separator: "\n")))
            expectSuccess(try await merge("a", into: "b"))
            expectSuccess(try await merge("b", into: "c"))
            expectRefusal(
                try await merge("c", into: "a"), 65, "entity.merged_in_circle", at: "--into")
            // What goes on for both may bear the other's name, and the other gets none any more.
            let named = expectSuccess(
                try await blotter("vendor", "rename", "vendor:c", "--name", "A"))
            #expect(!named.errors.contains("warning"))
            let late = expectSuccess(
                try await blotter("vendor", "rename", "vendor:a", "--name", "D"))
            #expect(late.errors.contains("[entity.merged]"))
        }
    }

    @Test func `what is retracted already is remarked on, until that was taken back`() async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("vendor", "register", "--name", "Acme"))
            func retract(_ event: String, for reason: String = "duplicate") async throws -> Bool {
                let words = ["event", "retract", event, "--reason", reason]
                return expectSuccess(try await blotter.run(words)).errors
                    .contains("[amendment.repeated]")
            }
            #expect(try await !retract("@1"))
            expectRefusal(
                try await blotter("event", "retract", "@1", "--reason", "duplicate"), 5,
                "event.repeated")
            #expect(try await retract("@1", for: "false"))
            #expect(try await !retract("@2"))
            #expect(try await !retract("@3"))
            #expect(try await !retract("@1"))
        }
    }

    @Test(arguments: [("UTC-14", 1), ("UTC+12", -1)])
    func `today is that of who types it`(_ zone: String, _ side: Int) async throws {
        try await withDatabase { database in
            var blotter = Blotter(database)
            blotter.environment["TZ"] = zone
            let before = Date()
            let shown = expectSuccess(
                try await blotter(
                    "source", "register", "--kind", "news", "--title", "T", "--published-on",
                    "today", "--dry-run"))
            let hours = side > 0 ? 14.0 : -12.0
            let days = [before, Date()].map {
                $0.addingTimeInterval(hours * 3600).formatted(.iso8601.year().month().day())
            }
            #expect(days.contains { shown.output.contains(#""published_on":"\#($0)""#) })
        }
    }
}

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
            for point in ["@3", "2999-01-01"] {
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
