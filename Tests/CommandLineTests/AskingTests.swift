import TestSupport
import Testing

@Suite struct `Being asked at a terminal` {
    @Test func `a slip is asked about again, not at the end`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let outcome = expectSuccess(
                try await blotter.atTerminal(
                    "agency", "register", "--name", "Lansing Police", "--kind", "police",
                    answers: "munucipal\nmunicipal\n"))
            #expect(outcome.output.contains("; did you mean municipal?"))
            #expect(try await blotter("export").output.contains(#""level":"municipal""#))
        }
    }

    @Test func `a name is asked for to be sealed`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let outcome = expectSuccess(
                try await blotter.atTerminal(
                    "person", "register", "--role-class", "affected", "--name", "-",
                    answers: "Jane Doe\n"))
            #expect(outcome.output.contains("--name, to be sealed: "))
            #expect(try await blotter("export").output.contains(#""name":{"sd":"#))
        }
    }

    @Test func `what was understood is told before anything is recorded`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let outcome = try await blotter.atTerminal(
                "source", "register", "--id", "report", "--kind", "news", "--described", "r",
                answers: "8 june 2020\n")
            let told = try #require(outcome.output.firstRange(of: "understood: "))
            let receipt = try #require(outcome.output.firstRange(of: "Recorded "))
            #expect(told.lowerBound < receipt.lowerBound)
            let words = outcome.output[told.upperBound..<receipt.lowerBound]
            #expect(words.hasPrefix("--published-on as 8 June 2020"))
            #expect(!words.contains("understood"))
        }
    }

    @Test func `what is required is asked for until it is given`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let outcome = expectSuccess(
                try await blotter.atTerminal(
                    "agency", "register", "--name", "Lansing Police", "--kind", "police",
                    answers: "\nmunicipal\n"))
            #expect(outcome.output.contains("It is required; Ctrl-D gives up."))
        }
    }

    @Test func `an unknown name is told at once, and who gives up keeps the answers`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let outcome = try await blotter.atTerminal(
                "product", "register", "--technologies", "drone",
                answers: "Hovering O\u{2019}Clock's\nNobody Inc.\n")
            #expect(outcome.status == 66)
            #expect(outcome.output.contains("there is no vendor \"Nobody Inc.\""))
            let again = try #require(outcome.output.split(separator: "given again by").last)
            #expect(again.contains("  --name 'Hovering O\u{2019}Clock'\\''s'"))
            #expect(!again.contains("u{A}"))
            #expect(!again.contains("--technologies"))
            #expect(try await blotter("export").output == "")
        }
    }

    @Test func `whose record it is, and which of several fields, is asked for too`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(
                try await blotter(
                    "agency", "register", "--name", "Lansing Police", "--kind", "police",
                    "--level", "municipal", "--no-input"))
            expectSuccess(
                try await blotter(
                    "source", "register", "--id", "report", "--kind", "news", "--described", "r",
                    "--published-on", "2020-06-08", "--no-input"))
            let outcome = expectSuccess(
                try await blotter.atTerminal(
                    "deployment", "begin",
                    answers: """
                        nothing-yet

                        lansing-drones
                        Drone
                        8 June 2020
                        report

                        agenci
                        agency
                        Lansing Police

                        """))
            #expect(outcome.output.contains("there is no deployment \"nothing-yet\""))
            #expect(outcome.output.contains("\"agenci\" is none of these; did you mean agency?"))
            let event = try await blotter("export", "deployment:lansing-drones").output
            #expect(event.contains(#""agency":"agency:lansing-police""#))
            #expect(event.contains(#""technology":"drone""#))
            // Whoever goes on with a record need not say again whose it is.
            let continued = expectSuccess(
                try await blotter(
                    "deployment", "contract", "lansing-drones", "--occurred", "2019", "--sources",
                    "report", "--no-input", "--dry-run"))
            #expect(continued.output.contains(#""agency":"agency:lansing-police""#))
            #expect(
                continued.errors.contains(
                    "as deployment:lansing-drones says: --agency agency:lansing-police"))
            // Of what excludes each other, what was said last.
            let disclose = [
                "deployment", "disclose", "lansing-drones", "--technology", "drone",
                "--access-mode", "unknown", "--authorisation", "unknown", "--disclosed-via", "foia",
                "--occurred", "2021", "--sources", "report", "--no-input",
            ]
            expectSuccess(try await blotter.run(disclose + ["--deployer-class", "school"]))
            let again = expectSuccess(
                try await blotter.run(disclose + ["--note", "x", "--dry-run"]))
            #expect(
                again.errors.contains("as deployment:lansing-drones says: --deployer-class school"))
            #expect(!again.errors.contains("--agency"))
        }
    }

    private static let settlement = Lines.source + "\n" + Lines.settlement(money: Lines.money("5"))

    @Test func `a list may grow to what it must be, and a correction's patch is of its own event`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(
                try await blotter(
                    "import", "-", input: Self.settlement + "\n" + Lines.vendor("acme")))
            expectSuccess(
                try await blotter(
                    "court", "register", "--id", "ilnd", "--name", "N.D. Ill.", "--level", "trial"))
            let filed = expectSuccess(
                try await blotter.atTerminal(
                    "lawsuit", "file", "--id", "x", "--caption", "X v. A", "--court", "ilnd",
                    "--docket-no", "1", "--filed", "2020", "--case-type", "class", "--claims",
                    "statute=bipa", "--occurred", "2020", "--sources", "report",
                    answers: """
                        described=A class; role=plaintiff

                        party=acme; role=defendant


                        """))
            #expect(filed.output.contains("has 1 of at least 2"))
            let corrected = expectSuccess(
                try await blotter.atTerminal(
                    "event", "correct", "@2", "--reason", "new_evidence",
                    answers: "docket=5\nterms=Cash.\nreport\n\n"))
            #expect(corrected.output.contains("\"docket\" is no field"))
            let last = try await blotter("event", "show", "@6").output
            #expect(last.contains(#"patch: {"terms":"Cash."}"#) && last.contains("source:report"))
        }
    }

    @Test func `an id that is taken is said to be at once, and giving up loses no answer`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Self.settlement))
            let outcome = try await blotter.atTerminal(
                "lawsuit", "settle", answers: "\na-v-b\nnot an id\nother\nsigned\n")
            #expect(outcome.status == 66)
            #expect(outcome.output.contains("lawsuit:a-v-b exists already, with 1 event"))
            #expect(outcome.output.contains("\"not an id\" is no id"))
            let again = try #require(outcome.output.split(separator: "given again by").last)
            #expect(again.contains("  --id other --stage signed"))
        }
    }
}
