import Incidents

extension Failure {
    /// A broken rule of the domain; `place` says which line or option it came from.
    init(_ problem: Problem, at place: String? = nil) {
        // The domain says of a field what it "is" or "has": the field is the sentence's subject.
        let isPredicate = ["is ", "has ", "does ", "stands "].contains(
            where: problem.message.hasPrefix)
        let parts = [place, problem.field.isEmpty ? nil : problem.field]
        self.init(
            problem.code, .invalidData,
            isPredicate && !problem.field.isEmpty
                ? "\(problem.field) \(problem.message)" : problem.message,
            at: parts.compactMap { $0 }.joined(separator: ", "), rule: problem.rule,
            hint: problem.hint)
    }
}

extension Array where Element == Problem {
    /// Throws what is wrong, and tells what only looks wrong.
    ///
    /// The fields were typed, so they are called what they are called on the command line.
    func enforce(typing declaration: EventDeclaration) throws {
        let problems = map { $0.namingUnrecorded { _ in "this event" } }
        for warning in problems where warning.severity == .warning {
            Standard.remark(Failure(warning, typing: declaration).warningText)
        }
        let errors = problems.filter { $0.severity == .error }
        if !errors.isEmpty {
            throw Failures(
                all: errors.map { Failure($0, typing: declaration) },
                summary: Draft.nothingRecorded)
        }
    }
}

extension Failure {
    /// A broken rule in fields that were typed: `docket_no` is called `--docket-no`, and
    /// `parties[1].role` is `--parties, no. 2, role`.
    fileprivate init(_ problem: Problem, typing declaration: EventDeclaration) {
        self.init(problem)
        place = problem.field.isEmpty ? nil : Self.option(problem.field)
        let fields = declaration.allFields
        let names = Set(fields.map(\.name))
        // A name of one word may as well be a word of the sentence, unless fields are enumerated.
        let isChoice = problem.code == "fields.choice" && !problem.field.contains("[")
        func typed(_ text: String) -> String {
            text.replacing(/[a-z][a-z0-9_]*/) { word in
                let name = String(word.output)
                guard names.contains(name), isChoice || name.contains("_") else { return name }
                return Self.option(name)
            }
        }
        if what.hasPrefix(problem.field + " "), names.contains(problem.field) {
            what = Self.option(problem.field) + what.dropFirst(problem.field.count)
        } else {
            what = typed(what)
        }
        rule = rule.map(typed)
        let option = Self.option(problem.field)
        if problem.code == "field.missing",
            let type = fields.first(where: { $0.name == problem.field })?.type,
            type.vocabulary == nil
        {
            let (opening, closing) = type.hasParts ? ("\"", "\"") : ("<", ">")
            hint = "give \(option) \(opening)\(type.placeholder)\(closing)"
        } else {
            hint = hint.map {
                typed($0.replacing("give \(problem.field):", with: "give \(option):"))
            }
        }
    }

    /// A path in the event's data, as it is typed.
    private static func option(_ path: String) -> String {
        let steps = path.split(whereSeparator: { $0 == "." || $0 == "[" }).map { step in
            step.last == "]" ? "no. \((Int(step.dropLast()) ?? 0) + 1)" : String(step)
        }
        guard let field = steps.first else { return path }
        // What an amendment is about is named by the command's argument.
        if path == "target" { return "<event>" }
        return (["--" + field.replacing("_", with: "-")] + steps.dropFirst()).joined(
            separator: ", ")
    }
}
