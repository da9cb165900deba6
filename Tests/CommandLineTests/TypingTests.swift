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

    @Test func `a document or a case that is there under another id is remarked on`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(
                try await blotter(
                    "court", "register", "--id", "mied", "--name", "E.D. Mich.", "--level", "trial")
            )
            func enter(_ id: String, _ address: String) async throws -> String {
                expectSuccess(
                    try await blotter(
                        "source", "register", "--id", id, "--kind", "news", "--title", id,
                        "--published-on", "2020-06-24", "--url", address)
                ).errors
            }
            func file(_ id: String, _ number: String) async throws -> String {
                expectSuccess(
                    try await blotter(
                        "lawsuit", "file", "--id", id, "--court", "mied", "--docket-no", number,
                        "--caption", "P-A1B2C v. City", "--filed", "2021-04-13", "--case-type",
                        "individual", "--parties", "described=A man; role=plaintiff", "--parties",
                        "described=A city; role=defendant", "--claims",
                        "statute=usc42_1983; description=False arrest", "--occurred", "2021-04-13",
                        "--sources", "a")
                ).errors
            }
            #expect(try await !enter("a", "https://news.example/a").contains("source.shared"))
            #expect(try await !enter("b", "https://news.example/b").contains("source.shared"))
            let same = try await enter("c", "http://www.news.example/a/#part")
            #expect(same.contains("warning: source:a is at that address too  [source.shared]"))
            #expect(try await !file("one", "2:21-cv-10827").contains("docket.shared"))
            #expect(try await !file("two", "2:21-cv-10828").contains("docket.shared"))
            #expect(
                try await file("three", "21-10827").contains(
                    "warning: lawsuit:one has that number at court:mied too  [docket.shared]"))
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
                let errors = expectSuccess(try await blotter.run(words)).errors
                let isTold = errors.contains("[amendment.repeated]")
                if isTold { #expect(errors.contains("warning: \(event) is retracted already")) }
                return isTold
            }
            #expect(try await !retract("@1"))
            expectRefusal(
                try await blotter("event", "retract", "@1", "--reason", "duplicate"), 5,
                "event.repeated")
            #expect(try await retract("@1", for: "false"))
            let noDispute = try await blotter(
                "event", "resolve-dispute", "@1", "--outcome", "rejected")
            expectRefusal(noDispute, 65, "dispute.target", at: "<event>")
            #expect(noDispute.errors.contains("@1 is no dispute"))
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
