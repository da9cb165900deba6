/// A value inside an event's data: what canonical JSON under the log's strict profile can hold.
///
/// Numbers are whole, within ±(2^53 − 1); money and every other fraction is text (RFC 8785 section
/// 3.2.2.3 would otherwise hang a proof on the rounding of a float).
public enum Value: Sendable, Hashable {
    /// Stated to be unknown; in the patch of a correction, taken away (RFC 7396 section 1).
    case null
    /// `true` or `false`; what may also be unknown is a word instead.
    case flag(Bool)
    /// A whole number within ±(2^53 − 1).
    case number(Int64)
    /// Text without U+0000; dates, sums of money and references are text.
    case text(String)
    /// Elements in their order, which counts.
    case list([Value])
    /// Members by key; their order says nothing.
    case record(Record)
}

extension Value {
    /// The text, where the value is text.
    public var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The whole number, where the value is one.
    public var number: Int64? { if case .number(let number) = self { number } else { nil } }

    /// The flag, where the value is one.
    public var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }

    /// The elements, where the value is a list; otherwise none.
    public var elements: [Value] { if case .list(let elements) = self { elements } else { [] } }

    /// The members, where the value is a record.
    public var record: Record? { if case .record(let record) = self { record } else { nil } }

    /// Whether the value is null, which says "stated to be unknown" and is not an absent member.
    public var isNull: Bool { if case .null = self { true } else { false } }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral text: String) { self = .text(text) }
    public init(integerLiteral number: Int64) { self = .number(number) }
    public init(booleanLiteral flag: Bool) { self = .flag(flag) }
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
    public init(dictionaryLiteral members: (String, Value)...) {
        self = .record(Record(members.map { (key: $0.0, value: $0.1) }))
    }
}
