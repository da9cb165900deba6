/// The course of one record, folded from the entries of its stream.
public protocol Lifecycle: Sendable {
    /// Folds the entries, which are in the order in which they happened.
    init(_ entries: [Entry])

    /// Transitions that the rules refuse or remark on, in the order in which they happened.
    var problems: [Problem] { get }
}

/// The entries that a fold reads, and whether the record as a whole has been taken back.
struct Reading {
    let entries: [Entry]
    /// What may or may not have happened by the day asked about, and moves no state.
    let uncertain: [Entry]
    let isRetracted: Bool

    /// Retracted entries fall out, but for a record all of which is: it is still shown, struck.
    ///
    /// A record goes with the event that opened it; what others said of it afterwards goes along.
    init(_ all: [Entry]) {
        let isSettled = Self.settled(all)
        let entries = isSettled.map { zip(all, $0).filter(\.1).map(\.0) } ?? all
        uncertain = isSettled.map { zip(all, $0).filter { !$0.1 && $0.0.stands }.map(\.0) } ?? []
        guard entries.contains(where: { !$0.stands }) else {
            (self.entries, isRetracted) = (entries, false)
            return
        }
        let openings = entries.filter { Catalogue.declaration(named: $0.type)?.place == .opens }
        let deciding = openings.isEmpty ? entries.filter(\.isFactual) : openings
        isRetracted = !deciding.isEmpty && deciding.allSatisfy { !$0.stands }
        self.entries = isRetracted ? entries : entries.filter(\.stands)
    }

    /// Whether each entry moves the state; nil where all of them do.
    ///
    /// On a day in the world, what may only have happened by then does not, unless nothing else is
    /// known of the record, or what is certain shows that it had.
    private static func settled(_ all: [Entry]) -> [Bool]? {
        guard all.contains(where: { $0.mayHaveHappened && !$0.isLater }) else { return nil }
        let certain = all.filter { !$0.mayHaveHappened && $0.stands }
        // The stream of an entity holds separate matters, each uncertain by itself.
        let isRecord = all.first.map { !$0.event.stream.kind.isEntity } ?? true
        if isRecord && !certain.contains(where: \.isFactual) { return nil }
        return all.map { entry in
            !entry.mayHaveHappened || entry.isLater
                || isRecord && Catalogue.declaration(named: entry.type)?.place == .opens
                || certain.contains { $0.shows(that: entry, among: all) }
        }
    }
}

extension [Entry] {
    /// The positions of what may or may not have happened by the day asked about, and so is in no
    /// state; empty where nothing certain is known besides, and all of it is uncertain.
    public var uncertainPositions: [Int64] { Reading(self).uncertain.map(\.position) }

    /// What took the record back as a whole, at last; nil while it stands.
    public var retraction: Entry.Standing? {
        guard Reading(self).isRetracted else { return nil }
        let opening = last { !$0.stands && Catalogue.declaration(named: $0.type)?.place == .opens }
        return (opening ?? last { !$0.stands && $0.isFactual })?.standing
    }
}

extension History {
    /// What the rules over several events refuse or remark on in this history.
    public var problems: [Problem] {
        let entries = entries()
        return misplacedAmendments + misplacedResolutions + lifecycles(entries).flatMap(\.problems)
            + datesOutOfOrder(entries)
    }

    /// What the rules refuse or remark on only because `event` comes to it.
    ///
    /// An event may be known late and sort between others, so the whole history is folded twice.
    public func problems(appending event: Event) -> [Problem] {
        History(events + [event]).problems.subtracting(problems)
    }

    private func lifecycles(_ entries: [Entry]) -> [any Lifecycle] {
        guard let kind = events.first?.stream.kind else { return [] }
        return switch kind {
        case .deployment: [Deployment(entries)]
        case .misidentification: [Misidentification(entries)]
        case .ceaseDesist: [CeaseDesist(entries)]
        case .lawsuit: [Lawsuit(entries)]
        case .dataset: [DataSet(entries)]
        case .vendor: [Entity(entries), MarketStatus(entries)]
        case .agency, .organisation, .product, .person, .court, .jurisdiction, .source:
            [Entity(entries)]
        case .policy, .study, .claim: []
        }
    }
}
