/// Details of a person that are known by their form alone.
enum PersonalDetail {
    /// What the text holds, in words; nil where it holds nothing of the kind.
    static func found(in text: String) -> String? {
        let bytes = Array(text.utf8)
        if holdsAddress(bytes) { return "an e-mail address" }
        let runs = digitRuns(bytes)
        if holds(runs, of: [3, 2, 4], in: bytes, between: "- ") {
            return "a social security number"
        }
        if holds(runs, of: [3, 3, 4], in: bytes, between: "-. ()") { return "a telephone number" }
        return holdsBirth(text.lowercased()) ? "a date of birth" : nil
    }

    private static func holdsAddress(_ bytes: [UInt8]) -> Bool {
        bytes.indices.dropFirst().dropLast().contains { place in
            bytes[place] == UInt8(ascii: "@") && isWord(bytes[place - 1])
                && isWord(bytes[place + 1])
        }
    }

    /// Where digits stand together that no letter and no other number touches.
    private static func digitRuns(_ bytes: [UInt8]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var place = 0
        while place < bytes.count {
            var end = place
            while end < bytes.count, isDigit(bytes[end]) { end += 1 }
            if end > place, place == 0 || !isWord(bytes[place - 1]),
                end == bytes.count || !isWord(bytes[end])
            {
                runs.append(place..<end)
            }
            place = max(end, place + 1)
        }
        return runs
    }

    /// Whether runs of these lengths follow each other, one or two of the separators between them.
    private static func holds(
        _ runs: [Range<Int>], of lengths: [Int], in bytes: [UInt8], between separators: String
    ) -> Bool {
        guard runs.count >= lengths.count else { return false }
        return (0...runs.count - lengths.count).contains { first in
            let group = runs[first..<first + lengths.count]
            return group.map(\.count) == lengths
                && zip(group, group.dropFirst()).allSatisfy { left, right in
                    let gap = bytes[left.upperBound..<right.lowerBound]
                    return gap.count <= 2 && gap.allSatisfy(separators.utf8.contains)
                }
        }
    }

    private static func holdsBirth(_ lowered: String) -> Bool {
        let words = ["date of birth", "dob ", "dob:", "d.o.b", "born on"]
        return words.contains(where: lowered.contains)
            || lowered.split(separator: "born ", omittingEmptySubsequences: false).dropFirst()
                .contains { $0.first?.isNumber == true }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
