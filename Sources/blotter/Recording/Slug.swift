import Foundation
import Incidents

/// Readable ids for new streams.
enum Slug {
    /// The words of `texts`, lower case, joined by hyphens; without any, a pseudonym.
    ///
    /// An id is for ever and stands in every leaf: only who acts in public has a name to make it of.
    /// A pseudonym is made from the event's id, so that the same command with the same id says the
    /// same.
    static func make(_ texts: [String], for event: UUID) -> String {
        if texts.isEmpty { return pseudonym(event) }
        let words = texts.map { text in
            // Of a reference, its id.
            Reference(text)?.id ?? text
        }
        var slug = ""
        for scalar in ascii(words.joined(separator: "-")).lowercased().unicodeScalars {
            if scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) {
                slug.unicodeScalars.append(scalar)
            } else if !slug.isEmpty && slug.last != "-" {
                slug.append("-")
            }
        }
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? pseudonym(event) : String(slug.prefix(96))
    }

    /// The words in Latin letters without accents: Łódź as Lodz, Москва as Moskva.
    private static func ascii(_ words: String) -> String {
        if words.utf8.allSatisfy({ $0 < 0x80 }) { return words }
        return words.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false)
            ?? words
    }

    /// `P-` and five of Crockford's base 32 digits, which no two readers take for one another.
    private static func pseudonym(_ event: UUID) -> String {
        let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let bytes = event.uuid
        // The last bytes of a UUIDv7 are random (RFC 9562 section 5.7).
        let random = [bytes.11, bytes.12, bytes.13, bytes.14, bytes.15]
        return "P-" + String(random.map { digits[Int($0) % digits.count] })
    }
}
