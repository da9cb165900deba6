import EventLog
import Incidents
import Postgres

/// Reads what a person typed for a field into the value that the event will hold.
struct FieldInput {
    /// The day that "yesterday" is counted from.
    let today: Day
    /// The fields that a correction may replace: those of the target's type.
    var patchFields: [Field] = []
    /// The disclosures behind the digests that were given out, for the vault.
    private(set) var sealed: [Disclosure] = []
    /// What was made of each date, count and sum that can be read in more ways than one.
    private(set) var readings: [(place: String, words: String)] = []

    /// What was understood, for the person who typed it; nil where nothing had to be, or all of it
    /// was told when it was asked for.
    func understood(besides asked: [Field] = []) -> String? {
        let options = asked.map(\.optionName)
        let told = readings.filter { reading in
            // Of a part of a field, the place is the field's option and then the part's name.
            !options.contains(String(reading.place.prefix { $0 != "," }))
        }
        guard !told.isEmpty else { return nil }
        return "understood: "
            + told.map { "\($0.place) as \($0.words)" }.joined(separator: "; ")
    }

    /// An event's data: each field that was answered, as its declaration reads it.
    mutating func data(
        _ answers: [String: [String]], of declaration: EventDeclaration,
        in session: borrowing Session
    ) throws -> Record {
        var data = Record()
        for field in declaration.allFields {
            guard let texts = answers[field.name] else { continue }
            data[field.name] = try value(texts, for: field, at: field.optionName, in: session)
        }
        return data
    }

    /// The value of a whole field; a list takes one element from each text, and of words several.
    private mutating func value(
        _ texts: [String], for field: Field, at place: String, in session: borrowing Session
    ) throws -> Value {
        if case .list(let element) = field.type {
            var elements: [Value] = []
            for text in texts {
                elements += try self.elements(text, element, of: field, at: place, in: session)
            }
            return .list(elements)
        }
        if case .patch = field.type {
            var patch = Record()
            for text in texts {
                try read(text, patchFields, into: &patch, at: place, in: session)
            }
            return .record(replacing(patch))
        }
        guard let text = texts.first else { return .null }
        guard texts.count == 1 else {
            throw Failure(
                "field.repeated", .usage, "is given \(texts.count) times", at: place,
                rule: "\(place) holds one value", hint: "give it once")
        }
        return try value(text, as: field.type, of: field, at: place, in: session)
    }

    /// Words of a vocabulary may be parted by commas; a comma in anything else belongs to it.
    private mutating func elements(
        _ text: String, _ type: FieldType, of field: Field, at place: String,
        in session: borrowing Session
    ) throws -> [Value] {
        var parts = [text]
        if case .term = type { parts = text.split(separator: ",").map { String($0).trimmed } }
        var elements: [Value] = []
        for part in parts {
            elements.append(try value(part, as: type, of: field, at: place, in: session))
        }
        return elements
    }

    private mutating func value(
        _ text: String, as type: FieldType, of field: Field, at place: String,
        in session: borrowing Session
    ) throws -> Value {
        switch type {
        // White space at the ends is the typist's, not the source's.
        case .text, .address: return .text(text.trimmed)
        case .term(let vocabulary):
            return text == "null" ? .null : .text(vocabulary.word(person: text) ?? text)
        case .date:
            let date = try date(text, at: place)
            if date.text != text || field.name == "occurred" {
                readings.append((place, date.phrase))
            }
            return .text(date.text)
        case .number:
            guard let number = Int64(person: text) else {
                throw unreadable(
                    "number", text, at: place, "write a whole number, such as 28 or 25,000")
            }
            return .number(number)
        case .count:
            guard let count = Count(person: text) else {
                throw unreadable(
                    "count", text, at: place,
                    "write 28, \"at least 3,000,000,000\", \"about 1 million\", none, or a word such "
                        + "as numerous, several or dozens"
                )
            }
            if count.description != text, text != count.value.map(String.init) {
                readings.append((place, "\(count)"))
            }
            return .record(count.record)
        case .money(let kinds):
            let money = try money(text, kinds, at: place)
            readings.append((place, "\(money)"))
            return .record(money.record)
        case .reference(let kinds):
            return text == "null"
                ? .null : .text(try Naming.find(text, kinds, at: place, in: session).description)
        case .event: return .text(try Naming.event(text, at: place, in: session).id.text)
        case .sealed:
            let disclosure = Disclosure(
                field: field.name, value: try SealedInput.read(text, at: place))
            sealed.append(disclosure)
            return ["sd": .text(disclosure.digest)]
        case .record(let fields):
            return .record(try record(text, fields, at: place, in: session))
        case .patch:
            return .record(replacing(try record(text, patchFields, at: place, in: session)))
        case .list(let element):
            return .list(try elements(text, element, of: field, at: place, in: session))
        }
    }

    private func date(_ text: String, at place: String) throws -> EDTF {
        do {
            return try EDTF(person: text, today: today)
        } catch {
            throw Failure(
                "date.unreadable", .invalidData, "\"\(text)\" \(error.reason)",
                at: place,
                rule:
                    "dates are written in EDTF (ISO 8601-2): 2020-01-22, 2020-01, 2020-01/2020-06",
                hint: error.hint)
        }
    }

    /// `550000000 USD`, or with its kind before it: `agreed 650000000 USD`.
    private func money(_ text: String, _ kinds: Vocabulary, at place: String) throws -> Money {
        let words = text.split(separator: " ").map(String.init)
        // The longest that is a kind: `agreed in principle 5 USD` is not merely agreed.
        let count = words.indices.last {
            kinds.word(person: words[...$0].joined(separator: " ")) != nil
        }
        let named = count.flatMap { kinds.word(person: words[...$0].joined(separator: " ")) }
        guard let kind = named ?? (kinds.words.count == 1 ? kinds.words.first : nil) else {
            let example = Self.dollars(in: text) ?? text
            let sum = Money(person: example, kind: "")?.description ?? "550000000 USD"
            throw unreadable(
                "money", text, at: place,
                "begin with what it is, one of \(kinds.words.joined(separator: ", ")): "
                    + "\"\(kinds.words.first ?? "") \(sum)\"")
        }
        let rest = count.map { words[($0 + 1)...].joined(separator: " ") } ?? text
        guard let money = Money(person: rest, kind: kind) else {
            let start = kinds.words.count == 1 ? "" : "\(kind) "
            if let dollars = Self.dollars(in: rest) {
                throw unreadable(
                    "money", text, at: place,
                    "$ is the sign of several currencies; if these are US dollars, write "
                        + "\"\(start)\(dollars)\"")
            }
            throw unreadable(
                "money", text, at: place,
                rest.contains(where: { $0.isLetter || $0.isCurrencySymbol })
                    && !Money.namesCurrency(rest)
                    ? "no currency of ISO 4217 stands in it; write \"\(start)550000000 USD\""
                    : "write \"\(start)550000000 USD\", \"\(start)1 million to 2 million USD\" or "
                        + "\"\(start)undisclosed\"")
        }
        return money
    }

    /// `$650 million` as a sum of US dollars; nil where no such sign makes it one.
    private static func dollars(in text: String) -> String? {
        guard text.contains("$") else { return nil }
        let sum = text.replacing("$", with: "").trimmed + " USD"
        return Money(person: sum, kind: "") == nil ? nil : sum
    }

    /// `entity=vendor:clearview-ai; role=defendant`; a text without `=` is the first field's value.
    private mutating func record(
        _ text: String, _ fields: [Field], at place: String, in session: borrowing Session
    ) throws -> Record {
        var record = Record()
        guard text.contains("="), !fields.isEmpty else {
            if let first = fields.first {
                record[first.name] = try value([text], for: first, at: place, in: session)
            }
            return record
        }
        try read(text, fields, into: &record, at: place, in: session)
        return record
    }

    /// Reads `name=value; name=value` into a record; a list takes an element each time it is named.
    ///
    /// A value that has such parts of its own goes to the end of the text: in a patch,
    /// `parties=party=vendor:acme; role=defendant` is one party.
    private mutating func read(
        _ text: String, _ fields: [Field], into record: inout Record, at place: String,
        in session: borrowing Session
    ) throws {
        var parts = Parts(text)
        while let part = parts.next() {
            guard !part.trimmed.isEmpty else { continue }
            var (name, written) = try Self.assignment(part, at: place)
            guard let field = fields.first(where: { $0.name == name }) else {
                throw unknownPart(name, among: fields, at: place)
            }
            if field.type.hasParts, written.contains("=") {
                written = (try Self.assignment(part + parts.takeRest(), at: place)).1
            } else {
                written = Parts.unescaped(written)
            }
            let value =
                written == "null"
                ? Value.null
                : try value([written], for: field, at: "\(place), \(name)", in: session)
            switch (record[name], value) {
            case (nil, _): record[name] = value
            case (.list(let earlier), .list(let later)): record[name] = .list(earlier + later)
            default:
                throw Failure(
                    "field.repeated", .invalidData, "\(name) stands twice", at: place,
                    rule: "each part is given once", hint: "leave one of them out")
            }
        }
    }

    /// A patch that replaces sums and counts as a whole: merged member by member (RFC 7396), what was
    /// an exact amount would stay beside the range, or the "undisclosed", that corrects it.
    private func replacing(_ patch: Record) -> Record {
        var patch = patch
        for field in patchFields {
            let members: [Field]
            switch field.type {
            case .money(let kinds): members = Money.fields(kinds: kinds)
            case .count: members = Count.fields
            default: continue
            }
            guard case .record(var value)? = patch[field.name] else { continue }
            for member in members where value[member.name] == nil { value[member.name] = .null }
            patch[field.name] = .record(value)
        }
        return patch
    }

    private func unknownPart(_ name: String, among fields: [Field], at place: String) -> Failure {
        let isPatched = patchFields.contains { $0.name == name }
        let near = DidYouMean.nearest(to: name, among: fields.map(\.name))
        return unreadable(
            "field", name, at: place,
            isPatched
                ? "\(place) goes on to the end; give \(name) a --patch of its own"
                : near.map { "did you mean \($0)?" }
                    ?? "it has \(fields.map(\.name).joined(separator: ", "))")
    }

    private static func assignment(
        _ text: String, at place: String
    ) throws -> (String, String) {
        guard let equals = text.firstIndex(of: "=") else {
            throw Failure(
                "field.unreadable", .invalidData, "\"\(text)\" names no field", at: place,
                rule: "parts are written name=value and parted by semicolons",
                hint: "write \"name=value; name=value\", and \\; for a semicolon in a value")
        }
        return (
            String(text[..<equals]).trimmed, String(text[text.index(after: equals)...]).trimmed
        )
    }

    private func unreadable(
        _ kind: String, _ text: String, at place: String, _ hint: String
    ) -> Failure {
        Failure(
            "\(kind).unreadable", .invalidData, "\"\(text)\" is no \(kind)", at: place,
            rule: "what is typed is read by the type of its field", hint: hint)
    }
}
