/// What a field may hold. Command-line options, validation, JSON Schema and the catalogue read it.
public indirect enum FieldType: Sendable {
    /// Text of 1 to `maximum` Unicode scalars, without control characters but tab and line feed; up
    /// to 300 is a line, and has neither.
    case text(maximum: Int)
    /// A day, span or uncertain date in EDTF (ISO 8601-2:2019), levels 0 and 1 with `X` digits.
    case date
    /// A whole number within the range.
    case number(ClosedRange<Int64>)
    /// A quantity of things with how exactly it is known: {value, bound, text}.
    case count
    /// An amount with currency, kind and precision; `kinds` are those that fit here.
    case money(kinds: Vocabulary)
    /// One word of a controlled vocabulary.
    case term(Vocabulary)
    /// A stream of one of the kinds, `kind:id`.
    case reference([StreamKind])
    /// The id of an earlier event (UUID, RFC 9562, lower case).
    case event
    /// An absolute http or https address.
    case address
    /// The digest of a salted disclosure (RFC 9901 section 4.2.3): {"sd": 43 base64url characters}.
    case sealed
    /// The members that replace those of the corrected event (JSON Merge Patch, RFC 7396).
    case patch
    /// Named fields.
    case record([Field])
    /// Any number of the same; a required list holds one at least.
    case list(FieldType)
}

/// One field of an event type: its name, what it may hold, and what it says.
public struct Field: Sendable {
    /// The member's key in the event's data: `lower_snake_case`.
    public let name: String
    /// What it may hold.
    public let type: FieldType
    /// Whether an event without it is refused.
    public let isRequired: Bool
    /// One sentence for help, prompts and the catalogue.
    public let summary: String

    /// A field without which the event is refused.
    public static func required(_ name: String, _ type: FieldType, _ summary: String) -> Field {
        Field(name: name, type: type, isRequired: true, summary: summary)
    }

    /// A field that may be absent: nothing is known, or nothing was recorded.
    public static func optional(_ name: String, _ type: FieldType, _ summary: String) -> Field {
        Field(name: name, type: type, isRequired: false, summary: summary)
    }
}
