/// Words that make the declarations read as sentences.
extension FieldType {
    /// How many Unicode scalars a text has at most that is one line.
    static let longestLine = 300

    /// A name, title or phrase.
    static let line = FieldType.text(maximum: longestLine)

    /// A passage in the recorder's own words, or a quotation.
    static let prose = FieldType.text(maximum: 4000)

    /// Yes, no or unknown.
    static let yesNoUnknown = FieldType.term(.threeValued)

    /// A whole number from nothing up.
    static let natural = FieldType.number(0...9_007_199_254_740_991)

    /// A reference to a stream of one of the kinds.
    static func to(_ kinds: StreamKind...) -> FieldType { .reference(kinds) }

    /// A reference to somebody who can act.
    static let toActor = FieldType.reference(StreamKind.actors)

    /// Any number of words of the vocabulary.
    static func terms(_ vocabulary: Vocabulary) -> FieldType { .list(.term(vocabulary)) }

    /// A sum of money of one of the kinds.
    static func money(_ place: String, _ kinds: String...) -> FieldType {
        .money(kinds: .money(place, kinds))
    }

    /// Other names, each with what it is.
    static let aliases = FieldType.list(
        .record([
            .required("text", .line, "The name."),
            .required("kind", .term(.aliasKind), "What kind of name it is."),
        ]))

    /// Numbers under which others know the entity.
    static let identifiers = FieldType.list(
        .record([
            .required("scheme", .term(.identifierScheme), "Whose numbering it is."),
            .required("value", .text(maximum: 64), "The identifier."),
        ]))
}

/// Fields that many types share. A product never stands without room for its vendor beside it:
/// the dossiers route an event by what it refers to.
extension Field {
    static let product = Field.optional("product", .to(.product), "The product.")
    static let vendor = Field.optional("vendor", .to(.vendor), "Its vendor; null if unknown.")
    static let technology = Field.required("technology", .term(.technology), "The technology.")
    static let by = Field.optional("by", .toActor, "Who did it.")
    static let quote = Field.optional("quote", .prose, "The source's words, as they stand.")
    static let verbatim = Field.optional(
        "quote_verbatim", .yesNoUnknown, "Whether the source quotes the speaker word for word.")
    static let reading = Field.optional(
        "reading", .prose, "What the quotation must mean, where it is garbled.")
    static let target = Field.required("target", .event, "The event that this one is about.")
}
