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
                + EventDeclaration.waysOfTyping + declaration.elaboration(of: Named.kind))
    }

    private static func place(of declaration: EventDeclaration) -> String {
        let noun = Named.kind.rawValue
        return switch declaration.place {
        case .opens: "It begins a new \(noun)."
        case .continues: "It continues \(noun.withArticle) that exists."
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
        var questions = Questions(
            declaration: declaration, input: FieldInput(today: try recording.day()),
            latest: try recording.latestDay(), noInput: recording.noInput)
        var (existing, id) = (existing, id)
        let isToBeAsked =
            existing == nil && id == nil && declaration.place != .opens && questions.canAsk
        if !isToBeAsked { try requirePlace(in: declaration) }
        let eventID = try recording.id()
        let connection = try await Server(recording.database).connect()
        if isToBeAsked {
            (existing, id) = try await askPlace(in: declaration, over: connection)
            questions.place = existing?.quotedForShell ?? id.map { "--id \($0)" }
        }
        var given = fields.values
        if let existing {
            let known = try await known(of: existing, beside: given, over: connection)
            given.merge(known) { typed, _ in typed }
        }
        try await recording.record(given, asking: questions, over: connection) {
            [existing, id] data, session in
            Draft(
                id: eventID, type: declaration,
                stream: try Self.stream(
                    existing, id, for: declaration, eventID: eventID, data: data, in: session),
                begins: existing == nil, data: data)
        }
    }

    /// Asks for the id of a new record until it is one that nothing has.
    private func askID(over connection: Connection) async throws -> String {
        let kind = Named.kind.rawValue
        while true {
            Standard.remark(
                "Its id, of letters, digits, dot, underscore and hyphen: acme-drones, for example.")
            let id = try Questions.answer(to: "id: ", at: "--id")
            guard let stream = Reference(Named.kind, id: id) else {
                Standard.remark("\"\(id)\" is no id".visible)
                continue
            }
            let versions = try await connection.perform { session in
                try session.versions(of: [stream.description])
            }
            guard let version = versions[stream.description] else { return id }
            Standard.remark(
                "\(stream) exists already, with \(version.counted("event")); to continue it, name it "
                    + "where the \(kind) is asked for")
        }
    }

    /// What the record says already of whose it is: whoever names the record need not say it again.
    private func known(
        of existing: String, beside given: [String: [String]], over connection: Connection
    ) async throws -> [String: [String]] {
        let declaration = Recorded.declaration
        let alternatives = declaration.choices(beside: given.keys).flatMap(\.self)
        let missing = declaration.fields.filter { field in
            declaration.identifiedBy.contains(field.name) && given[field.name] == nil
                && (field.isRequired || alternatives.contains(field.name))
        }
        guard declaration.place == .either, !missing.isEmpty else { return [:] }
        return try await connection.perform { session in
            let stream = try Naming.find(
                existing, [Named.kind], at: "<\(Named.kind.rawValue)>", in: session)
            let entries = History(try session.history(of: stream.description)).entries()
                .filter(\.stands)
            var known: [String: [String]] = [:]
            var isChosen = false
            for entry in entries.reversed() {
                for field in missing where known[field.name] == nil {
                    let isAlternative = alternatives.contains(field.name)
                    guard !(isAlternative && isChosen), let text = entry.data.text(field.name)
                    else { continue }
                    known[field.name] = [text]
                    isChosen = isChosen || isAlternative
                }
            }
            let told = missing.compactMap { field in
                known[field.name].map { "\(field.optionName) \($0[0])" }
            }
            if !told.isEmpty {
                Standard.remark(
                    "as \(stream) says: \(told.joined(separator: ", "))".visible)
            }
            return known
        }
    }

    /// Asks for the stream that the line does not name: one that exists, or a new one's id.
    private func askPlace(
        in declaration: EventDeclaration, over connection: Connection
    ) async throws -> (existing: String?, id: String?) {
        let kind = Named.kind.rawValue
        let mayBegin = declaration.place == .either
        while true {
            Standard.remark(
                "\(Self.place(of: declaration)) Which \(kind)? Its id or name"
                    + (mayBegin ? "; Enter for a new one" : ""))
            let answer = try Questions.answer(to: "\(kind): ", at: "<\(kind)>")
            if answer.isEmpty, mayBegin { return (nil, try await askID(over: connection)) }
            let refusal = try await connection.perform { session -> Failure? in
                do {
                    _ = try Naming.existing(answer, [Named.kind], at: "<\(kind)>", in: session)
                    return nil
                } catch let failure as Failure {
                    return failure
                } catch {
                    throw error
                }
            }
            guard let refusal else { return (answer, nil) }
            Standard.remark(refusal.text)
        }
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
    private static func stream(
        _ existing: String?, _ id: String?, for declaration: EventDeclaration, eventID: UUID,
        data: Record, in session: borrowing Session
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
