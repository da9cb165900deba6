import ArgumentParser
import Incidents

/// The options of one event type's command, made from its declaration.
///
/// ArgumentParser finds a command's options by looking at the mirror of a fresh value and reads
/// them back by decoding it. Both may be given by hand: so the options exist once, in the catalogue,
/// and help, completion and error texts are the library's own. Decision 0003 says what else was
/// weighed.
struct FieldArguments<Recorded: EventType>: ParsableArguments, CustomReflectable {
    /// What was typed, by field; a field that was not given is absent.
    private(set) var values: [String: [String]] = [:]

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        for field in Self.fields {
            let key = Key(stringValue: field.name)
            let given = try container.decode(Option<[String]>.self, forKey: key).wrappedValue
            if !given.isEmpty { values[field.name] = given }
        }
    }

    var customMirror: Mirror {
        Mirror(
            self,
            children: Self.fields.map { field -> (label: String?, value: Any) in
                (label: "_" + field.name, value: field.option)
            })
    }

    /// The type's own fields first, then the envelope's; which event another is about is no option
    /// but the command's argument.
    static var fields: [Field] {
        let declaration = Recorded.declaration
        return declaration.allFields.filter { !declaration.isAboutAnEvent || $0.name != "target" }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

extension Field {
    /// The field's option: `--docket-no`.
    var optionName: String { "--" + name.replacing("_", with: "-") }

    /// Whether it holds several elements; the option is then given once for each.
    var isList: Bool { if case .list = type { true } else { false } }

    /// The summary, what may be written, and whether it must be.
    private var abstract: String {
        let words = type.vocabulary.map { " One of \($0.words.joined(separator: ", "))." } ?? ""
        let need =
            if !isRequired { "" } else if Defaults.value(of: self) != nil {
                " Set for you if left out."
            } else { " Required." }
        return summary + words + need + way
    }

    /// What the reader could not guess of how it is written.
    private var way: String {
        switch type {
        case .sealed:
            " Write - to be asked for it, or to give it on standard input: an argument is seen by "
                + "all who see the list of processes."
        case .patch:
            " Give it again for more fields. A list is replaced whole: name it once for each "
                + "element, one in parts in an option of its own."
        default: ""
        }
    }

    /// Every option may be repeated for the library, or it would drop all values but the last.
    fileprivate var option: Option<[String]> {
        Option<[String]>(
            wrappedValue: [], name: .customLong(String(optionName.dropFirst(2))),
            parsing: type.isQuantity ? .unconditionalSingleValue : .singleValue,
            help: ArgumentHelp("\(abstract)", valueName: type.placeholder),
            completion: type.completion)
    }
}

extension EventDeclaration {
    /// How lists and values in parts are typed, for the end of a command's description.
    static let waysOfTyping = """
        An option of a list is given once for each element; words of a list may be parted by \
        commas. Where a value has parts, "name=value; name=value", those in brackets may be left \
        out; \\; is a semicolon and \\\\ a backslash inside a value.
        """
}

extension EventDeclaration {
    /// The words that the parts of values may hold, which no option's help has room for.
    var wordsOfParts: String {
        let parts = allFields.flatMap { field in
            field.type.wordsOfParts.map { part, vocabulary in
                "  \(field.optionName), \(part): \(vocabulary.words.joined(separator: ", "))"
            }
        }
        return parts.isEmpty
            ? "" : "Words in parts of values:\n\n\(parts.joined(separator: "\n"))\n\n"
    }
}

extension FieldType {
    /// The vocabularies of a value's parts, or of those of each element of a list.
    var wordsOfParts: [(part: String, vocabulary: Vocabulary)] {
        switch self {
        case .record(let fields):
            fields.compactMap { field in field.type.vocabulary.map { (field.name, $0) } }
        case .money(let kinds) where kinds.words.count > 1: [("kind", kinds)]
        case .list(let element): element.wordsOfParts
        default: []
        }
    }

    /// What the help shows in place of a value.
    var placeholder: String {
        switch self {
        case .text: "text"
        case .date: "date"
        case .number: "n"
        case .count: "count"
        case .money(let kinds): kinds.words.count == 1 ? "amount currency" : "kind amount currency"
        case .term: "word"
        case .reference(let kinds) where kinds.count <= 2:
            kinds.map(\.rawValue).joined(separator: "|")
        case .reference: "kind:id"
        case .event: "event"
        case .address: "url"
        case .sealed: "text|-"
        case .patch: "field=value"
        case .record(let fields): Self.parts(fields)
        case .list(let element): element.placeholder
        }
    }

    /// The parts of a record: those in brackets may be left out.
    private static func parts(_ fields: [Field]) -> String {
        let required = fields.filter(\.isRequired).map { "\($0.name)=…" }
        let optional = fields.filter { !$0.isRequired }.map { "\($0.name)=…" }
        guard !optional.isEmpty else { return required.joined(separator: "; ") }
        return required.joined(separator: "; ") + (required.isEmpty ? "[" : "[; ")
            + optional.joined(separator: "; ") + "]"
    }

    /// Whether what is typed may begin with a minus, which is not the beginning of an option then.
    fileprivate var isQuantity: Bool {
        switch self {
        case .number, .count, .money: true
        case .list(let element): element.isQuantity
        default: false
        }
    }

    fileprivate var completion: CompletionKind? { vocabulary.map { .list($0.words) } }

    /// The words that the field, or each of its elements, may hold.
    var vocabulary: Vocabulary? {
        switch self {
        case .term(let vocabulary): vocabulary
        case .list(let element): element.vocabulary
        default: nil
        }
    }
}
