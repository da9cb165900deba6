/// The members of the values that are records of their own, declared as any field is.
extension Count {
    /// The members of a count.
    public static let fields: [Field] = [
        .optional("value", .natural, "The number; absent if unspecified."),
        .required("bound", .term(.countBound), "How the number stands to the quantity."),
        .optional("text", .line, "The source's own word: numerous, several."),
    ]
}

extension Money {
    /// The members of a sum of money whose kinds are `kinds`.
    public static func fields(kinds: Vocabulary) -> [Field] {
        [
            .optional("amount", .text(maximum: 32), "The amount, decimal, as text: 550000000."),
            .optional("currency", .text(maximum: 3), "The currency (ISO 4217): USD."),
            .required("kind", .term(kinds), "What the money is."),
            .optional("precision", .term(.moneyPrecision), "Exact if absent."),
            .optional("min", .text(maximum: 32), "The least, where a range is known."),
            .optional("max", .text(maximum: 32), "The greatest, where a range is known."),
        ]
    }
}
