import EventLog
import FoundationEssentials
import Incidents
import Postgres

/// What the lines of an import claim, held against the log and the lines before, in order.
struct ImportedClaims {
    /// What looks wrong, and is recorded all the same.
    private(set) var warnings: [Failure] = []
    private var surroundings = Surroundings()
    private var events: Set<UUID> = []

    /// - Parameter lines: Those that the log does not hold.
    init(_ lines: [ImportLine], in session: borrowing Session) throws {
        let mentioned = lines.flatMap(\.claims.mentions).compactMap { UUID(uuidString: $0.id) }
        if !mentioned.isEmpty {
            let rows = try session.execute(
                "select event_id from log.event where event_id = any (\(mentioned))")
            for row in rows { events.insert(try row.decode(UUID.self, 0)) }
        }
        try surroundings.look(for: lines.flatMap(\.claims.identifiers), in: session)
    }

    /// What keeps a line from being recorded; with it, the line is one of those before.
    mutating func problems(
        of line: ImportLine, in session: borrowing Session
    ) throws -> [Failure] {
        defer {
            events.insert(line.event.id)
            surroundings.add(line)
        }
        var failures = line.claims.mentions.filter { mention in
            UUID(uuidString: mention.id).map { !events.contains($0) } ?? false
        }.map { mention in
            Failure(
                "event.unknown", .invalidData, "there is no event \(mention.id)",
                at: "\(line.place), \(mention.field)",
                rule: "\(mention.field) names an event of the log or of an earlier line",
                hint: "put that event first, or correct the id")
        }
        failures += try surroundings.failures(
            ofIdentifiersIn: line.claims, line.stream, at: "\(line.place), identifiers",
            in: session)
        return failures + sorted(try surroundings.problems(of: line.claims, in: session), of: line)
    }

    /// What keeps a line from being recorded after all: what its stream's life says of it, and what
    /// others say of the events that it makes read otherwise.
    mutating func failures(
        of line: ImportLine, with problems: [Problem], revising entries: [Entry],
        in session: borrowing Session
    ) throws -> [Failure] {
        var failures = sorted(problems, of: line)
        for entry in entries {
            let claims = Claims(type: entry.type, stream: line.stream, data: entry.data)
            try surroundings.look(for: claims.identifiers, in: session)
            failures += try surroundings.failures(
                ofIdentifiersIn: claims, line.stream, at: "\(line.place), patch", in: session)
            failures += sorted(try surroundings.problems(of: claims, in: session), of: line)
        }
        return failures
    }

    /// The errors among the problems; the warnings are kept.
    private mutating func sorted(_ problems: [Problem], of line: ImportLine) -> [Failure] {
        let failures = problems.map {
            (severity: $0.severity, failure: Failure($0, at: line.place))
        }
        warnings += failures.filter { $0.severity == .warning }.map(\.failure)
        return failures.filter { $0.severity == .error }.map(\.failure)
    }
}
