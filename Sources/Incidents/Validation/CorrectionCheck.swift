extension Validator {
    /// The types of events that change how earlier events of their stream are read.
    public static let amending: Set<String> = [EventCorrected.name, EventRetracted.name]

    /// What is wrong, or looks wrong, in events as a correction, or the retraction of one, has them
    /// read.
    ///
    /// Each must be one that could have been recorded: it is checked by the rules of its own type.
    public func problems(ofRevised entries: [Entry]) -> [Problem] {
        entries.flatMap { entry -> [Problem] in
            guard let declaration = Catalogue.declaration(named: entry.type) else { return [] }
            return problems(
                type: entry.type, schemaVersion: declaration.schemaVersion,
                stream: entry.event.stream, data: entry.data
            ).map { $0.under("patch") }
        }
    }

    /// The events that read otherwise with a correction, or the retraction of one, as they then
    /// read; none where it amends nothing.
    public static func revised(by correction: Event, in history: History) -> [Entry] {
        guard amending.contains(correction.type) else { return [] }
        let before = Dictionary(
            history.entries().map { ($0.event.id, $0.data) }, uniquingKeysWith: { $1 })
        return History(history.events + [correction]).entries().filter { entry in
            before[entry.event.id].map { $0 != entry.data } ?? false
        }
    }
}
