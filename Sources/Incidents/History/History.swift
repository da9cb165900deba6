/// The events of one stream as the log knows them at a position.
///
/// Corrections, retractions, disputes and verifications stand in the stream of the event they are
/// about, so a stream alone says how each of its events reads now.
public struct History: Sendable {
    /// The events, in order of version.
    public let events: [Event]
    private let amended: [Entry]

    /// Reads the events of one stream, in order of version, each in the light of the later ones.
    public init(_ events: [Event]) {
        self.events = events
        amended = Amendments.apply(to: events)
    }

    /// The entries that had happened by the end of a day; all of them without one.
    ///
    /// In order of `occurred.lower`, then of position: history often becomes known late. What keeps
    /// the log in order has no date in the world, so it applies on every day, corrections included.
    public func entries(validAt day: Day? = nil) -> [Entry] {
        guard let day else { return amended }
        let retraction = amended.retraction
        var entries = amended.flatMap { entry -> [Entry] in
            guard let occurred = entry.occurred, entry.isFactual, !occurred.hasHappened(by: day)
            else { return [entry] }
            let earlier = Deployment.earlierFacts(in: entry, by: day).map { [$0] } ?? []
            guard occurred.mayHaveHappened(by: day) else { return earlier }
            var entry = entry
            entry.mayHaveHappened = true
            // What it tells of the time before is certain, said by then or not.
            return earlier.filter { !$0.mayHaveHappened } + [entry]
        }
        guard events.first?.stream.kind.isEntity == false else { return entries }
        // What only later events describe was not there yet, nor was what has been taken back, unless
        // all of the record has: then it is shown struck from its first day on.
        let isThere = entries.contains { entry in
            entry.isFactual && !entry.isDescriptionOnly && (entry.stands || retraction != nil)
        }
        guard isThere else { return [] }
        if let retraction {
            for place in entries.indices where entries[place].isFactual && entries[place].stands {
                entries[place].standing = retraction
            }
        }
        return entries
    }
}
