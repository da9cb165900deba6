/// What somebody may have meant by a word that is none of those known.
public enum DidYouMean {
    /// The nearest of `words`, where it is near enough to be meant: a third of the letters apart.
    public static func nearest(to word: String, among words: some Sequence<String>) -> String? {
        let limit = max(1, word.count / 3)
        let near = words.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
            .filter { $0.distance <= limit }
        return near.min { $0.distance < $1.distance }?.word
    }

    /// How many letters must be put in, left out, replaced or moved.
    public static func distance(_ left: String, _ right: String) -> Int {
        let difference = Array(right).difference(from: Array(left))
        return max(difference.insertions.count, difference.removals.count)
    }
}
