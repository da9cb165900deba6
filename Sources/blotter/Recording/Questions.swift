import EventLog
import Incidents
import Postgres
import Projections

/// Asks the person at a terminal for what is required and was not given.
///
/// Each answer is read at once, as the command will read it and against the log: at the end one slip
/// would cost all the answers.
struct Questions {
    let declaration: EventDeclaration
    /// How what is typed is read.
    let input: FieldInput
    /// The last day on which something can have happened.
    let latest: Day
    let noInput: Bool
    /// The stream that the event continues, where that is known.
    var stream: Reference?
    /// What was answered of the record itself: its name, or `--id` and a new one's id.
    var place: String?

    /// Whether somebody is there to answer.
    var canAsk: Bool { !noInput && Standard.canAsk }

    /// What was given, completed by what was answered.
    func complete(
        _ given: [String: [String]], over connection: Connection
    ) async throws -> [String: [String]] {
        guard canAsk else { return given }
        var answers = given
        do {
            for field in declaration.allFields
            where field.isRequired && given[field.name] == nil && Defaults.value(of: field) == nil {
                answers[field.name] = try await ask(field, over: connection)
            }
            for names in declaration.choices(beside: answers.keys) {
                let chosen = try choose(
                    among: declaration.allFields.filter { names.contains($0.name) })
                answers[chosen.name] = try await ask(chosen, over: connection)
            }
        } catch {
            remark(on: answers, beside: given)
            throw error
        }
        return answers
    }

    private func ask(_ field: Field, over connection: Connection) async throws -> [String] {
        var elements: [String] = []
        while true {
            let more = elements.isEmpty ? "" : " (another, or Enter)"
            Standard.remark("\(field.summary)\(field.type.choices)")
            let answer = try Self.answer(to: "\(field.name)\(more): ", at: field.optionName)
            if answer.isEmpty, elements.isEmpty {
                Standard.remark("It is required; Ctrl-D gives up.")
                continue
            }
            let (texts, isComplete) = (elements + (answer.isEmpty ? [] : [answer]), answer.isEmpty)
            let refusal = try await connection.perform { session -> String? in
                try self.refusal(of: texts, for: field, isComplete: isComplete, in: session)
            }
            if let refusal {
                Standard.remark(refusal.visible)
                continue
            }
            if isComplete { return elements }
            elements = texts
            if !field.isList { return elements }
        }
    }

    /// A line that was typed after the prompt.
    static func answer(to prompt: String, at place: String) throws -> String {
        try Standard.prompt(prompt)
        guard let answer = readLine()?.trimmed else {
            Standard.remark("")
            throw Failure(
                "interrupted", .unreadableInput, "the answers ended; nothing was recorded",
                at: place, rule: "what is required is asked for at a terminal",
                hint: "give the options at once; --no-input never asks")
        }
        try Standard.requireUTF8(answer, at: place)
        return answer
    }

    /// Tells the options that give again what was answered: what is wrong with one answer must not
    /// cost the others. A sealed name is not shown.
    func remark(on answers: [String: [String]], beside given: [String: [String]]) {
        let asked = declaration.allFields.filter {
            given[$0.name] == nil && answers[$0.name] != nil
        }
        guard !asked.isEmpty || place != nil else { return }
        let options =
            [place].compactMap(\.self)
            + asked.flatMap { field in
                answers[field.name, default: []].map { answer in
                    let isSealed = if case .sealed = field.type { true } else { false }
                    let word = isSealed ? "-" : answer
                    return "\(field.optionName) \(word.quotedForShell)"
                }
            }
        Standard.remark("What was answered is given again by")
        Standard.remark("  " + options.joined(separator: " ").visible)
    }
}

extension Questions {
    private func choose(among fields: [Field]) throws -> Field {
        guard fields.count > 1 else { return fields[0] }
        Standard.remark("One of these is needed; which will you give?")
        for field in fields { Standard.remark("  \(field.name): \(field.summary)") }
        let names = fields.map(\.name)
        while true {
            let answer = try Self.answer(
                to: "\(names.joined(separator: " or ")): ", at: fields[0].optionName)
            if let field = fields.first(where: { $0.name == answer.lowercased() }) { return field }
            let near = DidYouMean.nearest(to: answer, among: names)
            Standard.remark(
                "\"\(answer)\" is none of these\(near.map { "; did you mean \($0)?" } ?? "")"
                    .visible)
        }
    }

    /// Why what was typed cannot be what the field holds; where it can, says what was understood.
    private func refusal(
        of texts: [String], for field: Field, isComplete: Bool, in session: borrowing Session
    ) throws -> String? {
        // Read once, where it is sealed; which stream is to be a new one does not matter to an answer.
        if case .sealed = field.type { return nil }
        let new = declaration.streams.first.flatMap { Reference($0, id: "new") }
        guard let stream = stream ?? new else { return nil }
        do {
            var input = input
            let data = try input.data([field.name: texts], of: declaration, in: session)
            let problems = problems(in: data, of: field, stream)
            // Of a list that goes on, nobody knows yet how long it will be.
            if let problem = problems.first(where: { isComplete || $0.code != "list.short" }) {
                return "\(Failure(problem).what); \(problem.hint)"
            }
            let draft = Draft(
                id: .version7(), type: declaration, stream: stream, begins: true, data: data)
            try draft.requireReferences(in: session)
            if !isComplete, let last = texts.last {
                // Said while it can still be given up.
                var told = self.input
                _ = try told.data([field.name: [last]], of: declaration, in: session)
                told.understood().map(Standard.remark)
            }
            return nil
        } catch let failure as Failure {
            return [failure.what, failure.hint].compactMap(\.self).joined(separator: "; ")
        } catch let failures as Failures {
            return failures.all.map {
                [$0.what, $0.hint].compactMap(\.self).joined(separator: "; ")
            }
            .joined(separator: "; ")
        } catch {
            throw error
        }
    }

    private func problems(in data: Record, of field: Field, _ stream: Reference) -> [Problem] {
        Validator(today: latest).problems(
            type: declaration, schemaVersion: declaration.schemaVersion, stream: stream, data: data
        ).filter { problem in
            problem.severity == .error && problem.alternatives.isEmpty
                && problem.field.prefix(while: { $0 != "." && $0 != "[" }) == field.name
        }
    }
}

extension FieldType {
    /// The words that may be answered, or the parts of the answer with theirs.
    fileprivate var choices: String {
        switch self {
        case .term(let vocabulary): "\n  one of \(vocabulary.words.joined(separator: ", "))"
        case .list(let element): element.choices
        case .record, .money:
            "\n  as \(placeholder)"
                + wordsOfParts.map { part, vocabulary in
                    "\n  \(part): one of \(vocabulary.words.joined(separator: ", "))"
                }.joined()
        default: ""
        }
    }
}
