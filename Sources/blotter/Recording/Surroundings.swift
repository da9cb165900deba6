import EventLog
import Incidents
import Postgres
import Projections

/// What the log, and the lines of an import before the one at hand, say of the streams that events
/// name; read when it is asked for.
struct Surroundings {
    private var histories: [String: [Event]] = [:]
    private var waiting: [String: [ImportLine]] = [:]
    /// The streams whose events give an identifier, by its tag.
    private var givers: [String: Set<String>] = [:]

    /// Puts a line of an import into the history of its stream.
    mutating func add(_ line: ImportLine) {
        waiting[line.event.stream, default: []].append(line)
        for tag in line.event.identifiers { givers[tag, default: []].insert(line.event.stream) }
    }

    /// What of an event does not agree with the streams that it names.
    mutating func problems(
        of claims: Claims, in session: borrowing Session
    ) throws -> [Problem] {
        try claims.problems { try history(of: $0, in: session) }
    }

    private mutating func history(
        of stream: String, in session: borrowing Session
    ) throws -> [Event] {
        var history = try histories[stream] ?? session.history(of: stream)
        for line in waiting.removeValue(forKey: stream) ?? [] {
            history.append(try line.event(after: history, number: history.count))
        }
        histories[stream] = history
        return history
    }
}

extension Surroundings {
    /// Looks up where the log gives identifiers.
    mutating func look(
        for identifiers: [Claims.Identifier], in session: borrowing Session
    ) throws {
        guard !identifiers.isEmpty else { return }
        for (tag, stream) in try session.streams(tagged: identifiers.map(\.tag)) {
            givers[tag, default: []].insert(stream)
        }
    }

    /// The numbers of an event that another entity has: exact identifiers decide who is who.
    mutating func failures(
        ofIdentifiersIn claims: Claims, _ stream: Reference, at place: String?,
        in session: borrowing Session
    ) throws -> [Failure] {
        try claims.identifiers.compactMap { identifier in
            guard let holder = try holder(of: identifier, beside: stream, in: session) else {
                return nil
            }
            return Failure(
                "identity.taken", .invalidData,
                "\(identifier.scheme) \(identifier.value) is that of \(holder)", at: place,
                rule: "an exact identifier stands for one \(stream.kind.rawValue)",
                hint: "record under \(holder) if it is the same; else correct whichever number is "
                    + "wrong")
        }
    }

    private mutating func holder(
        of identifier: Claims.Identifier, beside stream: Reference, in session: borrowing Session
    ) throws -> String? {
        for giver in givers[identifier.tag, default: []].sorted()
        where Reference(giver)?.kind == stream.kind {
            // As it reads now: a corrected or retracted registration gives a number free.
            let entries = History(try history(of: giver, in: session)).entries()
            let isHeld = entries.contains {
                $0.stands && Claims.Identifier.all(in: $0.data).contains(identifier)
            }
            let holder = try survivor(of: giver, in: session)
            if isHeld, holder != stream.description { return holder }
        }
        return nil
    }

    /// The entity that goes on for one, however many merges away.
    mutating func survivor(of entity: String, in session: borrowing Session) throws -> String {
        try Entity.survivor(of: entity) { try history(of: $0, in: session) }
    }
}

extension NewEvent {
    /// The tags of the numbers that it gives an entity.
    var identifiers: [String] { tags.filter { $0.hasPrefix(Claims.Identifier.tagPrefix) } }
}
