import Incidents

/// One plain sentence that says what the source says happened, no more and no less.
///
/// What is alleged is said to be alleged, what is agreed agreed, what is ordered ordered. Bodies
/// stand in it as references, `vendor:ibm`: names belong to other streams and may change, so they
/// are put in when the sentence is printed. It has no full stop, which an id could swallow.
struct Sentence {
    let data: Record
    let legalForce: String

    /// The sentence of an event as it reads now.
    static func of(_ entry: Entry) -> String {
        let sentence = Sentence(data: entry.data, legalForce: entry.legalForce)
        return sentence.ofUse(entry.type) ?? sentence.ofHarm(entry.type)
            ?? sentence.ofLaw(entry.type) ?? sentence.ofSettlement(entry.type)
            ?? sentence.ofMarket(entry.type, in: entry.event.stream.description)
            ?? sentence.ofDataSet(entry.type)
            ?? sentence.ofRecord(entry.type, in: entry.event.stream.description) ?? entry.type
    }

    /// The text under `key`; what it is called where it is missing.
    func text(_ key: String, or missing: String = "somebody") -> String {
        data.text(key) ?? missing
    }

    /// The vocabulary's word under `key`, as people write it.
    func word(_ key: String, or missing: String = "unknown") -> String {
        Words.phrase(data.text(key) ?? missing)
    }

    /// The vocabulary's words under `key`, as a list.
    func words(_ key: String) -> String? { Words.list(phrases: data.texts(key)) }

    func count(_ key: String) -> Count? { data.count(key) }

    func money(_ key: String) -> String? {
        data.money(key)?.description
    }

    /// The sums under `key`, each with its kind but for the main ones.
    func moneys(_ key: String) -> String? {
        let main = ["agreed", "agreed_in_principle", "approved", "awarded"]
        return Words.list(
            data.moneys(key).map { money in
                main.contains(money.kind)
                    ? money.description : "\(money.description) (\(Words.phrase(money.kind)))"
            })
    }

    /// A date under `key`, after a word: ` until 10 June 2021`; nothing where there is none.
    func date(_ key: String, after word: String) -> String {
        guard let written = data.text(key), let date = try? EDTF(written) else { return "" }
        return " \(word) \(date.phrase)"
    }

    /// The text under `key`, after a separator; nothing where there is none.
    func tail(_ key: String, _ separator: String = ": ") -> String {
        data.text(key).map { separator + Self.withoutStop($0) } ?? ""
    }

    /// The text as it stands inside a sentence.
    static func withoutStop(_ text: String) -> String {
        guard text.hasSuffix(".") else { return text }
        return String(text[..<text.utf8.index(before: text.endIndex)])
    }

    /// The reference under `key`, after a word: ` by vendor:ibm`; nothing where there is none.
    func link(_ key: String, after word: String = "by") -> String {
        data.text(key).map { " \(word) \($0)" } ?? ""
    }

    /// The quotation, marked where nobody vouches for its words, and what it must mean where it is
    /// garbled; nothing where there is none.
    var quotation: String {
        guard let quote = data.text("quote") else { return "" }
        let exactness: String? =
            switch data.text("quote_verbatim") {
            case "no": "not word for word"
            case "unknown": "perhaps not word for word"
            default: nil
            }
        let reading = data.text("reading").map { "to be read as: “\($0)”" }
        let marks = [exactness, reading].compactMap(\.self).joined(separator: "; ")
        return ": “\(quote)”" + (marks.isEmpty ? "" : " [\(marks)]")
    }

    /// How a product or technology and its vendor are named together.
    var system: String {
        let what = data.text("product") ?? word("technology", or: "the technology")
        return what + (data.text("vendor").map { " (\($0))" } ?? "")
    }
}
