extension Count {
    /// Reads a count as people write it: `28`, `at least 3,000,000,000`, `more than 600`, `about 30`,
    /// `3 million`, `none`, `two dozen`, `numerous`.
    ///
    /// A word without a number is taken only where it is known to have none: what `banana` means, or
    /// a number that nobody could read, must not stand in the log as "unspecified". The source's own
    /// words are kept where the figure does not say them again.
    public init?(person written: String) {
        let text = written.trimmed
        let words = text.lowercased().split(separator: " ").map(String.init)
        if Self.withoutNumber.contains(words.joined(separator: " ")) {
            self.init(nil, .unspecified, text: text)
            return
        }
        guard let (bound, isPlain, rest) = Self.bound(of: words), let value = Self.number(rest),
            bound == .exact || rest.first?.first?.isNumber == true || value > 0
        else { return nil }
        let isSaidAgain = isPlain && rest.first?.first?.isNumber == true
        let isNumberWord = bound == .exact && rest.count == 1
        self.init(value, bound, text: isSaidAgain || isNumberWord ? nil : text)
    }

    /// Words for a quantity of which no number is known.
    private static let withoutNumber: Set<String> = [
        "a couple", "a few", "a handful", "a lot", "a number", "a series", "countless", "dozens",
        "few", "hundreds", "hundreds of thousands", "hundreds of millions", "lots", "many",
        "millions", "multiple", "not known", "numerous", "scores", "several", "some",
        "tens of thousands", "tens of millions", "thousands", "undisclosed", "unknown",
        "unspecified", "various", "widely used",
    ]

    /// What stands before or behind a number and says how it is meant; plain is what is said again
    /// when the count is printed.
    private static let before: [(words: [String], bound: Bound, isPlain: Bool)] = [
        (["at", "least"], .atLeast, true), (["more", "than"], .atLeast, false),
        (["no", "fewer", "than"], .atLeast, false), (["no", "less", "than"], .atLeast, false),
        (["over"], .atLeast, false), (["upwards", "of"], .atLeast, false),
        (["at", "most"], .atMost, true), (["up", "to"], .atMost, false),
        (["no", "more", "than"], .atMost, false), (["fewer", "than"], .atMost, false),
        (["less", "than"], .atMost, false), (["under"], .atMost, false),
        (["about"], .approximate, true), (["almost"], .approximate, false),
        (["approx"], .approximate, false), (["approx."], .approximate, false),
        (["approximately"], .approximate, false), (["around"], .approximate, false),
        (["ca."], .approximate, false), (["circa"], .approximate, false),
        (["nearly"], .approximate, false), (["roughly"], .approximate, false),
        (["some"], .approximate, false), (["exactly"], .exact, true),
    ]
    private static let behind: [(words: [String], bound: Bound)] = [
        (["or", "more"], .atLeast), (["and", "more"], .atLeast), (["or", "fewer"], .atMost),
        (["or", "less"], .atMost),
    ]
    private static let signs: [(sign: String, bound: Bound)] = [
        (">=", .atLeast), ("≥", .atLeast), ("<=", .atMost), ("≤", .atMost), ("~", .approximate),
        ("≈", .approximate),
    ]

    static func bound(
        of words: [String]
    ) -> (bound: Bound, isPlain: Bool, rest: [String])? {
        guard let first = words.first, let last = words.last else { return nil }
        for (sign, bound) in signs where first.hasPrefix(sign) {
            let rest = String(first.dropFirst(sign.count))
            return (bound, true, (rest.isEmpty ? [] : [rest]) + words.dropFirst())
        }
        if let found = before.first(where: { words.starts(with: $0.words) }) {
            return (found.bound, found.isPlain, Array(words.dropFirst(found.words.count)))
        }
        if let found = behind.first(where: { words.suffix(2) == $0.words[...] }) {
            return (found.bound, false, words.dropLast(2))
        }
        if last.hasSuffix("+") {
            return (.atLeast, false, words.dropLast() + [String(last.dropLast())])
        }
        return (.exact, true, words)
    }

    private static func number(_ words: [String]) -> Int64? {
        guard let last = words.last else { return nil }
        if let factor = scales[last], words.count > 1 {
            return scaled(words.dropLast(), by: factor)
        }
        if let number = numberWords[words.joined(separator: " ")] { return number }
        let written = words.joined(separator: " ")
        guard !written.hasPrefix("+"), !written.hasPrefix("-") else { return nil }
        return Int64(person: written)
    }

    /// `1.5 million`, `two hundred`, `two dozen`: as long as a whole number comes of it.
    private static func scaled(_ words: ArraySlice<String>, by factor: Int64) -> Int64? {
        let written = words.joined(separator: " ")
        if let number = written == "a" ? 1 : numberWords[written] { return number * factor }
        guard let number = written.ungrouped, number.first?.isNumber == true else { return nil }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
            let digits = Int64(parts.joined())
        else { return nil }
        let decimals = parts.dropFirst().first?.count ?? 0
        guard decimals <= 9 else { return nil }
        var divisor: Int64 = 1
        for _ in 0..<decimals { divisor *= 10 }
        let (product, overflows) = digits.multipliedReportingOverflow(by: factor)
        guard !overflows, product.isMultiple(of: divisor) else { return nil }
        return product / divisor
    }

    private static let scales: [String: Int64] = [
        "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000,
        "billion": 1_000_000_000,
    ]

    private static let numberWords: [String: Int64] = {
        let small = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen",
        ]
        let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        var words: [String: Int64] = ["no": 0, "none": 0, "zero": 0]
        for (place, word) in small.enumerated() { words[word] = Int64(place + 1) }
        for (place, word) in tens.enumerated() {
            let ten = Int64(10 * (place + 2))
            words[word] = ten
            for (unit, name) in small.prefix(9).enumerated() {
                words["\(word)-\(name)"] = ten + Int64(unit + 1)
            }
        }
        return words
    }()
}
