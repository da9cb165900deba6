/// The values that have a form of their own.
extension FieldCheck {
    mutating func checkText(_ text: String, _ maximum: Int, _ summary: String) {
        guard !text.allSatisfy(\.isWhitespace) else {
            return note("text.empty", "is empty", summary, hint: "write it, or leave the field out")
        }
        // A scalar takes a byte at least: only a text of more bytes can be too long.
        if text.utf8.count > maximum, text.unicodeScalars.count > maximum {
            note(
                "text.long", "has \(text.unicodeScalars.count) characters, \(maximum) at most",
                summary, hint: "shorten it; long passages belong into the source")
        }
        if Self.holdsControl(text) {
            note(
                "text.control", "has a control character", summary,
                hint: "remove it; line feed and tab are the only ones allowed")
        } else if maximum <= FieldType.longestLine, text.utf8.contains(where: { $0 < 0x20 }) {
            // In a list or a heading it would begin a line of its own, and pose as another entry.
            note(
                "text.line", "has a line feed or a tab", summary,
                hint: "write it in one line; --note takes several")
        }
    }

    mutating func checkDate(_ text: String, _ summary: String) {
        do {
            let date = try EDTF(text)
            let years = [date.lower, date.upper].compactMap { $0?.year }
            guard let first = years.first, let last = years.last else { return }
            if first < earliestYear ?? .min || last > latestYear {
                note(
                    "date.implausible", "\(date.phrase) lies outside the time of this log", summary,
                    hint: "check the year: \(earliestYear.map { "\($0) to " } ?? "up to ")"
                        + "\(latestYear)")
            }
        } catch {
            note(
                "date.unreadable", "\"\(text)\" \(error.reason) (at character \(error.offset + 1))",
                "dates are EDTF, ISO 8601-2:2019", hint: error.hint)
        }
    }

    mutating func checkTerm(_ word: String, _ vocabulary: Vocabulary) {
        guard !vocabulary.contains(word) else { return }
        let near = DidYouMean.nearest(to: word, among: vocabulary.words)
        note(
            "term.unknown", "\"\(word)\" is no \(vocabulary.name)",
            "every \(vocabulary.name) is one of \(vocabulary.words.count) words",
            hint: near.map { "did you mean \($0)?" }
                ?? "write one of: \(vocabulary.words.joined(separator: ", "))")
    }

    mutating func checkReference(_ text: String, _ kinds: [StreamKind], _ summary: String) {
        var form: String { kinds.map { "\($0.rawValue):id" }.joined(separator: ", ") }
        guard let reference = Reference(text) else {
            return note(
                "reference.unreadable", "\"\(text)\" is no reference", summary,
                hint: "write \(form)")
        }
        guard !kinds.contains(reference.kind) else { return }
        note("reference.kind", "\"\(text)\" is of another kind", summary, hint: "write \(form)")
    }

    mutating func checkCount(_ record: Record, _ summary: String) {
        let before = problems.count
        check(record, Count.fields)
        guard problems.count == before, Count(record) == nil else { return }
        record["value"] == nil
            ? note(
                "count.value", "has no number", summary,
                hint: "give value, or bound unspecified with the source's word as text")
            : note(
                "count.bound", "has a number and is unspecified", summary,
                hint: "write bound exact, at_least, at_most or approx")
    }

    mutating func checkMoney(_ record: Record, _ kinds: Vocabulary, _ summary: String) {
        if let kind = record.text("kind"), !kinds.contains(kind),
            Vocabulary.moneyKind.contains(kind)
        {
            return note(
                "money.kind", "\"\(kind)\" is no \(kinds.name)", summary,
                hint: "write \(kinds.words.joined(separator: " or "))")
        }
        let before = problems.count
        check(record, Money.fields(kinds: kinds))
        guard problems.count == before else { return }
        checkCurrency(record, summary)
        for key in ["amount", "min", "max"] {
            guard let text = record.text(key) else { continue }
            guard let amount = Amount(text) else {
                note(
                    "money.amount", "\"\(text)\" is no decimal amount", summary,
                    hint: "write digits, with a point before at most six more: 915454.37")
                continue
            }
            if let currency = record.text("currency").flatMap(Currency.init),
                amount.fractionDigits > currency.fractionDigits
            {
                // In half the world a point stands between thousands.
                note(
                    "money.decimals",
                    "\(text) has more digits after the point than \(currency.code) has", summary,
                    hint: "thousands are written without a point: 120000; a sum is rounded to "
                        + "\(currency.fractionDigits) digits after it")
            }
            if amount.isNegative {
                note(
                    "money.negative", "\(text) is below nothing", summary,
                    hint: "write what was paid or owed, and by whom in its own field")
            }
        }
        guard let money = Money(record) else { return }
        let hasRange = record["min"] != nil && record["max"] != nil
        if record["amount"] == nil, money.precision != .undisclosed, !hasRange {
            note(
                "money.missing", "has no amount", summary,
                hint: "give amount, or min and max, or precision undisclosed")
        }
        if let minimum = money.minimum, let maximum = money.maximum, maximum < minimum {
            note("money.range", "has a max below its min", summary, hint: "exchange them")
        }
    }

    private mutating func checkCurrency(_ record: Record, _ summary: String) {
        let code = record.text("currency")
        guard code.flatMap(Currency.init) == nil else { return }
        if let code {
            let near = DidYouMean.nearest(to: code, among: Currency.codes.sorted())
            note(
                "money.currency", "\"\(code)\" is no currency of ISO 4217", summary,
                hint: near.map { "did you mean \($0)?" } ?? "write the three letters: USD")
        } else if record.text("precision") != "undisclosed" {
            note("money.currency", "has no currency", summary, hint: "write currency: USD")
        }
    }

    static func holdsControl(_ text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            // C0 but tab and line feed, DEL, and C1 (U+0080 to U+009F, in UTF-8 C2 80 to C2 9F).
            if byte < 0x20, byte != 0x09, byte != 0x0A { return true }
            if byte == 0x7F || previous == 0xC2 && byte < 0xA0 { return true }
            previous = byte
        }
        return false
    }

    static func isUUID(_ text: String) -> Bool {
        guard text.utf8.count == 36 else { return false }
        for (place, byte) in text.utf8.enumerated() {
            let isDash = place == 8 || place == 13 || place == 18 || place == 23
            guard isDash ? byte == UInt8(ascii: "-") : isHexadecimal(byte) else { return false }
        }
        return true
    }

    static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    static func isAddress(_ text: String) -> Bool {
        let start = text.hasPrefix("https://") ? 8 : text.hasPrefix("http://") ? 7 : 0
        let rest = text.utf8.dropFirst(start)
        guard start > 0, text.utf8.count <= 2000, let first = rest.first, first != 0x2F else {
            return false
        }
        return rest.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>\"\\^`{|}".utf8.contains($0) }
    }

    /// SHA-256 in base64url: 43 characters, no padding (RFC 9901 section 4.2.3).
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 43
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
            }
    }
}

extension Value {
    /// What the value is, in words.
    var kindName: String {
        switch self {
        case .null: "null"
        case .flag: "true or false"
        case .number: "a number"
        case .text: "text"
        case .list: "a list"
        case .record: "a record"
        }
    }
}

extension FieldType {
    /// What the field may hold, in words.
    public var kindName: String {
        switch self {
        case .text(let maximum): "text of \(maximum) characters at most"
        case .date: "a date in EDTF, as text"
        case .number: "a whole number"
        case .count: "a count: {value, bound, text}"
        case .money: "money: {amount, currency, kind, precision}, the amount as text"
        case .term(let vocabulary): "one of \(vocabulary.words.joined(separator: ", "))"
        case .reference(let kinds):
            "a reference, as text: \(kinds.map { "\($0.rawValue):id" }.joined(separator: ", "))"
        case .event: "an event id, as text"
        case .address: "an http or https address, as text"
        case .sealed: "a digest: {sd}"
        case .patch: "a record of replaced fields"
        case .record(let fields): "a record: {\(fields.map(\.name).joined(separator: ", "))}"
        case .list(let element): "a list, each \(element.kindName)"
        }
    }
}
