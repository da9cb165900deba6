import ArgumentParser
import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections

/// `blotter <noun> <verb>`: records one event of a type.
struct RecordCommand<Recorded: EventType, Named: Noun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        let declaration = Recorded.declaration
        return CommandConfiguration(
            commandName: declaration.verb, abstract: declaration.summary,
            discussion: "Records \(declaration.name). \(place(of: declaration))\n\n"
                + EventDeclaration.waysOfTyping)
    }

    private static func place(of declaration: EventDeclaration) -> String {
        let noun = Named.kind.rawValue
        return switch declaration.place {
        case .opens: "It begins a new \(noun)."
        case .continues: "It continues a \(noun) that exists."
        case .either: "It continues the \(noun) that is named, or begins a new one with --id."
        }
    }

    /// Only what always begins a stream may leave the id to its fields: elsewhere it is the choice.
    private static var slugOrigin: String {
        Recorded.declaration.place == .opens ? "; made from its fields if left out" : ""
    }

    @Argument(
        help: ArgumentHelp(
            "The \(Named.kind.rawValue) that the event continues: kind:id, id or name.",
            valueName: Named.kind.rawValue,
            visibility: Recorded.declaration.place == .opens ? .hidden : .default))
    var existing: String?

    @Option(
        help: ArgumentHelp(
            "The id of a new \(Named.kind.rawValue)\(Self.slugOrigin).",
            valueName: "slug",
            visibility: Recorded.declaration.place == .continues ? .hidden : .default))
    var id: String?

    @OptionGroup(title: "Fields") var fields: FieldArguments<Recorded>
    @OptionGroup(title: "Recording") var recording: RecordingOptions

    func run() async throws {
        let declaration = Recorded.declaration
        try requirePlace(in: declaration)
        let questions = Questions(fields: declaration.allFields, noInput: recording.noInput)
        let answers = try questions.complete(fields.values)
        do {
            try await record(answers)
        } catch {
            questions.remark(on: answers, beside: fields.values)
            throw error
        }
    }

    private func record(_ answers: [String: [String]]) async throws {
        let declaration = Recorded.declaration
        let eventID = try recording.id()
        let (today, latest) = (try recording.day(), try recording.latestDay())
        let connection = try await Server(recording.database).connect()
        let outcome = try await connection.perform { session in
            var input = FieldInput(today: today)
            var data = try input.data(answers, of: declaration, in: session)
            data.fillDefaults(of: declaration)
            let stream = try stream(for: declaration, eventID: eventID, data: data, in: session)
            let draft = Draft(
                id: eventID, type: declaration, stream: stream, begins: existing == nil, data: data)
            return try draft.record(
                sealed: input.sealed, dryRun: recording.dryRun, by: latest, in: session)
        }
        await connection.close()
        try outcome.print(as: recording.format)
    }

    /// Refuses a line that does not say which stream is meant, before anything is asked.
    ///
    /// What may begin a stream or continue one does neither by guess: a settlement of nothing that
    /// was named would become a lawsuit of its own.
    private func requirePlace(in declaration: EventDeclaration) throws {
        let (kind, verb) = (Named.kind.rawValue, declaration.verb)
        if let existing {
            if declaration.place == .opens {
                throw Failure(
                    "stream.unwanted", .usage,
                    "\"\(existing)\" belongs to no option, and \(declaration.name) begins a new "
                        + "\(kind)",
                    at: "<\(kind)>", rule: "what is new is named by --id",
                    hint: "a value of several words is quoted, as in --name \"Port Halden\"; an id "
                        + "is given with --id")
            }
            if id != nil {
                throw Failure(
                    "stream.unclear", .usage, "an existing \(kind) and a new one are both named",
                    at: "<\(kind)>, --id", rule: "an event stands in one stream",
                    hint: "leave --id out to continue \(existing), or leave \(existing) out")
            }
            return
        }
        let known = "blotter \(kind) list  shows those there are"
        switch declaration.place {
        case .opens: break
        case .continues:
            throw Failure(
                "stream.missing", .usage, "which \(kind)?",
                rule: "\(declaration.name) continues a \(kind)",
                hint: "blotter \(kind) \(verb) <\(kind)> …;  \(known)")
        case .either where id == nil:
            throw Failure(
                "stream.missing", .usage, "which \(kind)?", at: "<\(kind)>, --id",
                rule: "\(declaration.name) continues the \(kind) that is named, "
                    + "or begins a new one by --id",
                hint: "blotter \(kind) \(verb) <\(kind)> …  or, if it is not in the log,  "
                    + "blotter \(kind) \(verb) --id <slug> …;  \(known)")
        case .either: break
        }
    }

    /// The stream: the one that was named, or a new one by --id or by the declared fields.
    private func stream(
        for declaration: EventDeclaration, eventID: UUID, data: Record,
        in session: borrowing Session
    ) throws -> Reference {
        if let existing {
            return try Naming.find(
                existing, [Named.kind], at: "<\(Named.kind.rawValue)>", in: session)
        }
        let words = declaration.identifiedBy.compactMap { data.text($0) }
        let id = id ?? Slug.make(words, for: eventID)
        guard let stream = Reference(Named.kind, id: id) else {
            throw Failure(
                "id.unusable", .usage, "\"\(id)\" is no id", at: "--id",
                rule: "an id is 1 to 96 characters of letters, digits, dot, underscore and hyphen",
                hint: "for example --id detroit-police-department")
        }
        return stream
    }
}
