import Incidents

/// References among the words of a text: `vendor:ibm` in `vendor:ibm's letter, to agency:x`.
enum ReferenceWord {
    /// The references in the text, in order.
    static func all(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return [] }
        return text.split(separator: " ").compactMap { reference(in: $0).map { String($0) } }
    }

    /// The text with every reference replaced by what it is called.
    static func replacing(in text: String, _ name: (String) -> String) -> String {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return text }
        return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard let found = reference(in: word) else { return String(word) }
            return word[..<found.startIndex] + name(String(found)) + word[found.endIndex...]
        }.joined(separator: " ")
    }

    /// The reference in a word, without the punctuation around it; nil where it is none.
    private static func reference(in word: Substring) -> Substring? {
        guard word.utf8.contains(UInt8(ascii: ":")),
            let start = word.firstIndex(where: \.isLetter)
        else { return nil }
        var found = word[start...]
        let end = found.firstIndex {
            !($0.isASCII && ($0.isLetter || $0.isNumber || ":._-".contains($0)))
        }
        found = found[..<(end ?? found.endIndex)]
        while let last = found.last, !(last.isLetter || last.isNumber) { found.removeLast() }
        return Reference(String(found)) == nil ? nil : found
    }
}
