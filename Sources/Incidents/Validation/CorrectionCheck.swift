extension Validator {
    /// What a correction would make wrong, or look wrong, in the event that it corrects.
    ///
    /// The corrected event must be one that could have been recorded: it is checked by the rules of
    /// its own type, with every correction so far and this one applied. Empty for other events.
    public func problems(correction: Event, in history: History) -> [Problem] {
        guard correction.type == EventCorrected.name,
            let target = correction.data.text("target"),
            let corrected = History(history.events + [correction]).entries()
                .first(where: { $0.event.id == target }),
            let declaration = Catalogue.declaration(named: corrected.type)
        else { return [] }
        return problems(
            type: corrected.type, schemaVersion: declaration.schemaVersion,
            stream: correction.stream, data: corrected.data
        ).map { problem in
            Problem(
                problem.code, problem.severity, field: "patch.\(problem.field)", problem.message,
                rule: problem.rule, hint: problem.hint)
        }
    }
}
