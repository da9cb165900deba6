/// A sum of money as an event states it: exact decimal, with currency, kind and precision.
///
/// There is no sum over currencies, and none over kinds: what was demanded is not what was paid.
public struct Money: Sendable, Hashable {
    /// How exactly the amount is known.
    public enum Precision: String, Sendable, CaseIterable {
        /// To the last digit that is written.
        case exact
        /// About that sum, off by an unknown amount to either side: `~`.
        case approximate = "approx"
        /// That sum or more: `>=`.
        case atLeast = "at_least"
        /// That sum or less, as penalties and contracts with a ceiling are stated: `<=`.
        case upTo = "up_to"
        /// Kept from the public: neither amount nor currency need be known.
        case undisclosed
    }

    /// The amount; nil where it is undisclosed, or only its range is known.
    public let amount: Amount?
    /// The currency's code (ISO 4217).
    public let currency: Currency?
    /// What the money is: a word of the vocabulary "money kind".
    public let kind: String
    /// How exactly the amount is known.
    public let precision: Precision
    /// The least and greatest amount, where a range is known.
    public let minimum, maximum: Amount?

    /// Reads the money of an event's data; nil where it is not money.
    public init?(_ record: Record) {
        guard let kind = record.text("kind"),
            let precision = Precision(rawValue: record.text("precision") ?? "exact")
        else { return nil }
        let currency = record.text("currency").flatMap(Currency.init)
        guard currency != nil || precision == .undisclosed else { return nil }
        amount = record.text("amount").flatMap(Amount.init)
        minimum = record.text("min").flatMap(Amount.init)
        maximum = record.text("max").flatMap(Amount.init)
        (self.currency, self.kind, self.precision) = (currency, kind, precision)
    }

    /// Reads `550000000 USD`, `USD 550,000,000`, `US$650 million`, `€20 million`,
    /// `~33.7 million USD`, `up to 500 EUR`, `1 million to 2 million USD`, `undisclosed`; else nil.
    public init?(person written: String, kind: String) {
        let typed = Self.named(written).lowercased().split(separator: " ").map(String.init)
        guard let (bound, _, rest) = Count.bound(of: typed) else { return nil }
        var words = rest
        let precision: Precision =
            switch bound {
            case .atLeast: .atLeast
            case .atMost: .upTo
            case .approximate: .approximate
            case .exact, .unspecified: .exact
            }
        let place = words.firstIndex { Currency($0.uppercased()) != nil }
        let currency = place.flatMap { Currency(words.remove(at: $0).uppercased()) }
        (self.currency, self.kind) = (currency, kind)
        if precision == .exact, words.map({ $0.lowercased() }) == ["undisclosed"] {
            (amount, minimum, maximum, self.precision) = (nil, nil, nil, .undisclosed)
            return
        }
        guard currency != nil else { return nil }
        if let range = Self.range(words) {
            // Only that it lies between the two is known.
            guard precision == .exact else { return nil }
            (amount, minimum, maximum) = (nil, range.minimum, range.maximum)
            self.precision = .approximate
            return
        }
        guard let amount = Self.amount(words) else { return nil }
        (self.amount, minimum, maximum, self.precision) = (amount, nil, nil, precision)
    }

    /// Whether a currency stands in what was typed, by its code or by a sign that is its own.
    public static func namesCurrency(_ written: String) -> Bool {
        named(written).split(separator: " ").contains { Currency($0.uppercased()) != nil }
    }

    /// The text with codes for those signs that stand for one currency, and a code apart from the
    /// digits that it was written against. `$` and `£` stand for several.
    static func named(_ written: String) -> String {
        var text = written.replacing("US$", with: "USD ").replacing("€", with: "EUR ")
        for match in text.matches(of: /\b([A-Za-z]{3})([0-9])/).reversed()
        where Currency(match.1.uppercased()) != nil {
            text.insert(" ", at: match.1.endIndex)
        }
        return text
    }

    /// `1 million to 2 million`, `between 5 and 7`; of `1 to 2 million` nobody knows the first.
    private static func range(_ words: [String]) -> (minimum: Amount, maximum: Amount)? {
        let isBetween = words.first?.lowercased() == "between"
        let words = isBetween ? Array(words.dropFirst()) : words
        guard let joint = words.firstIndex(where: { $0.lowercased() == (isBetween ? "and" : "to") })
        else { return nil }
        let (low, high) = (Array(words[..<joint]), Array(words[(joint + 1)...]))
        guard low.count == high.count, let minimum = amount(low), let maximum = amount(high) else {
            return nil
        }
        return (minimum, maximum)
    }

    private static func amount(_ words: [String]) -> Amount? {
        let scales = [
            "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9,
        ]
        var words = words
        // `1.5m` and `300K` stand for `1.5 m` and `300 k`.
        if words.count == 1, let place = words[0].firstIndex(where: \.isLetter) {
            words = [String(words[0][..<place]), String(words[0][place...])]
        }
        guard let digits = words.first?.ungrouped, words.count <= 2, Amount(digits) != nil else {
            return nil
        }
        guard words.count == 2 else { return Amount(digits) }
        guard let zeros = scales[words[1].lowercased()] else { return nil }
        let parts = digits.split(separator: ".").map(String.init)
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.utf8.count <= zeros else { return nil }
        let shifted =
            parts[0] + fraction
            + String(repeating: "0", count: zeros - fraction.utf8.count)
        return Amount(String(shifted.drop { $0 == "0" }))
    }

    /// The money as an event's data holds it.
    public var record: Record {
        Record(known: [
            "amount": amount.map { .text($0.description) },
            "currency": currency.map { .text($0.code) }, "kind": .text(kind),
            "max": maximum.map { .text($0.description) },
            "min": minimum.map { .text($0.description) },
            "precision": .text(precision.rawValue),
        ])
    }
}

extension Money: CustomStringConvertible {
    /// As people say it: `550,000,000 USD`, `about 33,700,000 USD`, `undisclosed`.
    public var description: String {
        let code = currency.map { " " + $0.code } ?? ""
        guard let amount else {
            guard let minimum, let maximum else { return "undisclosed" }
            return "\(minimum.phrase) to \(maximum.phrase)\(code)"
        }
        let figure = amount.phrase + code
        return switch precision {
        case .exact, .undisclosed: figure
        case .approximate: "about \(figure)"
        case .atLeast: "at least \(figure)"
        case .upTo: "up to \(figure)"
        }
    }
}
