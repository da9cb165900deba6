extension EDTF {
    /// The date as people say it: `8 June 2020`, `some time in January 2020`, `by 8 June 2020`.
    public var phrase: String {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2 else { return Self.phrase(ofPoint: text, alone: true) }
        let start = Self.phrase(ofPoint: ends[0], alone: false)
        let end = Self.phrase(ofPoint: ends[1], alone: false)
        return switch (lower, upper) {
        case (nil, nil): "at a time not known"
        case (nil, _?): ends[0].isEmpty ? "until \(end), start unknown" : "in or before \(end)"
        case (_?, nil): ends[1].isEmpty ? "from \(start), end unknown" : "from \(start) on"
        case (_?, _?): "between \(start) and \(end)"
        }
    }

    /// The whole of it, as a period that figures are of: `2019`, `January 2019 to March 2019`.
    public var period: String {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let points = ends.map { Self.phrase(ofPoint: $0, alone: false) }
        return lower == nil || upper == nil ? phrase : points.joined(separator: " to ")
    }

    /// One point: qualified, then by the precision with which it is written.
    private static func phrase(ofPoint text: String, alone: Bool) -> String {
        guard let date = try? EDTF(text), let lower = date.lower, let upper = date.upper else {
            return text
        }
        let bare = text.filter { !"?~%".contains($0) }
        let named = named(bare, from: lower, to: upper)
        let name = named ?? span(from: lower, to: upper, " to ")
        return switch date.certainty {
        case .certain where !alone || lower == upper: name
        case .certain:
            named.map { "some time in \($0)" }
                ?? "some time between \(span(from: lower, to: upper, " and "))"
        case .uncertain: "possibly \(name)"
        case .approximate: "about \(name)"
        case .uncertainAndApproximate: "possibly about \(name)"
        }
    }

    /// What a day, a month, a season or whole years are called; nil for any other span.
    private static func named(_ bare: String, from lower: Day, to upper: Day) -> String? {
        let (first, last) = (lower.civil, upper.civil)
        if lower == upper { return lower.phrase }
        let isWholeYears = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        if isWholeYears {
            let years = years(from: first.year, to: last.year)
            return season(of: bare).map { season in
                first.year == last.year ? "\(season) \(years)" : "a \(season) in \(years)"
            } ?? years
        }
        let isWholeMonth =
            (first.year, first.month, 1) == (last.year, last.month, first.day)
            && last.day == Day.length(ofMonth: last.month, year: last.year)
        return isWholeMonth ? "\(Day.monthNames[first.month - 1]) \(first.year)" : nil
    }

    /// `10 to 19 February 2024`: what both ends have in common is said once.
    private static func span(from lower: Day, to upper: Day, _ word: String) -> String {
        let (first, last) = (lower.civil, upper.civil)
        let isOneMonth = (first.year, first.month) == (last.year, last.month)
        return (isOneMonth ? "\(first.day)" : lower.phrase) + word + upper.phrase
    }

    private static func season(of bare: String) -> String? {
        let names = ["21": "spring", "22": "summer", "23": "autumn", "24": "winter"]
        guard bare.utf8.count >= 7 else { return nil }
        return names[String(bare.suffix(2))]
    }

    private static func years(from first: Int, to last: Int) -> String {
        switch last - first {
        case 0: "\(first)"
        case 9, 99: "the \(first)s"
        default: "the years \(first) to \(last)"
        }
    }
}
