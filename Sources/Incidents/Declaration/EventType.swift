/// A kind of event, declared once: everything that knows its fields reads this declaration.
public protocol EventType: Sendable {
    /// The declaration: name, stream, verb, fields and rules.
    static var declaration: EventDeclaration { get }
}

extension EventType {
    /// The name as stored in the log, past tense: `LawsuitFiled`.
    public static var name: String { declaration.name }
}

/// The declaration of an event type.
public struct EventDeclaration: Sendable {
    /// How an event of the type stands to its stream.
    public enum Place: Sendable {
        /// It begins a stream: there must be none yet.
        case opens
        /// It continues a stream: there must be one.
        case continues
        /// It begins a stream or continues one, since history often becomes known late.
        case either
    }

    /// What an event of the type is.
    public enum Nature: Sendable {
        /// Something that happened in the world: needs a date and a source.
        case factual
        /// Housekeeping of the log: registering, correcting, merging.
        case administrative
    }

    /// The name as stored, past tense, for ever.
    public let name: String
    /// The kinds of stream that it may stand in; the first is the one it is listed under.
    public let streams: [StreamKind]
    /// The command's verb: `blotter <noun> <verb>`.
    public let verb: String
    /// Whether it begins its stream, continues it, or may do both.
    public let place: Place
    /// Whether it states something that happened or keeps the log in order.
    public let nature: Nature
    /// The schema version that new events are written with, from 1.
    public let schemaVersion: Int
    /// One sentence for help and the catalogue.
    public let summary: String
    /// The words of `legal_force` that fit; empty where the field has no place.
    public let legalForces: [String]
    /// The fields beyond the envelope.
    public let fields: [Field]
    /// The fields whose values make the id of a new stream when none is given.
    public let identifiedBy: [String]
    /// A complete example that validates, as it would be imported (data only).
    public let example: Record
    /// Rules over several fields, beyond what each field's type says.
    public let rules: @Sendable (Record) -> [Problem]

    /// Declares an event type.
    public init(
        _ name: String, in streams: [StreamKind], verb: String, _ place: Place,
        _ nature: Nature = .factual, schemaVersion: Int = 1, summary: String,
        legalForces: [String] = [], fields: [Field], identifiedBy: [String] = [],
        example: Record, rules: @escaping @Sendable (Record) -> [Problem] = { _ in [] }
    ) {
        self.name = name
        self.streams = streams
        self.verb = verb
        self.place = place
        self.nature = nature
        self.schemaVersion = schemaVersion
        self.summary = summary
        self.legalForces = legalForces
        self.fields = fields
        self.identifiedBy = identifiedBy
        self.example = example
        self.rules = rules
    }
}

extension EventDeclaration {
    /// Whether it is about one event of any stream, not about what a stream is the history of.
    public var isAboutAnEvent: Bool { streams.count == StreamKind.allCases.count }

    /// The fields of which one is needed beside those that are given, group by group.
    public func choices(beside given: some Collection<String>) -> [[String]] {
        // A rule of this sort asks only whether a field is there.
        let data = Record(given.map { (key: $0, value: .list([.flag(true)])) })
        return rules(data).map(\.alternatives).filter { !$0.isEmpty }
    }

    /// The first noun under which its command stands.
    public var noun: String { isAboutAnEvent ? "event" : streams[0].rawValue }
}
