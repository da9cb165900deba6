import EventLog
import Testing

@Suite struct `Canonical JSON` {
    @Test(arguments: [
        ("null", "null"), (" true ", "true"), ("\t[ ]\r\n", "[]"), ("{ }", "{}"), ("0", "0"),
        ("-9007199254740991", "-9007199254740991"), ("9007199254740991", "9007199254740991"),
        (#"{"b":1,"a":[2,{"d":false,"c":null}]}"#, #"{"a":[2,{"c":null,"d":false}],"b":1}"#),
        (#""\u0041\/\u00e9\ud83d\uDE00""#, "\"A/é😀\""),
        (#""\u0008\u0009\u000a\u000c\u000d\u0022\u005c""#, #""\b\t\n\f\r\"\\""#),
        (#""\u0001\u000f\u0010\u001F\u007f""#, "\"\\u0001\\u000f\\u0010\\u001f\u{7F}\""),
        (#"{"\u0061b":1,"a":0,"":2}"#, #"{"":2,"a":0,"ab":1}"#),
    ])
    func `has one spelling for each value`(text: String, expected: String) throws {
        #expect(try canonical(Array(text.utf8)) == Array(expected.utf8))
        #expect(isCanonical(Array(expected.utf8)))
        #expect(isCanonical(Array(text.utf8)) == (text == expected))
    }

    @Test func `is read from a span as from an array`() throws {
        let text = Array(#"{"a":[1,"é"]}"#.utf8)
        let value: Tree = try CanonicalJSON.parse(text)
        #expect(try CanonicalJSON.parse(text.span) == value)
    }

    @Test func `orders keys by UTF-16 code units`() throws {
        // U+FB33 is beyond the surrogates of U+1F602 in UTF-16, and before it as a code point.
        let keys =
            ["", "1", "a", "é", "e\u{301}", "\u{20AC}", "\u{D7FF}", "\u{1F602}"]
            + ["\u{10FFFF}", "\u{E000}", "\u{FB33}", "\u{FFFF}", "\u{FFFF}\u{10000}"]
        let record = Tree.record(
            keys.reversed().map { Tree.Member(key: Tree.Text($0), value: .null) })
        let expected = keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
        let members = expected.map { "\"\($0)\":null" }.joined(separator: ",")
        #expect(try CanonicalJSON.bytes(of: record) == Array("{\(members)}".utf8))
    }

    @Test func `keeps keys apart that Swift calls equal`() throws {
        let text = Array("{\"e\u{301}\":1,\"\u{E9}\":2}".utf8)
        #expect(isCanonical(text))
    }

    @Test(
        arguments: [
            ("1.5", .fraction, 1), ("[0, -0.0]", .fraction, 5), ("1e3", .exponent, 1),
            ("-0", .negativeZero, 1), ("-0E1", .exponent, 1),
            ("9007199254740992", .integerRange, 1), ("[-9007199254740992]", .integerRange, 2),
            ("99999999999999999999999999", .integerRange, 1),
            (#"{"a":1,"b":2,"a":3}"#, .duplicateKey("a"), 14),
            (#"{"b":1,"a":2,"c":3,"\u0062":4}"#, .duplicateKey("b"), 20),
            (#"["\ud83d"]"#, .loneSurrogate, 3), (#""\ude00\ud83d""#, .loneSurrogate, 2),
            (#""\ud83d\u0041""#, .loneSurrogate, 2), (#""é\u0000""#, .nul, 3),
            ("\"\u{0}\"", .nul, 2),
            ("\"a\nb\"", .controlCharacter, 3), ("\u{FEFF}{}", .byteOrderMark, 1),
            ("", .syntax(expected: "a value"), 1), ("[1,]", .syntax(expected: "a value"), 4),
            ("01", .syntax(expected: "a number without leading zero"), 1),
            ("-", .syntax(expected: "a digit"), 2), ("+1", .syntax(expected: "a value"), 1),
            ("nul", .syntax(expected: "null"), 1),
            ("truer", .syntax(expected: "the end of the text"), 5),
            ("{} {}", .syntax(expected: "the end of the text"), 4),
            ("[1 2]", .syntax(expected: "a comma or ]"), 4),
            (#"{"a":1 "b":2}"#, .syntax(expected: "a comma or }"), 8),
            (#"{"a" 1}"#, .syntax(expected: "a colon"), 6),
            ("{a:1}", .syntax(expected: "a key in quotes"), 2),
            (#"{"a":1,}"#, .syntax(expected: "a key in quotes"), 8),
            (#"["a"#, .syntax(expected: "a closing quote"), 4),
            (#""\u12G4""#, .syntax(expected: "four hexadecimal digits"), 6),
            (#""\x""#, .syntax(expected: #"an escape: \" \\ \/ \b \f \n \r \t \uXXXX"#), 2),
        ] as [(String, CanonicalJSONError.Rule, Int)])
    func `names the rule that a text breaks and the column`(
        text: String, rule: CanonicalJSONError.Rule, column: Int
    ) throws {
        let error = try #require(throws: CanonicalJSONError.self) {
            try CanonicalJSON.parse(Array(text.utf8), as: Tree.self)
        }
        #expect(error.rule == rule)
        guard case .text(_, 1, let found) = error.place else {
            Issue.record("not on the first line: \(error)")
            return
        }
        #expect(found == column)
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0xAF], [0xC3], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF],
        ] as [[UInt8]])
    func `refuses bytes that are not UTF-8`(bytes: [UInt8]) throws {
        let quote = UInt8(ascii: "\"")
        let error = try #require(throws: CanonicalJSONError.self) {
            try CanonicalJSON.parse([quote] + bytes + [quote], as: Tree.self)
        }
        #expect(error == CanonicalJSONError.at(offset: 1, line: 1, column: 2, .invalidUTF8))
    }

    @Test func `counts lines from 1 and columns in characters`() throws {
        let text = "{\n  \"názov\": \"čaj\",\n  \"únia\": 1.5\n}"
        let error = try #require(throws: CanonicalJSONError.self) {
            try CanonicalJSON.parse(Array(text.utf8), as: Tree.self)
        }
        #expect(error == CanonicalJSONError.at(offset: 33, line: 3, column: 11, .fraction))
        #expect(
            error.description == """
                line 3, column 11: a number has a fraction, and only whole numbers are admitted; \
                write money as a decimal string, e.g. "1234.50"
                """)
    }

    @Test func `nests 32 deep and no deeper`() throws {
        let deepest =
            Array(repeating: UInt8(ascii: "["), count: 32)
            + Array(repeating: UInt8(ascii: "]"), count: 32)
        #expect(isCanonical(deepest))
        let deeper = [UInt8(ascii: "[")] + deepest + [UInt8(ascii: "]")]
        #expect(brokenRule(deeper) == .tooDeep(limit: 32))
        let bottomless = Array(repeating: UInt8(ascii: "["), count: 100_000)
        #expect(brokenRule(bottomless) == .tooDeep(limit: 32))
        let value: Tree = try CanonicalJSON.parse(deepest)
        #expect(throws: CanonicalJSONError.self) {
            try CanonicalJSON.bytes(of: Tree.list([value]))
        }
        #expect(throws: CanonicalJSONError.self) {
            try CanonicalJSON.parse(deepest, as: Tree.self, depth: 31)
        }
    }

    @Test func `has at most 65,535 bytes unless told otherwise`() throws {
        let longest = Tree.text(Tree.Text(String(repeating: "x", count: 65_533)))
        let bytes = try CanonicalJSON.bytes(of: longest)
        #expect(bytes.count == 65_535)
        #expect(try CanonicalJSON.parse(bytes) == longest)
        let long = bytes.dropLast() + [UInt8(ascii: "x"), UInt8(ascii: "\"")]
        let error = try #require(throws: CanonicalJSONError.self) {
            try CanonicalJSON.parse(Array(long), as: Tree.self)
        }
        #expect(error.rule == .tooLong(bytes: 65_536, limit: 65_535))
        #expect(try canonical(Array(long), limit: 65_536).count == 65_536)
    }

    @Test(
        arguments: [
            (
                .record([.init(key: "a", value: .list([.null, .number(1 << 53)]))]), .integerRange,
                "a[1]"
            ),
            (.list([.record([.init(key: "x", value: .text("\u{0}"))])]), .nul, "[0].x"),
            (.number(.min), .integerRange, ""),
            (
                .record([.init(key: "p", value: .record([.init(key: "\u{0}", value: .null)]))]),
                .nul,
                "p.\u{0}"
            ),
            (
                .record([
                    .init(key: "b", value: .null), .init(key: "a", value: .null),
                    .init(key: "b", value: .null),
                ]), .duplicateKey("b"), ""
            ),
        ] as [(Tree, CanonicalJSONError.Rule, String)])
    func `names the path to a value that it cannot write`(
        value: Tree, rule: CanonicalJSONError.Rule, path: String
    ) throws {
        let error = try #require(throws: CanonicalJSONError.self) {
            try CanonicalJSON.bytes(of: value)
        }
        #expect(error.rule == rule)
        #expect(error.place == .value(path: path))
    }
}
