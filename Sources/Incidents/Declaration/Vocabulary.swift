/// A controlled vocabulary: the only words that a field may hold, each with its meaning.
public struct Vocabulary: Sendable {
    /// One word and what it means.
    public struct Term: Sendable {
        /// The word as it stands in the event: `lower_snake_case`.
        public let word: String
        /// What it means, in one sentence or less.
        public let meaning: String
    }

    /// What the vocabulary is called in messages and in the catalogue.
    public let name: String
    /// The words, in the order in which they are shown.
    public let terms: [Term]
    private let index: Set<String>

    /// Makes a vocabulary of words with their meanings.
    public init(_ name: String, _ terms: KeyValuePairs<String, String>) {
        self.init(name, terms: terms.map { Term(word: $0.key, meaning: $0.value) })
    }

    /// The part of another vocabulary that fits a place, in the order given here.
    public init(_ name: String, from other: Vocabulary, _ words: [String]) {
        self.init(name, terms: words.compactMap { word in other.terms.first { $0.word == word } })
    }

    private init(_ name: String, terms: [Term]) {
        self.name = name
        self.terms = terms
        index = Set(terms.map(\.word))
    }

    /// Whether `word` is one of the terms.
    public func contains(_ word: String) -> Bool { index.contains(word) }

    /// The term that somebody typed: in any case, with spaces or hyphens for underscores.
    public func word(person written: String) -> String? {
        let folded = Self.folded(written)
        return contains(written) ? written : words.first { Self.folded($0) == folded }
    }

    private static func folded(_ word: String) -> String {
        word.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
    }

    /// The words alone.
    public var words: [String] { terms.map(\.word) }
}
