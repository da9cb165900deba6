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
            #expect(outcome.output.contains("is none of these; did you mean municipal?"))
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

    @Test func `one wrong answer costs none of the others`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let outcome = try await blotter.atTerminal(
                "product", "register", "--technologies", "drone",
                answers: "Hovering O\u{2019}Clock's\nNobody Inc.\n")
            #expect(outcome.status == 4)
            let again = try #require(outcome.output.split(separator: "given again by").last)
            #expect(again.contains("--vendor 'Nobody Inc.'"))
            #expect(again.contains("--name 'Hovering O\u{2019}Clock'\\''s'"))
            #expect(!again.contains("--technologies"))
            #expect(try await blotter("export").output == "")
        }
    }
}
