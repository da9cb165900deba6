/// Money and counts.
extension Vocabulary {
    /// What a sum of money is.
    public static let moneyKind = Vocabulary(
        "kind of money",
        [
            "demanded": "Demanded.",
            "offered": "Offered.",
            "agreed_in_principle": "Agreed in principle.",
            "agreed": "Agreed.",
            "approved": "Approved by the court.",
            "awarded": "Awarded.",
            "fined": "Fined.",
            "fees": "Lawyers' fees.",
            "expenses": "Expenses.",
            "incentive": "Paid to class representatives for their service.",
            "paid": "Paid.",
            "valued_equity": "The value of shares given.",
            "contract_value": "The value of a contract.",
            "compensation": "Compensation outside court.",
        ])

    /// How exactly an amount is known.
    public static let moneyPrecision = Vocabulary(
        "precision of money",
        [
            "exact": "Exactly.",
            "approx": "About.",
            "at_least": "At least.",
            "up_to": "At most.",
            "undisclosed": "Not disclosed.",
        ])

    /// How a number stands to a quantity.
    public static let countBound = Vocabulary(
        "bound of a count",
        [
            "exact": "Exactly that many.",
            "at_least": "That many or more.",
            "at_most": "That many or fewer.",
            "approx": "About that many.",
            "unspecified": "No number is given: numerous, several, widely.",
        ])

    /// The kinds of money that fit a place, named after it.
    static func money(_ place: String, _ kinds: [String]) -> Vocabulary {
        Vocabulary("kind of money of \(place)", from: moneyKind, kinds)
    }
}
