/// Checks values against what their fields may hold.
///
/// A problem is noted where it is found and learns its path on the way out: a valid event, which
/// nearly every one is, builds no path at all.
struct FieldCheck {
    /// Years before this are refused; nil where the past has no limit.
    let earliestYear: Int?
    /// Years after this are refused.
    let latestYear: Int
    var problems: [Problem] = []

    init(earliestYear: Int?, latestYear: Int) {
        self.earliestYear = earliestYear
        self.latestYear = latestYear
    }

    /// The members of an event's data.
    mutating func members(of data: Record, in shape: Shape, stream: Reference) {
        var seen: UInt64 = 0
        for member in data.members {
            guard let place = shape.place(of: member.key) else {
                problems.append(unknown(member.key, in: shape))
                continue
            }
            seen |= 1 << UInt64(place)
            let field = shape.fields[place]
            if field.name == "legal_force", let misfit = legalForce(member.value, in: shape) {
                problems.append(misfit)
                continue
            }
            check(member.value, of: field)
            if case .patch = field.type, let patch = member.value.record {
                patchedFields(patch, stream: stream)
            }
        }
        let absent = shape.required & ~seen
        guard absent != 0 else { return }
        for (place, field) in shape.fields.enumerated() where absent & (1 << UInt64(place)) != 0 {
            missing(field)
        }
    }

    /// The members of a record inside.
    mutating func check(_ record: Record, _ fields: [Field]) {
        for member in record.members {
            if let field = fields.first(where: { $0.name == member.key }) {
                check(member.value, of: field)
            } else {
                problems.append(Self.unknown(member.key, among: fields.map(\.name)))
            }
        }
        for field in fields where field.isRequired && record[field.name] == nil { missing(field) }
    }

    private mutating func check(_ value: Value, of field: Field) {
        let before = problems.count
        if value.isNull {
            guard field.isRequired else { return }
            note("field.null", "is null, and the event means nothing without it", field.summary)
        } else {
            check(value, as: field.type, field.summary)
            if field.isRequired, case .list(let elements) = value, elements.isEmpty {
                note("list.empty", "is empty", field.summary, hint: "give one at least")
            }
        }
        place(problemsFrom: before, under: field.name)
    }

    private mutating func place(problemsFrom first: Int, under outer: String) {
        for index in first..<problems.count { problems[index] = problems[index].under(outer) }
    }

    private mutating func check(_ value: Value, as type: FieldType, _ summary: String) {
        switch (type, value) {
        case (.text(let maximum), .text(let text)): checkText(text, maximum, summary)
        case (.date, .text(let text)): checkDate(text, summary)
        case (.number(let range), .number(let number)):
            guard !range.contains(number) else { return }
            let code = number < 0 ? "number.negative" : "number.range"
            note(
                code, "\(number) is outside \(range.lowerBound) to \(range.upperBound)", summary)
        case (.count, .record(let record)): checkCount(record, summary)
        case (.money(let kinds), .record(let record)): checkMoney(record, kinds, summary)
        case (.term(let vocabulary), .text(let word)): checkTerm(word, vocabulary)
        case (.reference(let kinds), .text(let text)): checkReference(text, kinds, summary)
        case (.event, .text(let text)):
            guard !Self.isUUID(text) else { return }
            note(
                "event.unreadable", "\"\(text)\" is no event id", summary,
                hint: "give the id as the log shows it: 36 characters, lower case")
        case (.address, .text(let text)):
            guard !Self.isAddress(text) else { return }
            note(
                "address.unreadable", "is no http or https address", summary,
                hint: "write https://host/path, spaces as %20")
        case (.sealed, .record(let record)):
            guard record.members.count != 1 || record.text("sd").map(Self.isDigest) != true else {
                return
            }
            noteClear(summary)
        case (.sealed, _): noteClear(summary)
        case (.patch, .record(let record)):
            guard record.isEmpty else { return }
            note("patch.empty", "replaces nothing", summary, hint: "name a field to replace")
        case (.record(let fields), .record(let record)): check(record, fields)
        case (.list(let element), .list(let elements)):
            for (index, value) in elements.enumerated() {
                let before = problems.count
                check(value, as: element, summary)
                if elements[..<index].contains(value) {
                    problems.append(
                        Problem(
                            "list.repeated", .warning, field: "", "is there already",
                            rule: "each element of a list stands once", hint: "leave it out"))
                }
                if problems.count > before { place(problemsFrom: before, under: "[\(index)]") }
            }
        default:
            note(
                "field.kind", "holds \(value.kindName), not \(type.kindName)", summary,
                hint: "write \(type.kindName)")
        }
    }
}

extension FieldCheck {
    mutating func note(
        _ code: String, _ message: String, _ rule: String, hint: String = "see the field's help"
    ) {
        problems.append(Problem(code, field: "", message, rule: rule, hint: hint))
    }

    private mutating func noteClear(_ summary: String) {
        note(
            "person.clear", "holds something other than the digest of a sealed disclosure",
            summary, hint: "names of affected persons are never written into an event")
    }

    private mutating func missing(_ field: Field) {
        problems.append(
            Problem(
                "field.missing", field: field.name, "is missing",
                rule: "required. \(field.summary)",
                hint: "give \(field.name): \(field.type.kindName)"))
    }

    private func legalForce(_ value: Value, in shape: Shape) -> Problem? {
        let fitting = shape.declaration.legalForces
        guard let word = value.text, Vocabulary.legalForce.contains(word), !fitting.contains(word)
        else { return nil }
        let isFinding = word == "finding"
        let isSettlement = shape.declaration.name.hasPrefix("Settlement")
        return Problem(
            isFinding ? "legal_force.finding" : "legal_force.unfit", field: "legal_force",
            isSettlement && isFinding
                ? "a settlement is an agreement, never a finding"
                : "\(shape.declaration.name) cannot have the force \"\(word)\"",
            rule: "only judgments, verdicts, penalties and court orders find anything",
            hint: "write \(fitting.joined(separator: " or "))")
    }

    private func unknown(_ name: String, in shape: Shape) -> Problem {
        guard name != "legal_force" else {
            return Problem(
                "legal_force.misplaced", field: name,
                "\(shape.declaration.name) has no force in law",
                rule: "legal and harm events alone have a legal force", hint: "leave it out")
        }
        return Self.unknown(name, among: shape.fields.map(\.name))
    }

    private static func unknown(_ name: String, among names: [String]) -> Problem {
        Problem(
            "field.unknown", field: name, "there is no such field here",
            rule: "an event holds the fields of its type and of the envelope",
            hint: DidYouMean.nearest(to: name, among: names).map { "did you mean \($0)?" }
                ?? "the fields are: \(names.joined(separator: ", "))")
    }

    /// A patch may replace fields of some type that stands in the stream, and no others.
    private mutating func patchedFields(_ patch: Record, stream: Reference) {
        let names = Set(
            Catalogue.declarations(in: stream.kind).flatMap(\.fields).map(\.name)
                + Envelope.fields.map(\.name))
        for key in patch.keys where !names.contains(key) {
            problems.append(Self.unknown(key, among: names.sorted()).under("patch"))
        }
    }
}
