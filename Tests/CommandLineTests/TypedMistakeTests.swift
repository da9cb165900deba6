import TestSupport
import Testing

@Suite struct `Typing a mistake` {
    private static let settle = [
        "lawsuit", "settle", "--id", "a-v-b", "--stage", "signed", "--sources", "report",
        "--no-input",
    ]

    private func withSource(_ body: (Blotter) async throws -> Void) async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.source))
            try await body(blotter)
            #expect(try await blotter("export").lines.count == 1)
        }
    }

    @Test(arguments: [
        (["--occurred", "01/02/2020"], "date.unreadable", "--occurred"),
        (["--occurred", "2020-05/2020-01"], "date.unreadable", "--occurred"),
        (["--occurred", "2999"], "occurred.future", "--occurred"),
        (["--occurred", "2020", "--money", "agreed 5 XYZ"], "money.unreadable", "--money"),
        (["--occurred", "2020", "--money", "5 USD"], "money.unreadable", "--money"),
        (["--occurred", "2020", "--money", "agreed -5 USD"], "money.negative", "--money, no. 1"),
        (["--occurred", "2020", "--money", "-5 USD"], "money.unreadable", "--money"),
        (
            ["--occurred", "2020", "--legal-force", "finding"], "legal_force.finding",
            "--legal-force"
        ),
        (
            ["--occurred", "2020", "--admits-liability", "perhaps"], "term.unknown",
            "--admits-liability"
        ),
        (["--occurred", "2020", "--money", "agreed 1,50 USD"], "money.unreadable", "--money"),
        (["--occurred", "2020", "--terms", "a\u{7}b"], "text.control", "--terms"),
        (["--occurred", "2020", "--terms", ""], "text.empty", "--terms"),
        (
            ["--occurred", "2020", "--visibility", "sealed"], "visibility.not-kept",
            "--visibility"
        ),
    ])
    func `in a field is refused with the option's name`(
        _ options: [String], _ id: String, _ place: String
    ) async throws {
        try await withSource { blotter in
            expectRefusal(try await blotter.run(Self.settle + options), 65, id, at: place)
        }
    }

    @Test(arguments: [
        ([], "stream.missing"), (["a-v-b", "--id", "a-v-b"], "stream.unclear"),
    ])
    func `what may begin a record or continue one guesses neither`(
        _ place: [String], _ id: String
    ) async throws {
        try await withSource { blotter in
            let settle = [
                "lawsuit", "settle", "--stage", "signed", "--sources", "report", "--no-input",
                "--occurred", "2020",
            ]
            expectRefusal(try await blotter.run(settle + place), 64, id)
        }
    }

    @Test func `the present day is not put off`() async throws {
        try await withSource { blotter in
            let settle = Self.settle + ["--occurred", "2998", "--today", "2999-01-01"]
            for words in [
                settle, ["import", "-", "--today", "2999-01-01"],
                ["vendor", "show", "acme", "--today", "2999-01-01"],
            ] {
                expectRefusal(try await blotter.run(words), 64, "day.future", at: "--today")
            }
        }
    }

    @Test func `an option that holds one value is given once`() async throws {
        try await withSource { blotter in
            let twice = ["--occurred", "2019", "--occurred", "2020"]
            expectRefusal(
                try await blotter.run(Self.settle + twice), 64, "field.repeated", at: "--occurred")
        }
    }

    @Test func `a line feed begins no line of ours`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let forged = "x\n@99  EventRetracted  vendor:acme v2"
            let name = try await blotter("vendor", "register", "--name", forged)
            expectRefusal(name, 65, "text.line", at: "--name")
            expectSuccess(
                try await blotter("vendor", "register", "--name", "Acme", "--note", forged))
            let shown = expectSuccess(try await blotter("event", "show", "@1"))
            #expect(shown.lines.contains { $0.hasPrefix("  note: x\\u{A}@99") })
            #expect(!shown.lines.contains { $0.hasPrefix("@99") })
        }
    }

    @Test func `the beginning of an id is proposed, not recorded`() async throws {
        try await withSource { blotter in
            let short = [
                "lawsuit", "settle", "--id", "a-v-b", "--stage", "signed", "--occurred", "2020",
                "--sources", "rep",
            ]
            let outcome = try await blotter.run(short)
            expectRefusal(outcome, 4, "name.unknown", at: "--sources")
            #expect(outcome.errors.contains("did you mean source:report"))
            expectSuccess(try await blotter("source", "history", "rep"))
        }
    }

    @Test func `an event too long for a leaf is refused before the log has to`() async throws {
        try await withSource { blotter in
            let quotes = (0..<230).flatMap { number in
                [
                    "--sources",
                    "source=report; quote=\(number)" + String(repeating: "q", count: 290),
                ]
            }
            for more in [[], ["--dry-run"]] {
                let outcome = try await blotter.run(
                    Self.settle + ["--occurred", "2020"] + quotes + more)
                #expect(outcome.status == 65)
                #expect(outcome.errors.contains("[event.too-long]"))
                #expect(outcome.output == "")
            }
        }
    }

    @Test func `what a command seals stands in clear nowhere else in it`() async throws {
        try await withSource { blotter in
            let outcome = try await blotter(
                "person", "register", "--role-class", "affected", "--name", "Jane Roe",
                "--note", "JANE ROE of Detroit")
            expectRefusal(outcome, 65, "person.named", at: "--note")
            let short = try await blotter(
                "person", "register", "--role-class", "affected", "--name", "Li", "--note", "alias",
                "--dry-run")
            expectSuccess(short)
            #expect(try await blotter("event", "show", "@-9223372036854775808").status == 64)
        }
    }

    @Test func `what is missing is named as it is typed`() async throws {
        try await withSource { blotter in
            let outcome = try await blotter("lawsuit", "file")
            expectRefusal(outcome, 65, "field.missing", at: "--docket-no")
            for hint in [
                "--docket-no <text>", "--case-type: one of individual, putative_class, class, ",
                #"--sources "source=…[; locator=…; quote=…; role=…]""#,
            ] { #expect(outcome.errors.contains("hint: give \(hint)"), "\(hint)") }
            let choice = try await blotter("deployment", "disclose", "--id", "a")
            #expect(
                choice.errors.contains("none of --agency, --operator, --deployer-class is given"))
        }
    }

    @Test func `bytes that are no UTF-8 are refused`() async throws {
        try await withSource { blotter in
            let outcome = try await blotter("vendor", "register", "--name", "A\u{FFFD}")
            expectRefusal(outcome, 65, "input.not-utf8", at: "argument 4")
        }
    }

    @Test func `a name never makes an entity or a record`() async throws {
        try await withSource { blotter in
            expectRefusal(
                try await blotter.run(Self.settle + ["--occurred", "2020", "--payer", "Acme"]), 4,
                "name.unknown", at: "--payer")
            expectRefusal(
                try await blotter.run(
                    Self.settle + ["--occurred", "2020", "--payer", "vendor:acme"]),
                4, "name.unknown", at: "--payer")
            let outcome = try await blotter(
                "lawsuit", "settle", "a-v-b", "--stage", "signed", "--occurred", "2020",
                "--sources", "report")
            expectRefusal(outcome, 4, "name.unknown", at: "<lawsuit>")
            expectRefusal(
                try await blotter(
                    "lawsuit", "close", "lawsuit:nix", "--occurred", "2020", "--sources", "report"),
                4, "name.unknown", at: "<lawsuit>")
        }
    }

    @Test func `a name that is nearly known is proposed`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("vendor", "register", "--name", "Clearview AI"))
            let outcome = try await blotter("vendor", "show", "Clearvue AI")
            expectRefusal(outcome, 4, "name.unknown")
            #expect(
                outcome.errors.contains(
                    "did you mean vendor:clearview-ai (Clearview AI, in 1 event)"))
        }
    }

    @Test func `an id that is nearly one of an untitled record is proposed`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let lines = Lines.source + "\n" + Lines.settlement(stream: "lawsuit:doe-v-city")
            expectSuccess(try await blotter("import", "-", input: lines))
            let outcome = try await blotter("lawsuit", "history", "doe-v-ciyt")
            expectRefusal(outcome, 4, "name.unknown", at: "<lawsuit>")
            #expect(outcome.errors.contains("did you mean lawsuit:doe-v-city (in 1 event)"))
        }
    }

    @Test func `words that were not quoted are told from an id`() async throws {
        let outcome = try await Blotter(environment: [:])(
            "agency", "register", "--name", "Port", "Halden", "--kind", "police", "--level",
            "municipal")
        expectRefusal(outcome, 64, "stream.unwanted", at: "<agency>")
        #expect(outcome.errors.contains(#"as in --name "Port Halden""#))
    }

    @Test func `a name that two bear is taken for neither`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let both = Lines.vendor("one", name: "Acme") + "\n" + Lines.vendor("two", name: "Acme")
            expectSuccess(try await blotter("import", "-", input: both))
            let outcome = try await blotter("vendor", "history", "Acme")
            expectRefusal(outcome, 4, "name.ambiguous", at: "<vendor>")
            #expect(outcome.errors.contains("vendor:one") && outcome.errors.contains("vendor:two"))
        }
    }

    @Test func `an id that is taken is a conflict, and says how to go on`() async throws {
        try await withSource { blotter in
            let outcome = try await blotter(
                "source", "register", "--id", "report", "--kind", "news", "--title", "B",
                "--published-on", "2020")
            expectRefusal(outcome, 5, "stream.exists", at: "--id")
        }
    }

    @Test(arguments: [
        (["lawsui", "list"], "did you mean  blotter lawsuit  ?"),
        (["lawsuit", "settl"], "did you mean  blotter lawsuit settle  ?"),
        (["help", "lawsui"], "did you mean  blotter lawsuit  ?"),
        (["db", "reep"], "there are status, migrate, start, stop, shell"),
        (["nix"], "there are deployment, misidentification, cease-desist, lawsuit"),
    ])
    func `in a command is proposed rightly`(_ words: [String], _ hint: String) async throws {
        let outcome = try await Blotter(environment: [:]).run(words)
        expectRefusal(outcome, 64, "command.unknown")
        #expect(outcome.errors.contains("hint: \(hint)"))
    }

    @Test func `in an option is proposed rightly`() async throws {
        let blotter = Blotter(environment: [:])
        let outcome = try await blotter("lawsuit", "settle", "--mony", "3")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("error: unknown option '--mony'  [command.usage]"))
        #expect(outcome.errors.contains("hint: did you mean '--money'?"))
    }

    @Test(arguments: [
        (["vendor", "list", "--nix", "--format", "json"], 64, "command.usage"),
        (["vendr", "--format=json"], 64, "command.unknown"),
        (
            ["vendor", "register", "--event-id", "nix", "--format", "json"], 64,
            "event-id.unreadable"
        ),
    ])
    func `is told to programs in one line of JSON`(
        _ words: [String], _ status: Int32, _ id: String
    ) async throws {
        let outcome = try await Blotter(environment: [:]).run(words)
        #expect(outcome.status == status)
        #expect(outcome.errors.hasPrefix(#"{"code":\#(status),"type":"exit_error","id":"\#(id)","#))
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        (["replay", "--from", "2020-13"], 64, "point.unreadable", "--from"),
        (["replay", "--from", "2020-06-08T02:30:00"], 64, "point.unreadable", "--from"),
        (["replay", "nix"], 4, "name.unknown", "<subject>"),
        (["event", "show", "@99"], 4, "event.unknown", "<event>"),
        (["event", "show", "nix"], 64, "event.unreadable", "<event>"),
        (["event", "retract", "@99", "--reason", "false"], 4, "event.unknown", "<event>"),
        (["projection", "run", "vender"], 4, "projection.unknown", "<names>"),
        (["explain", "schema", "LawsuitFile"], 4, "type.unknown", "<type>"),
        (
            ["job", "add", "n", "--cron", "@daily", "--action", "x"], 64, "action.unknown",
            "--action"
        ),
        (["job", "add", "A B", "--cron", "@daily"], 64, "job.name", "<name>"),
        (["job", "add", "n", "--cron", "61 * * * *"], 64, "schedule.unreadable", "--cron"),
        (["job", "add", "n", "--every", "5x"], 64, "schedule.unreadable", "--every"),
        (
            ["job", "add", "n", "--cron", "@daily", "--zone", "X/Y"], 64, "schedule.unreadable",
            "--zone"
        ),
        (["job", "add", "n"], 64, "schedule.unclear", "--cron, --every"),
        (["job", "add", "n", "--every", "6h", "--zone", "UTC"], 64, "schedule.zone", "--zone"),
        (["job", "history", "nix"], 4, "job.unknown", "<name>"),
        (["vendor", "show", "nix"], 4, "name.unknown", "<name>"),
        (["vendor", "history", "nix"], 4, "name.unknown", "<vendor>"),
        (["vendor", "show", "x", "--valid-at", "soon"], 64, "date.unreadable", "--valid-at"),
        (["vendor", "register", "--name", "A", "--id", "a b"], 64, "id.unusable", "--id"),
        (["vendor", "register", "acme", "--name", "A"], 64, "stream.unwanted", "<vendor>"),
    ])
    func `outside of an event is refused as well`(
        _ words: [String], _ status: Int32, _ id: String, _ place: String
    ) async throws {
        try await withSource { blotter in
            expectRefusal(try await blotter.run(words), status, id, at: place)
        }
    }
}
