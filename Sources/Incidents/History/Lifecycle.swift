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

    /// Amendments of events that do not stand earlier in this stream.
    private var misplacedAmendments: [Problem] {
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
                            "event \(target) is retracted already",
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
                "event \(target) is verified as \(now)",
                rule: "a change of verification says from what to what else",
                hint: "write what it is verified as now")
        ]
    }

    /// Resolutions of what is no dispute, or is resolved already.
    private var misplacedResolutions: [Problem] {
        let disputes = events.filter { $0.type == EventDisputed.name }
        var resolved: Set<String> = []
        return events.filter { $0.type == DisputeResolved.name }.compactMap { event in
            guard let target = event.data.text("target") else { return nil }
            guard disputes.contains(where: { $0.id == target }) else {
                let near = disputes.filter { $0.data.text("target") == target }
                return Problem(
                    "dispute.target", field: "target", "event \(target) is no dispute",
                    rule: "what is resolved is a dispute, not the event that it is over",
                    hint: near.last.map { "did you mean the dispute @\($0.position)?" }
                        ?? "nothing disputes that event")
            }
            guard !resolved.insert(target).inserted else { return nil }
            return Problem(
                "dispute.resolved_twice", .warning, field: "target",
                "event \(target) is resolved already",
                rule: "of several resolutions of a dispute the last one holds",
                hint: "if the first one was wrong, correct or retract it")
        }
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
