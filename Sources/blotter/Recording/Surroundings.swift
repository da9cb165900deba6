import EventLog
import Incidents
import Postgres
import Projections

/// What the log, and the lines of an import before the one at hand, say of the streams that events
/// name; read when it is asked for.
struct Surroundings {
    private var histories: [String: [Event]] = [:]
    private var waiting: [String: [ImportLine]] = [:]
    private var holders: [Holding: String] = [:]

    private struct Holding: Hashable {
        let kind: StreamKind
        let identifier: Claims.Identifier
    }

    /// Puts a line of an import into the history of its stream.
    mutating func add(_ line: ImportLine) {
        waiting[line.event.stream, default: []].append(line)
        for identifier in line.claims.identifiers {
            holders[Holding(kind: line.stream.kind, identifier: identifier)] = line.event.stream
        }
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
        var history = histories[stream] ?? []
        if histories[stream] == nil {
            try session.forEachEvent(.streams([stream])) { history.append(try Event($0)) }
        }
        for line in waiting.removeValue(forKey: stream) ?? [] {
            let last = history.last
            history.append(
                try Event(
                    position: (last?.position ?? 0) + 1, id: line.event.id.text,
                    stream: line.stream, version: (last?.version ?? 0) + 1, type: line.type.name,
                    recordedAt: last?.recordedAt ?? Instant(microseconds: 0),
                    data: CanonicalJSON.parse(line.event.data, as: Value.self).record ?? Record()))
        }
        histories[stream] = history
        return history
    }
}

extension Surroundings {
    /// Looks up who has the identifiers with which entities of a kind are to be registered.
    mutating func look(
        for identifiers: [Claims.Identifier], of kind: StreamKind, in session: borrowing Session
    ) throws {
        guard !identifiers.isEmpty else { return }
        let keys = identifiers.map { "\($0.scheme) \($0.value)" }
        let rows = try session.execute(
            """
            select distinct e.stream from log.event e
            cross join lateral (
              select coalesce(e.data->'identifiers', e.data->'patch'->'identifiers') as list) l
            cross join lateral json_array_elements(
              case json_typeof(l.list) when 'array' then l.list else '[]' end) i
            where e.stream >= \(kind.rawValue + ":") and e.stream < \(kind.rawValue + ";")
              and (i->>'scheme') || ' ' || (i->>'value') = any (\(keys))
            """)
        let streams = try rows.map { try $0.text(0) }
        for stream in streams {
            // As it reads now: a corrected or retracted registration gives a number free.
            let entries = History(try history(of: stream, in: session)).entries()
            let held = entries.filter(\.stands).flatMap { $0.data.records("identifiers") }
            let holder = Entity(entries).mergedInto ?? stream
            for identifier in identifiers
            where held.contains(where: {
                $0.text("scheme") == identifier.scheme && $0.text("value") == identifier.value
            }) {
                holders[Holding(kind: kind, identifier: identifier)] = holder
            }
        }
    }

    /// The numbers of an event that another entity has: exact identifiers decide who is who.
    func failures(
        ofIdentifiersIn claims: Claims, _ stream: Reference, at place: String?
    ) -> [Failure] {
        claims.identifiers.compactMap { identifier in
            guard
                let holder = holders[Holding(kind: stream.kind, identifier: identifier)],
                holder != stream.description
            else { return nil }
            return Failure(
                "identity.taken", .invalidData,
                "\(identifier.scheme) \(identifier.value) is that of \(holder)", at: place,
                rule: "an exact identifier stands for one \(stream.kind.rawValue)",
                hint: "record under \(holder) if it is the same; else correct whichever number is "
                    + "wrong")
        }
    }
}
