/// The catalogue as a document to read, written from the declarations and from nothing else.
public enum CatalogueDocument {
    /// The whole catalogue in Markdown (CommonMark with tables).
    public static func markdown() -> String {
        let nouns = StreamKind.allCases.map(\.rawValue) + ["event"]
        let sections = nouns.map { noun in
            Catalogue.declarations.filter { $0.noun == noun }
        }
        var parts = [introduction, "## The envelope\n\n" + table(of: Envelope.fields)]
        for (noun, declarations) in zip(nouns, sections) where !declarations.isEmpty {
            parts.append("## \(noun)")
            parts += declarations.map(section)
        }
        parts.append("## Vocabularies")
        parts += vocabularies().map(section)
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Some types of it, and the vocabularies of their own fields.
    public static func markdown(of declarations: [EventDeclaration]) -> String {
        let parts =
            declarations.map(section)
            + vocabularies(of: declarations.flatMap(\.fields)).map(section)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static let introduction = """
        # The event catalogue

        \(Catalogue.declarations.count) types of event. Each has the fields of the envelope and its \
        own, side by side in one JSON object. A required field is marked with ●; an optional one \
        may be absent (nothing recorded) or null (known to be unknown).
        """

    private static func section(_ declaration: EventDeclaration) -> String {
        let streams = declaration.streams.map(\.rawValue).joined(separator: ", ")
        let place =
            switch declaration.place {
            case .opens: "begins its stream"
            case .continues: "continues its stream"
            case .either: "begins or continues its stream"
            }
        var lines = [
            "### \(declaration.name)", "",
            declaration.summary, "",
            "`blotter \(declaration.noun) \(declaration.verb)` · stands in: "
                + "\(streams) · \(place)",
        ]
        if !declaration.legalForces.isEmpty {
            lines[4] += " · legal force: \(declaration.legalForces.joined(separator: ", "))"
        }
        if !declaration.fields.isEmpty { lines += ["", table(of: declaration.fields)] }
        return lines.joined(separator: "\n")
    }

    private static func table(of fields: [Field]) -> String {
        (["| Field | | Holds | |", "|---|---|---|---|"] + rows(of: fields, under: ""))
            .joined(separator: "\n")
    }

    /// A row for each field; those of records inside follow with their path.
    private static func rows(of fields: [Field], under path: String) -> [String] {
        fields.flatMap { field in
            let name = path + field.name
            let required = field.isRequired ? "●" : ""
            let row = "| `\(name)` | \(required) | \(holds(field.type)) | \(field.summary) |"
            return [row] + rows(inside: field.type, under: name)
        }
    }

    private static func rows(inside type: FieldType, under name: String) -> [String] {
        switch type {
        case .record(let fields): rows(of: fields, under: "\(name).")
        case .list(let element): rows(inside: element, under: "\(name)[]")
        default: []
        }
    }

    private static func holds(_ type: FieldType) -> String {
        switch type {
        case .term(let vocabulary): link(vocabulary)
        case .money(let kinds): "money: \(kinds.words.joined(separator: ", "))"
        case .reference(let kinds): kinds.map { "`\($0.rawValue):`" }.joined(separator: " ")
        case .record: "record"
        case .list(let element): "list of \(holds(element))"
        case .date: "date (EDTF)"
        case .count: "count"
        case .event: "event id"
        case .text, .number, .address, .sealed, .patch: type.kindName
        }
    }

    private static func link(_ vocabulary: Vocabulary) -> String {
        let anchor = vocabulary.name.lowercased().split(separator: " ").joined(separator: "-")
        return "[\(vocabulary.name)](#\(anchor))"
    }

    private static func section(_ vocabulary: Vocabulary) -> String {
        let rows = vocabulary.terms.map { "| `\($0.word)` | \($0.meaning) |" }
        return (["### \(vocabulary.name)", "", "| Word | Meaning |", "|---|---|"] + rows)
            .joined(separator: "\n")
    }

    /// The vocabularies of the whole catalogue.
    static func vocabularies() -> [Vocabulary] {
        let inside = Count.fields + Money.fields(kinds: .moneyKind)
        return vocabularies(
            of: Envelope.fields + Catalogue.declarations.flatMap(\.fields) + inside)
    }

    /// The vocabularies that fields use, each once, by name.
    private static func vocabularies(of fields: [Field]) -> [Vocabulary] {
        let used = fields.flatMap { vocabularies(in: $0.type) }
        return Dictionary(used.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
            .values.sorted { $0.name < $1.name }
    }

    private static func vocabularies(in type: FieldType) -> [Vocabulary] {
        switch type {
        case .term(let vocabulary): [vocabulary]
        case .list(let element): vocabularies(in: element)
        case .record(let fields): fields.flatMap { vocabularies(in: $0.type) }
        case .text, .date, .number, .count, .money, .reference, .event, .address, .sealed, .patch:
            []
        }
    }
}
