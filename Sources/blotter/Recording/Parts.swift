import Incidents

/// The parts of `name=value; name=value`: a semicolon parts, `\;` is one and `\\` is a backslash.
struct Parts {
    private var rest: Substring?

    init(_ text: String) { rest = text[...] }

    /// The next part, its escapes as they stand.
    mutating func next() -> String? {
        guard let text = rest else { return nil }
        var place = text.startIndex
        while place < text.endIndex, text[place] != ";" {
            let step = text[place] == "\\" ? 2 : 1
            place = text.index(place, offsetBy: step, limitedBy: text.endIndex) ?? text.endIndex
        }
        rest = place < text.endIndex ? text[text.index(after: place)...] : nil
        return String(text[..<place])
    }

    /// All that follows the last part, its semicolon first.
    mutating func takeRest() -> String {
        defer { rest = nil }
        return rest.map { ";" + $0 } ?? ""
    }

    /// The text that was meant; a backslash before anything else is one.
    static func unescaped(_ text: String) -> String {
        var meant = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                if character != ";", character != "\\" { meant.append("\\") }
                meant.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                meant.append(character)
            }
        }
        return isEscaped ? meant + "\\" : meant
    }
}

extension FieldType {
    /// Whether a value, or an element, is written in parts.
    var hasParts: Bool {
        switch self {
        case .record, .patch: true
        case .list(let element): element.hasParts
        default: false
        }
    }
}
