extension EDTF {
    /// Reads a date as people write it, relative to `today`, or in EDTF.
    ///
    /// Words follow hledger's smart dates where they have one meaning: `yesterday`, `last friday`,
    /// `last month`, `3 weeks ago`, `2024Q1`, `8 June 2020`, `spring 2020`, `around 2015`,
    /// `before June 2020`, `between 2017 and 2019`, `2020/06/08`. `01/02/2020` has two readings and
    /// is refused with both, as are `since 2017` and `winter 2020`.
    public init(person written: String, today: Day) throws(Unreadable) {
        var text = written.trimmed
        var words = text.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
        if words.count > 1, words[0] == "in" {
            words.removeFirst()
            text = words.joined(separator: " ")
        }
        if let edtf = Self.single(words, today: today) ?? Self.span(words, today: today) {
            self = try EDTF(edtf)
            return
        }
        if let refusal = Self.ambiguous(text) ?? Self.beginning(words, today: today)
            ?? Self.winter(words)
        {
            throw refusal
        }
        do {
            self = try EDTF(text.uppercased())
        } catch {
            guard text.utf8.contains(where: { !Self.edtfBytes.contains($0) }) else {
                throw Unreadable(
                    text: text, offset: error.offset, reason: error.reason, hint: error.hint)
            }
            throw Unreadable(
                text: text, offset: 0, reason: "is not a date",
                hint: "write 2020-06-08, 2020-06, 2020, 2020-01/2020-06, \"8 June 2020\", "
                    + "\"spring 2020\", \"around 2015\", \"before June 2020\", "
                    + "\"between 2017 and 2019\", yesterday or \"3 weeks ago\"")
        }
    }

    private static let edtfBytes = Array("0123456789-/.?~%XxYyTtZz:+ESes[]{}".utf8)

    /// One date, in words or in digits that EDTF has otherwise.
    private static func single(_ words: [String], today: Day) -> String? {
        relative(words, today: today) ?? named(words) ?? season(words) ?? quarter(words)
            ?? (words.count == 1 ? yearFirst(words[0]) ?? decade(words[0]) : nil)
    }

    /// `2020s`: EDTF writes what is not known of a year as X.
    private static func decade(_ word: String) -> String? {
        guard word.utf8.count == 5, word.hasSuffix("0s"),
            let year = number(String(word.prefix(4)), digits: 4)
        else { return nil }
        return "\(year / 10)X"
    }

    private static func relative(_ words: [String], today: Day) -> String? {
        switch words {
        case ["today"]: return today.description
        case ["yesterday"]: return today.adding(days: -1).description
        case ["tomorrow"]: return today.adding(days: 1).description
        default: break
        }
        if words.count == 3, words[2] == "ago", amountWords.contains(words[0]) {
            return past(1, of: words[1], before: today)
        }
        if words.count == 3, words[2] == "ago", let amount = Day.digits(Array(words[0].utf8)[...]),
            amount <= 100_000
        {
            return past(amount, of: words[1], before: today)
        }
        guard words.count == 2, let step = ["last": -1, "this": 0, "next": 1][words[0]] else {
            return nil
        }
        if let weekday = weekday(words[1]), step != 0 {
            let ahead = (weekday - today.weekday + 7) % 7
            let days = step < 0 ? (ahead == 0 ? -7 : ahead - 7) : (ahead == 0 ? 7 : ahead)
            return today.adding(days: days).description
        }
        return period(words[1], step: step, from: today)
    }

    private static let amountWords = ["a", "an", "one"]

    private static func past(_ amount: Int, of unit: String, before today: Day) -> String? {
        switch unit {
        case "day", "days": today.adding(days: -amount).description
        case "week", "weeks": today.adding(days: -7 * amount).description
        case "month", "months": today.adding(months: -amount).description
        case "year", "years": today.adding(months: -12 * amount).description
        default: nil
        }
    }

    private static func period(_ unit: String, step: Int, from today: Day) -> String? {
        switch unit {
        case "week":
            let monday = today.adding(days: 1 - today.weekday + 7 * step)
            return "\(monday)/\(monday.adding(days: 6))"
        case "month":
            return String(firstOfMonth(today).adding(months: step).description.dropLast(3))
        case "year": return (today.year + step).padded(to: 4)
        default: return nil
        }
    }

    private static func firstOfMonth(_ day: Day) -> Day { day.adding(days: 1 - day.civil.day) }

    /// `8 June 2020`, `June 8 2020`, `June 2020`: a named month leaves one reading.
    private static func named(_ words: [String]) -> String? {
        guard (2...3).contains(words.count), let year = number(words[words.count - 1], digits: 4),
            let place = words.dropLast().firstIndex(where: { month($0) != nil }),
            let month = month(words[place])
        else { return nil }
        let start = "\(year.padded(to: 4))-\(month.padded(to: 2))"
        guard words.count == 3 else { return start }
        let written = words[1 - place]
        let digits = written.filter(\.isNumber)
        guard written == digits || written == digits + ordinal(digits),
            let day = number(digits, digits: 1) ?? number(digits, digits: 2)
        else { return nil }
        return "\(start)-\(day.padded(to: 2))"
    }

    private static func ordinal(_ digits: String) -> String {
        if ["11", "12", "13"].contains(digits) { return "th" }
        return ["1": "st", "2": "nd", "3": "rd"][String(digits.suffix(1))] ?? "th"
    }

    /// `spring 2020`: EDTF numbers the seasons from 21.
    private static func season(_ words: [String]) -> String? {
        let seasons = ["spring": 21, "summer": 22, "autumn": 23, "fall": 23]
        guard words.count == 2, let season = seasons[words[0]],
            let year = number(words[1], digits: 4)
        else { return nil }
        return "\(year.padded(to: 4))-\(season)"
    }

    /// The year in which a winter begins is not the one in which it ends.
    private static func winter(_ words: [String]) -> Unreadable? {
        guard words.count == 2, words[0] == "winter", let year = number(words[1], digits: 4) else {
            return nil
        }
        let (last, this, next) = (
            (year - 1).padded(to: 4), year.padded(to: 4), (year + 1).padded(to: 4)
        )
        return Unreadable(
            text: words.joined(separator: " "), offset: 0, reason: "has two readings",
            hint: "write \(last)-12/\(this)-02 for the winter that ends in \(this), "
                + "\(this)-12/\(next)-02 for the one that begins then")
    }

    /// `around 2015`, `before June 2020`, `between 2017 and 2019`, `20 to 25 June 2020`.
    private static func span(_ words: [String], today: Day) -> String? {
        let (first, rest) = (words.first ?? "", words.dropFirst())
        func read(_ words: some Collection<String>) -> EDTF? { end(Array(words), today: today) }
        switch first {
        case "about", "approximately", "around", "ca.", "circa":
            return read(rest).map { $0.text + "~" }
        case "before": return read(rest)?.lower.map { "../\($0.adding(days: -1))" }
        case "after": return read(rest)?.upper.map { "\($0.adding(days: 1))/.." }
        case "by", "until": return read(rest).map { "../\($0.text)" }
        default: break
        }
        let joint = first == "between" ? "and" : "to"
        let ends = Array(["between", "from"].contains(first) ? rest : words[...])
        guard let place = ends.firstIndex(of: joint), let last = read(ends[(place + 1)...]) else {
            return nil
        }
        var beginning = Array(ends[..<place])
        // Of `20 to 25 June 2020` the month stands once.
        if beginning.count == 1, beginning[0].filter(\.isNumber).count <= 2,
            ends.count == place + 4
        {
            beginning += ends.suffix(2)
        }
        return read(beginning).map { "\($0.text)/\(last.text)" }
    }

    /// A date at an end of a span: of a season nobody knows the first day, of a date that is itself
    /// vague not where it begins, and two digits are no century here.
    private static func end(_ words: [String], today: Day) -> EDTF? {
        guard !words.isEmpty, words.count <= 3 else { return nil }
        let written = single(words, today: today) ?? (words.count == 1 ? words[0].uppercased() : "")
        guard written.utf8.count >= 4, let date = try? EDTF(written), date.certainty == .certain,
            !written.contains("/")
        else { return nil }
        let isSeason = written.utf8.count == 7 && Int(written.suffix(2)) ?? 0 > 12
        return isSeason ? nil : date
    }

    /// Of what goes on since 2017 the beginning was in 2017, or else some time from then on.
    private static func beginning(_ words: [String], today: Day) -> Unreadable? {
        guard words.first == "since", let date = end(Array(words.dropFirst()), today: today) else {
            return nil
        }
        return Unreadable(
            text: words.joined(separator: " "), offset: 0, reason: "has two readings",
            hint: "write \(date.text) if it began then, \(date.text)/.. if some time from then on")
    }

    /// `2024Q1`, `Q1 2024`: the quarter as an interval of months.
    private static func quarter(_ words: [String]) -> String? {
        let isApart = words.count == 2 && words[0].utf8.count == 2
        let word = isApart ? words[1] + words[0] : words.count == 1 ? words[0] : ""
        guard word.utf8.count == 6, word.dropFirst(4).hasPrefix("q"),
            let year = number(String(word.prefix(4)), digits: 4),
            let quarter = number(String(word.suffix(1)), digits: 1),
            (1...4).contains(quarter)
        else { return nil }
        let months = (quarter * 3 - 2, quarter * 3)
        return "\(year.padded(to: 4))-\(months.0.padded(to: 2))/"
            + "\(year.padded(to: 4))-\(months.1.padded(to: 2))"
    }

    /// `2020/06/08`, `2020.06.08` and `2020-6-8`: the year first leaves one reading.
    private static func yearFirst(_ text: String) -> String? {
        let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
            .map(String.init)
        guard parts.count == 3, Set(text.filter { "/.-".contains($0) }).count == 1,
            number(parts[0], digits: 4) != nil,
            parts.dropFirst().allSatisfy({ number($0, digits: 1) ?? number($0, digits: 2) != nil })
        else { return nil }
        return ([parts[0]] + parts[1...].map { $0.utf8.count == 1 ? "0" + $0 : $0 })
            .joined(separator: "-")
    }

    /// Day and month in an order that nobody can know: both readings, to choose from.
    private static func ambiguous(_ text: String) -> Unreadable? {
        let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
            .map(String.init)
        guard parts.count == 3, let year = number(parts[2], digits: 4),
            let first = number(parts[0], digits: 1) ?? number(parts[0], digits: 2),
            let second = number(parts[1], digits: 1) ?? number(parts[1], digits: 2)
        else { return nil }
        let readings = [(second, first), (first, second)]
            .compactMap { Day(year: year, month: $0.0, day: $0.1) }.sorted()
        let choices = (readings.first == readings.last ? Array(readings.prefix(1)) : readings)
            .map { "\($0) (\($0.phrase))" }
        return Unreadable(
            text: text, offset: 0,
            reason: readings.count == 1
                ? "has the year last" : "does not say which number is the month",
            hint: choices.isEmpty
                ? "write year-month-day" : "write \(choices.joined(separator: " or "))")
    }

    private static func number(_ text: String, digits: Int) -> Int? {
        text.utf8.count == digits ? Day.digits(Array(text.utf8)[...]) : nil
    }

    private static func month(_ word: String) -> Int? {
        place(of: word.hasSuffix(".") ? String(word.dropLast()) : word, in: Day.monthNames)
    }

    private static func weekday(_ word: String) -> Int? {
        place(
            of: word,
            in: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
    }

    /// The place of a name, from 1, given in full or by three letters.
    private static func place(of word: String, in names: [String]) -> Int? {
        names.firstIndex { name in
            let name = name.lowercased()
            return word == name || word == name.prefix(3) || word == "sept" && name == "september"
        }.map { $0 + 1 }
    }
}

extension String {
    /// The text without white space at its ends.
    public var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
