/// What an amendment may be about, and what it may say of it.
extension History {
    /// Amendments of events that do not stand earlier in this stream.
    var misplacedAmendments: [Problem] {
        var known: Set<String> = []
        /// What has been taken back, each by its retraction.
        var retracted: [String: String] = [:]
        var problems: [Problem] = []
        for event in events {
            if AmendmentKind(rawValue: event.type) != nil, let target = event.data.text("target"),
                !known.contains(target)
            {
                problems.append(
                    Problem(
                        "amendment.target", field: "target",
                        "event \(target) is not an earlier event of \(event.stream)",
                        rule:
                            "an amendment stands in the stream of the event it is about, after it",
                        hint: "look the event's id up in the timeline of its record"))
            }
            if event.type == EventRetracted.name, let target = event.data.text("target") {
                if retracted.values.contains(target) {
                    problems.append(
                        Problem(
                            "amendment.repeated", .warning, field: "target",
                            "\(named(target)) is retracted already",
                            rule: "to take an event back once is enough",
                            hint: "to give another reason, correct the earlier retraction"))
                }
                retracted[target] = nil
                retracted[event.id] = target
            }
            problems += misreadVerification(event)
            if event.type == EventDisputed.name, let target = event.data.text("target"),
                let type = events.first(where: { $0.id == target })?.type
            {
                problems += unknownField(disputed: event.data.text("field"), of: type)
            }
            known.insert(event.id)
        }
        return problems
    }

    /// A change from what the event was not verified as, or to what it is.
    private func misreadVerification(_ change: Event) -> [Problem] {
        guard change.type == VerificationChanged.name, let target = change.data.text("target"),
            let from = change.data.text("from"), let to = change.data.text("to")
        else { return [] }
        let before = History(events.filter { $0.version < change.version }).entries()
        guard let now = before.first(where: { $0.event.id == target })?.verification,
            now != from || now == to
        else { return [] }
        return [
            Problem(
                "verification.from", .warning, field: now != from ? "from" : "to",
                "\(named(target)) is verified as \(now)",
                rule: "a change of verification says from what to what else",
                hint: "write what it is verified as now")
        ]
    }

    /// Resolutions of what is no dispute, or is resolved already.
    var misplacedResolutions: [Problem] {
        let disputes = events.filter { $0.type == EventDisputed.name }
        var resolved: Set<String> = []
        return events.filter { $0.type == DisputeResolved.name }.compactMap { event in
            guard let target = event.data.text("target") else { return nil }
            guard disputes.contains(where: { $0.id == target }) else {
                let near = disputes.filter { $0.data.text("target") == target }
                return Problem(
                    "dispute.target", field: "target", "\(named(target)) is no dispute",
                    rule: "what is resolved is a dispute, not the event that it is over",
                    hint: near.last.map { "did you mean the dispute @\($0.position)?" }
                        ?? "nothing disputes that event")
            }
            guard !resolved.insert(target).inserted else { return nil }
            return Problem(
                "dispute.resolved_twice", .warning, field: "target",
                "\(named(target)) is resolved already",
                rule: "of several resolutions of a dispute the last one holds",
                hint: "if the first one was wrong, correct or retract it")
        }
    }

    /// The event's position, by which people name it; its id where it is not in this stream.
    private func named(_ id: String) -> String {
        events.first { $0.id == id }.map { "@\($0.position)" } ?? "event \(id)"
    }

    private func unknownField(disputed path: String?, of type: String) -> [Problem] {
        guard let field = path?.prefix(while: { $0 != "." && $0 != "[" }).description,
            let names = Catalogue.declaration(named: type)?.allFields.map(\.name),
            !names.contains(field)
        else { return [] }
        return [
            Problem(
                "dispute.field", .warning, field: "field", "\(type) has no field \(field)",
                rule: "a dispute is over a field of the event, or over all of it",
                hint: DidYouMean.nearest(to: field, among: names).map { "did you mean \($0)?" }
                    ?? "leave the field out to dispute the whole event")
        ]
    }
}
