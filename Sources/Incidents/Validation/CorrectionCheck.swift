extension Validator {
    /// The types of events that change how earlier events of their stream are read.
    public static let amending: Set<String> = [EventCorrected.name, EventRetracted.name]

    /// What becomes wrong, or looks wrong, in events as a correction, or the retraction of one, has
    /// them read.
    ///
    /// Each must be one that could have been recorded: it is checked by the rules of its own type.
    /// What was there before the correction is not its doing.
    public func problems(ofRevised revisions: [Revision]) -> [Problem] {
        revisions.flatMap { revision in
            problems(of: revision.after).subtracting(problems(of: revision.before))
                .map { $0.under("patch") }
        }
    }

    private func problems(of entry: Entry) -> [Problem] {
        guard let declaration = Catalogue.declaration(named: entry.type) else { return [] }
        return problems(
            type: entry.type, schemaVersion: declaration.schemaVersion,
            stream: entry.event.stream, data: entry.data)
    }

    /// An event that reads otherwise, or stands again.
    public struct Revision: Sendable {
        /// How it read.
        public let before: Entry
        /// How it reads then.
        public let after: Entry
    }

    /// The events that read otherwise with a correction, or the retraction of one, and those that
    /// stand again, as they then read; none where it amends nothing.
    public static func revised(by correction: Event, in history: History) -> [Revision] {
        guard amending.contains(correction.type) else { return [] }
        let before = Dictionary(
            history.entries().map { ($0.event.id, $0) }, uniquingKeysWith: { $1 })
        return History(history.events + [correction]).entries().compactMap { after in
            guard let before = before[after.event.id],
                before.data != after.data || after.stands && !before.stands
            else { return nil }
            return Revision(before: before, after: after)
        }
    }
}
