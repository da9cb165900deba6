import EventLog
import Testing

@Suite(.enabled(if: PublishedVectors.exist, "the published vectors are not beside the repository"))
struct `Canonical JSON against published vectors` {
    @Test(arguments: ["arrays", "french", "unicode", "weird"])
    func `a pair of cyberphone's comes out byte for byte`(name: String) throws {
        let output = try PublishedVectors.bytes("cyberphone-jcs/output/\(name).json")
        #expect(
            try canonical(PublishedVectors.bytes("cyberphone-jcs/input/\(name).json")) == output)
        #expect(isCanonical(output))
    }

    @Test(arguments: ["structures", "values"])
    func `a pair of cyberphone's with fractions is refused`(name: String) throws {
        #expect(
            brokenRule(try PublishedVectors.bytes("cyberphone-jcs/input/\(name).json"))
                == .fraction)
    }

    @Test func `a canonical number of cyberphone's is admitted only where it is whole`() throws {
        let lines = try PublishedVectors.bytes("cyberphone-jcs/es6numbers-first10000.txt")
            .split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 10_000)
        for line in lines {
            let number = line.drop { $0 != UInt8(ascii: ",") }.dropFirst()
            let isWhole = Int64(String(decoding: number, as: UTF8.self)).map {
                $0.magnitude < 1 << 53
            }
            #expect(isCanonical(Array(number)) == (isWhole ?? false))
        }
    }

    @Test func `what every parser must accept is refused by the profile alone`() throws {
        let names = try PublishedVectors.names(in: "json-test-suite/test_parsing")
            .filter { $0.hasPrefix("y_") }
        #expect(names.count == 95)
        for name in names {
            let text = try PublishedVectors.bytes("json-test-suite/test_parsing/\(name)")
            #expect(brokenRule(text) == Self.refusals[name.dropFirst(2).dropLast(5)], "\(name)")
        }
    }

    @Test(arguments: ["n_", "i_"])
    func `what a parser must not accept, or need not, is refused`(prefix: String) throws {
        let names = try PublishedVectors.names(in: "json-test-suite/test_parsing")
            .filter { $0.hasPrefix(prefix) }
        #expect(names.count > 30)
        for name in names {
            let text = try PublishedVectors.bytes("json-test-suite/test_parsing/\(name)")
            #expect(brokenRule(text) != nil, "\(name)")
        }
    }

    @Test func `what parsers are known to change is refused or kept`() throws {
        let folder = "json-test-suite/test_transform"
        let kept = try PublishedVectors.names(in: folder).filter {
            brokenRule(try PublishedVectors.bytes("\(folder)/\($0)")) == nil
        }
        #expect(
            kept == [
                "number_1000000000000000.json", "object_key_nfc_nfd.json",
                "object_key_nfd_nfc.json",
            ])
        let composed = try canonical(PublishedVectors.bytes("\(folder)/object_key_nfc_nfd.json"))
        let decomposed = try canonical(PublishedVectors.bytes("\(folder)/object_key_nfd_nfc.json"))
        #expect(composed == decomposed)
        #expect(composed == Array("{\"e\u{301}\":\"NFD\",\"\u{E9}\":\"NFC\"}".utf8))
    }

    /// Valid JSON that the profile refuses, by the name of its file.
    static let refusals: [Substring: CanonicalJSONError.Rule] = [
        "number": .exponent,
        "number_0e+1": .exponent,
        "number_0e1": .exponent,
        "number_double_close_to_zero": .fraction,
        "number_int_with_exp": .exponent,
        "number_minus_zero": .negativeZero,
        "number_negative_zero": .negativeZero,
        "number_real_capital_e": .exponent,
        "number_real_capital_e_neg_exp": .exponent,
        "number_real_capital_e_pos_exp": .exponent,
        "number_real_exponent": .exponent,
        "number_real_fraction_exponent": .fraction,
        "number_real_neg_exp": .exponent,
        "number_real_pos_exponent": .exponent,
        "number_simple_real": .fraction,
        "object_duplicated_key": .duplicateKey("a"),
        "object_duplicated_key_and_value": .duplicateKey("a"),
        "object_escaped_null_in_key": .nul,
        "object_extreme_numbers": .fraction,
        "string_null_escape": .nul,
        "structure_lonely_negative_real": .fraction,
    ]
}
