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
        for (kind, lines) in Dictionary(grouping: lines, by: \.stream.kind) {
            try surroundings.look(for: lines.flatMap(\.claims.identifiers), of: kind, in: session)
        }
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
        failures += surroundings.failures(
            ofIdentifiersIn: line.claims, line.stream, at: "\(line.place), identifiers")
        for problem in try surroundings.problems(of: line.claims, in: session) {
            switch problem.severity {
            case .error: failures.append(Failure(problem, at: line.place))
            case .warning: warnings.append(Failure(problem, at: line.place))
            }
        }
        return failures
    }
}
