import TestSupport
import Testing

/// One line that an import must refuse, and how.
struct BadLine: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let id: String
    let place: String

    init(_ what: String, _ line: String, _ id: String, at place: String) {
        self.init(what, bytes: Array(line.utf8), id, at: place)
    }

    init(_ what: String, bytes: [UInt8], _ id: String, at place: String) {
        testDescription = what
        self.bytes = bytes
        self.id = id
        self.place = place
    }

    static let all: [BadLine] = [
        BadLine("broken JSON", "{broken", "json.refused", at: ":3:2"),
        BadLine(
            "invalid UTF-8",
            bytes: Array(#"{"data":{"name":"A"#.utf8) + [0xFF] + Array(#""}}"#.utf8),
            "json.refused", at: ":3:19"),
        BadLine("NUL, escaped", Lines.vendor("x", name: "A\\u0000"), "json.refused", at: ":3:19"),
        BadLine("NUL, as it is", Lines.vendor("x", name: "A\u{0}"), "json.refused", at: ":3:19"),
        BadLine(
            "a lone surrogate", Lines.vendor("x", name: "\\ud800"), "json.refused", at: ":3:18"),
        BadLine("a fraction", Lines.vendor("x", extra: #","n":1.5"#), "json.refused", at: ":3:53"),
        BadLine(
            "a key twice", Lines.vendor("x", extra: #","name":"y""#), "json.refused", at: ":3:49"),
        BadLine("no object", "[]", "line.shape", at: ":3"),
        BadLine(
            "a member beside the others", "{\"by\":\"me\"," + Lines.vendor("x").dropFirst(),
            "line.field", at: ":3"),
        BadLine(
            "no type", Lines.vendor("x").replacing(#","type":"VendorRegistered""#, with: ""),
            "line.missing", at: ":3"),
        BadLine(
            "what continues nothing",
            Lines.vendor("x").replacing("VendorRegistered", with: "EntityRenamed"),
            "stream.unknown", at: ":3"),
        BadLine(
            "an unknown type", Lines.settlement(type: "SettlementReachd"), "type.unknown", at: ":3"),
        BadLine(
            "an unknown kind", Lines.settlement(stream: "suit:a"), "stream.unreadable", at: ":3"),
        BadLine(
            "an unknown field", Lines.vendor("x", extra: #","nam":"y""#), "field.unknown",
            at: ":3, nam"),
        BadLine("an unknown entity", Lines.settlement(), "reference.unknown", at: ":3"),
        BadLine(
            "a date that is none", Lines.settlement(occurred: "01/02/2020"), "date.unreadable",
            at: ":3, occurred"),
        BadLine(
            "an end before its start", Lines.settlement(occurred: "2020-05/2020-01"),
            "date.unreadable", at: ":3, occurred"),
        BadLine(
            "an unknown currency", Lines.settlement(money: Lines.money("5", "XYZ")),
            "money.currency", at: ":3, money[0]"),
        BadLine(
            "a negative amount", Lines.settlement(money: Lines.money("-5")), "money.negative",
            at: ":3, money[0]"),
        BadLine(
            "a settlement as a finding", Lines.settlement(force: "finding"), "legal_force.finding",
            at: ":3, legal_force"),
        BadLine(
            "more than 65,535 bytes",
            Lines.vendor(
                "x",
                extra: #","aliases":["#
                    + (0..<200).map {
                        #"{"kind":"name","text":"\#(String(repeating: "ä", count: 280))\#($0)"}"#
                    }.joined(separator: ",") + "]"), "event.too-long", at: ":3"),
        BadLine(
            "a stream that exists", Lines.vendor("good", name: "Other"), "stream.exists", at: ":3"),
    ]
}

@Suite struct `Importing what breaks a rule` {
    @Test func `of one record, the first twenty errors are told, and that there may be more`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let id = "018f0000-0000-7000-8000-000000000001"
            let vendor = #"{"event_id":"\#(id)","# + Lines.vendor("acme").dropFirst()
            let amendments = (1...30).map { number in
                Lines.settlement(
                    money: Lines.money("5"), occurred: "\(1990 + number)", type: "SettlementAmended"
                )
                .replacing(#""stage""#, with: #""supersedes":"\#(id)","stage""#)
            }
            let input = ([Lines.source, vendor, Lines.settlement()] + amendments)
                .joined(separator: "\n")
            let outcome = try await blotter("import", "-", input: input)
            #expect(outcome.status == 65)
            #expect(outcome.errors.contains("20 errors found; nothing was recorded."))
            #expect(
                outcome.errors.contains(
                    "Of lawsuit:a-v-b, the first 20 remarks and errors are told."))
            #expect(try await blotter("export").output == "")
        }
    }

    @Test(arguments: BadLine.all)
    func `is refused with file, line and rule, and nothing is recorded`(_ bad: BadLine) async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let folder = try ScratchFolder()
            let file = try folder.file(
                "in.ndjson", Array("\(Lines.vendor("good"))\n\n".utf8) + bad.bytes + [0x0A])
            expectRefusal(try await blotter("import", file), 65, bad.id, at: file + bad.place)
            #expect(try await blotter("export").output == "")
        }
    }

    @Test func `a file that is missing or a folder cannot be read`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let folder = try ScratchFolder()
            let missing = folder.path + "/missing"
            expectRefusal(try await blotter("import", missing), 66, "input.unreadable", at: missing)
            expectRefusal(
                try await blotter("import", folder.path), 66, "input.unreadable", at: folder.path)
        }
    }

    @Test func `the second of two files keeps the first from being recorded`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let folder = try ScratchFolder()
            let good = try folder.file("good", "\(Lines.vendor("good"))\n".utf8)
            let bad = try folder.file("bad", "{\n".utf8)
            expectRefusal(
                try await blotter("import", good, bad), 65, "json.refused", at: "\(bad):1:2")
            #expect(try await blotter("export").output == "")
        }
    }

    @Test func `what comes too early is reported once, with its beginning`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let folder = try ScratchFolder()
            let names = try folder.file(
                "names",
                "\(Lines.product("a", of: "acme"))\n\(Lines.product("b", of: "acme"))\n".utf8)
            let vendors = try folder.file("vendors", "\(Lines.vendor("acme"))\n".utf8)
            let early = try await blotter("import", names, vendors)
            expectRefusal(early, 65, "reference.unknown", at: "\(names):1")
            #expect(early.errors.contains("vendor:acme does not exist yet: \(vendors):1 begins it"))
            #expect(!early.errors.contains("\(names):2"))
            #expect(!early.errors.contains("stream.exists"))
            expectSuccess(try await blotter("import", vendors, names))
        }
    }

    @Test func `a line given twice is one event, an id with other content in one import none`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let other = "\(line("Acme"))\n\(line("Other"))\n"
            expectRefusal(
                try await blotter("import", "-", input: other), 65, "event-id.repeated", at: "-:2")
            let twice = "\(line("Acme"))\n\(line("Acme"))\n"
            expectSuccess(try await blotter("import", "-", input: twice))
            #expect(try await blotter("export").lines.count == 1)
        }
    }

    @Test(arguments: [#""event_id":5"#, #""event_id":null"#, #""schema_version":"1""#])
    func `a member of another type is not passed over`(_ member: String) async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let line = "{\(member)," + Lines.vendor("acme").dropFirst()
            expectRefusal(
                try await blotter("import", "-", input: line), 65, "line.member", at: "-:1")
        }
    }

    private func line(_ name: String) -> String {
        let id = "018f0000-0000-7000-8000-000000000001"
        return #"{"event_id":"\#(id)","# + Lines.vendor("acme", name: name).dropFirst()
    }

    @Test func `an id with other content is a conflict`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: line("Acme")))
            let again = expectSuccess(try await blotter("import", "-", input: line("Acme")))
            #expect(again.output == "Recorded 0 events; 1 was recorded already.\n")
            expectRefusal(
                try await blotter("import", "-", input: line("Other")), 5, "log.id-reused")
        }
    }

    @Test func `what is not recorded yet is named by its line, what is by its position`()
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let settlements = ["1", "2", "3"].map { Lines.settlement(money: Lines.money($0)) }
            let lines = [Lines.source, Lines.vendor("x"), settlements[0], settlements[1]]
            let dry = expectSuccess(
                try await blotter(
                    "import", "--dry-run", "-", input: lines.joined(separator: "\n")))
            #expect(dry.errors.contains("settlement of the same payer at -:3"), "\(dry.errors)")
            expectSuccess(
                try await blotter("import", "-", input: lines[..<3].joined(separator: "\n")))
            let again = expectSuccess(try await blotter("import", "-", input: settlements[2]))
            #expect(again.errors.contains("settlement of the same payer at @3"), "\(again.errors)")
        }
    }
}
