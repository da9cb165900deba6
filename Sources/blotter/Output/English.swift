extension String {
    /// The noun with its article: `an agency`, `a vendor`.
    var withArticle: String { ("aeio".contains(prefix(1)) ? "an " : "a ") + self }
}

extension BinaryInteger {
    /// The number with what is counted, in the singular where it is one: `1 event`, `2 events`.
    func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
