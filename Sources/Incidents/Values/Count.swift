/// A quantity of things, with how exactly it is known; "numerous" is one that has no number.
public struct Count: Sendable, Hashable {
    /// How the number stands to the quantity.
    public enum Bound: String, Sendable, CaseIterable {
        /// That many: counted, or stated as if it had been.
        case exact
        /// That many or more: `>=`.
        case atLeast = "at_least"
        /// That many or fewer: `<=`.
        case atMost = "at_most"
        /// About that many, off by an unknown amount to either side: `~`.
        case approximate = "approx"
        /// No number at all: "numerous", "several".
        case unspecified
    }

    /// The number; nil where none is given.
    public let value: Int64?
    /// How the number stands to the quantity.
    public let bound: Bound
    /// The source's own word: "numerous", "nearly one million".
    public let text: String?

    /// Makes a count; nil where a number is negative, or missing from a bound that needs one.
    public init?(_ value: Int64?, _ bound: Bound = .exact, text: String? = nil) {
        guard (value == nil) == (bound == .unspecified), value ?? 0 >= 0 else { return nil }
        self.value = value
        self.bound = bound
        self.text = text
    }

    /// Reads the count of an event's data; nil where it is not one.
    public init?(_ record: Record) {
        guard let bound = record.text("bound").flatMap(Bound.init(rawValue:)) else { return nil }
        self.init(record.number("value"), bound, text: record.text("text"))
    }

    /// The count as an event's data holds it.
    public var record: Record {
        Record(known: [
            "bound": .text(bound.rawValue), "text": text.map(Value.text),
            "value": value.map(Value.number),
        ])
    }
}

extension Count: CustomStringConvertible {
    /// As people say it: `28`, `at least 3,000,000,000`, `an unspecified number ("numerous")`.
    public var description: String {
        let said = text.map { " (\"\($0)\")" } ?? ""
        guard let value else { return "an unspecified number" + said }
        let number = String(value).grouped
        return switch bound {
        case .exact, .unspecified: number + said
        case .atLeast: "at least \(number)\(said)"
        case .atMost: "at most \(number)\(said)"
        case .approximate: "about \(number)\(said)"
        }
    }
}
