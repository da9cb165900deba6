/// What somebody may have meant by a word that is none of those known.
public enum DidYouMean {
    /// The nearest of `words`, where it is near enough to be meant: a third of the letters apart.
    public static func nearest(to word: String, among words: some Sequence<String>) -> String? {
        let limit = max(1, word.count / 3)
        let written = word.lowercased()
        let near = words.compactMap { known in
            distance(written, known.lowercased(), atMost: limit).map { (known, $0) }
        }
        return near.min { $0.1 < $1.1 }?.0
    }

    /// How many letters must be put in, left out, replaced or moved; nil where more than `limit`.
    ///
    /// Words of too different a length are not compared: that takes time by the square of it.
    public static func distance(_ left: String, _ right: String, atMost limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        let difference = Array(right).difference(from: Array(left))
        let distance = max(difference.insertions.count, difference.removals.count)
        return distance <= limit ? distance : nil
    }
}
