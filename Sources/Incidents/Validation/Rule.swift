/// Rules over several fields of one event. A field of the wrong kind is another check's matter:
/// to a rule it is not there.
enum Rule {
    static func has(_ name: String, in data: Record) -> Bool {
        switch data[name] {
        case nil, .null: false
        case .list(let elements): !elements.isEmpty
        case .flag, .number, .text, .record: true
        }
    }

    static func exactlyOne(of names: [String], in data: Record) -> [Problem] {
        let given = names.filter { has($0, in: data) }
        guard given.count != 1 else { return [] }
        let choices = names.joined(separator: ", ")
        return [
            Problem(
                "fields.choice", field: given.last ?? names[0],
                given.isEmpty ? "none of \(choices) is given" : "stands beside \(given[0])",
                rule: "exactly one of \(choices)", hint: "give one of them",
                alternatives: given.isEmpty ? names : [])
        ]
    }

    static func atLeastOne(of names: [String], in data: Record) -> [Problem] {
        guard !names.contains(where: { has($0, in: data) }) else { return [] }
        let choices = names.joined(separator: " or ")
        return [
            Problem(
                "fields.choice", field: names[0], "none of \(choices) is given",
                rule: "\(choices) is needed", hint: "give one of them at least",
                alternatives: names)
        ]
    }

    static func eachHasOne(of names: [String], inEach list: String, of data: Record) -> [Problem] {
        data.records(list).enumerated().flatMap { index, record in
            exactlyOne(of: names, in: record).map { $0.under("\(list)[\(index)]") }
        }
    }

    static func atLeast(_ minimum: Int, of name: String, in data: Record) -> [Problem] {
        let count = data.list(name).count
        guard count > 0, count < minimum else { return [] }
        return [
            Problem(
                "list.short", field: name, "has \(count) of at least \(minimum)",
                rule: "\(name) are \(minimum) or more",
                hint: "add the other side, named or described")
        ]
    }

    static func needs(_ needed: String, for name: String, in data: Record) -> [Problem] {
        guard has(name, in: data), !has(needed, in: data) else { return [] }
        return [
            Problem(
                "fields.together", field: needed, "is missing beside \(name)",
                rule: "\(name) means nothing without \(needed)", hint: "give \(needed)")
        ]
    }

    static func needsSources(in data: Record) -> [Problem] {
        guard !has("sources", in: data) else { return [] }
        return [
            Problem(
                "sources.missing", field: "sources", "is missing",
                rule: "a correction rests on a source, as a fact does",
                hint: "give the source that says otherwise", alternatives: ["sources"])
        ]
    }

    /// Some source says what the event says; of two that do, two are cited.
    static func sourcesThatSaySo(in data: Record) -> [Problem] {
        let cited = data.records("sources")
        guard !cited.isEmpty else { return [] }
        let saying = cited.filter { $0.text("role") != "contradicts" }
        if saying.isEmpty {
            return [
                Problem(
                    "sources.contradict", field: "sources",
                    "cites nobody who says so: every source says otherwise",
                    rule: "an event says what at least one of its sources says",
                    hint:
                        "cite the source that says so; what says otherwise stands beside it, or is "
                        + "a dispute of its own")
            ]
        }
        guard data.text("verification") == "corroborated",
            Set(saying.compactMap { $0.text("source") }).count < 2
        else { return [] }
        return [
            Problem(
                "sources.one", .warning, field: "verification",
                "is corroborated, and one source is cited",
                rule: "corroborated: two independent sources or more say so",
                hint: "cite the other source too, or write single_source")
        ]
    }

    static func unknownNeedsNote(_ name: String, in data: Record) -> [Problem] {
        guard data.text(name) == "unknown", !has("note", in: data) else { return [] }
        return [
            Problem(
                "unknown.note", field: "note", "does not say why \(name) is unknown",
                rule: "what is always there is unknown for a reason", hint: "give a note")
        ]
    }

    /// Words to find an event by are slugs, so that one word is written in one way.
    static func slugs(_ name: String, in data: Record) -> [Problem] {
        data.list(name).enumerated().compactMap { index, value in
            guard let text = value.text, !text.isEmpty, !text.utf8.allSatisfy(isSlug) else {
                return nil
            }
            return Problem(
                "slug.form", field: "\(name)[\(index)]", "\"\(text)\" is no slug",
                rule: "a slug has lower-case letters, digits, - and _ alone",
                hint: "write it like mass_surveillance")
        }
    }

    private static func isSlug(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
    }

    /// Two bodies that face one another are not one.
    static func different(_ name: String, _ other: String, in data: Record) -> [Problem] {
        guard let body = data.text(name), body == data.text(other) else { return [] }
        return [
            Problem(
                "fields.same", field: other, "is the same as \(name)",
                rule: "\(name) and \(other) are two", hint: "correct one of the two")
        ]
    }

    /// An end is not before its start; where dates only may conflict, that is remarked on.
    static func order(_ start: String, _ end: String, in data: Record) -> [Problem] {
        guard let startText = data.text(start), let endText = data.text(end), startText != endText,
            let startDate = try? EDTF(startText), let endDate = try? EDTF(endText)
        else { return [] }
        let rule = "\(end) is not before \(start)"
        if let first = startDate.lower, let last = endDate.upper, last < first {
            return [
                Problem(
                    "date.order", field: end, "\(endDate.phrase) is before \(startDate.phrase)",
                    rule: rule, hint: "check both dates")
            ]
        }
        guard let latestStart = startDate.upper, let earliestEnd = endDate.lower,
            earliestEnd < latestStart
        else { return [] }
        return [
            Problem(
                "date.overlap", .warning, field: end,
                "\(endDate.phrase) may be before \(startDate.phrase)", rule: rule,
                hint: "write the dates more exactly if they are known")
        ]
    }

    /// Two names of one day: where they cannot be the same, one of them is a slip of the pen.
    static func sameDay(_ name: String, _ other: String, in data: Record) -> [Problem] {
        guard let date = data.date(name),
            let otherDate = data.date(other),
            !date.mayBeSame(as: otherDate)
        else { return [] }
        return [
            Problem(
                "date.disagree", .warning, field: name,
                "\(date.phrase) is not \(other), \(otherDate.phrase)",
                rule: "\(name) and \(other) say when one thing happened",
                hint: "check both; the timeline goes by \(other)")
        ]
    }
}
