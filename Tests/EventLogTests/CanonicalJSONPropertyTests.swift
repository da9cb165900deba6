import EventLog
import Testing

@Suite struct `Canonical JSON of random values` {
    @Test(arguments: 0..<20)
    func `is read back as the same value, however it was spelled`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for _ in 0..<100 {
            let value = random.tree(depth: 4)
            let bytes = try CanonicalJSON.bytes(of: value)
            #expect(isCanonical(bytes))
            let readBack: Tree = try CanonicalJSON.parse(bytes)
            #expect(try CanonicalJSON.bytes(of: readBack) == bytes)
            let respelled = random.spelling(of: value)
            #expect(try canonical(Array(respelled.utf8), limit: 1 << 20) == bytes)
        }
    }

    @Test(arguments: 0..<20)
    func `is refused or admitted when damaged, and never misread`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for _ in 0..<500 {
            var bytes = try CanonicalJSON.bytes(of: random.tree(depth: 3))
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
                in: 0...255, using: &random)
            if Bool.random(using: &random) {
                bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
            }
            guard brokenRule(bytes) == nil else { continue }
            // What is admitted has one spelling, and that spelling is a fixed point.
            #expect(isCanonical(try canonical(bytes)))
        }
    }
}

/// A generator whose sequence a seed fixes (Steele, Lea, Flood: SplitMix64).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func upTo(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    mutating func text() -> String {
        let alphabet = [
            "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\u{1}", "\u{1F}", "\u{7F}", "é",
            "e\u{301}", "\u{20AC}", "\u{D7FF}", "\u{E000}", "\u{FB33}", "\u{FFFF}", "\u{1F602}",
            "\u{10FFFF}",
        ]
        return (0..<upTo(20)).map { _ in alphabet[upTo(alphabet.count)] }.joined()
    }

    mutating func tree(depth: Int) -> Tree {
        switch upTo(depth > 0 ? 7 : 5) {
        case 0: return .null
        case 1: return .flag(Bool.random(using: &self))
        case 2: return .number(Int64.random(in: -(1 << 53) + 1...(1 << 53) - 1, using: &self))
        case 3: return .number(Int64(upTo(100)))
        case 4: return .text(Tree.Text(text()))
        case 5: return .list((0..<upTo(5)).map { _ in tree(depth: depth - 1) })
        default:
            let keys = Set((0..<upTo(12)).map { _ in Tree.Text(text()) })
            return .record(
                keys.sorted { $0.string.utf8.lexicographicallyPrecedes($1.string.utf8) }
                    .shuffled(using: &self)
                    .map { Tree.Member(key: $0, value: tree(depth: depth - 1)) })
        }
    }

    /// One of the many spellings of a value.
    mutating func spelling(of value: Tree) -> String {
        let space = [" ", "", "\n", "\t\r"][upTo(4)]
        switch value {
        case .null: return space + "null" + space
        case .flag(let flag): return space + String(flag) + space
        case .number(let number): return space + String(number) + space
        case .text(let text): return space + quoted(text.string) + space
        case .list(let elements):
            return space + "[\(elements.map { spelling(of: $0) }.joined(separator: ","))\(space)]"
        case .record(let members):
            let spelled = members.shuffled(using: &self).map { member in
                "\(space)\(quoted(member.key.string))\(space):\(spelling(of: member.value))"
            }
            return "{\(spelled.joined(separator: ","))\(space)}\(space)"
        }
    }

    mutating func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x20, scalar != "\"", scalar != "\\", Bool.random(using: &self) {
                result.unicodeScalars.append(scalar)
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &self))
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            }
        }
        return result + "\""
    }
}
