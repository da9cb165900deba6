import Incidents

/// Readable ids for new streams.
enum Slug {
    /// The words of `texts`, lower case, joined by hyphens; a person gets a random pseudonym.
    ///
    /// An id is for ever and stands in every leaf, so a person's is never made from a name.
    static func make(_ texts: [String], of kind: StreamKind) -> String {
        if kind == .person || texts.isEmpty { return pseudonym() }
        let words = texts.map { text in
            // Of a reference, its id.
            Reference(text)?.id ?? text
        }
        var slug = ""
        for scalar in words.joined(separator: "-").lowercased().unicodeScalars {
            if scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) {
                slug.unicodeScalars.append(scalar)
            } else if !slug.isEmpty && slug.last != "-" {
                slug.append("-")
            }
        }
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? pseudonym() : String(slug.prefix(96))
    }

    /// `P-` and five of Crockford's base 32 digits, which no two readers take for one another.
    private static func pseudonym() -> String {
        let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        return "P-" + String((0..<5).compactMap { _ in digits.randomElement() })
    }
}
