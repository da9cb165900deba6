import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections

/// An event that somebody wants recorded: checked against every rule, then appended.
struct Draft {
    var id: UUID
    var type: EventDeclaration
    var stream: Reference
    var data: Record
}

extension Draft {
    /// The event as one line of an import.
    func line() throws -> [UInt8] {
        try CanonicalJSON.bytes(
            of: [
                "data": .record(data), "event_id": .text(id.text),
                "schema_version": .number(Int64(type.schemaVersion)),
                "stream": .text(stream.description), "type": .text(type.name),
            ] as Value)
    }

    /// Checks the event against its declaration, the log and the stream's life so far.
    ///
    /// - Returns: The event as the log will take it, expecting the stream as it was looked at.
    func checked(on today: Day, in session: borrowing Session) throws -> NewEvent {
        let outcome = "Nothing was recorded."
        let validator = Validator(today: today)
        try validator.problems(
            type: type.name, schemaVersion: type.schemaVersion, stream: stream, data: data
        ).enforce(outcome: outcome)
        let versions = try requireReferences(in: session, outcome: outcome)
        let version = versions[stream.description] ?? 0
        try requirePlace(version: version)
        if version > 0 {
            try requireTransition(after: version, validator, in: session, outcome: outcome)
        }
        return try newEvent(expected: version == 0 ? .none : .exactly(version))
    }

    /// The event as the log takes it.
    func newEvent(expected: ExpectedVersion) throws -> NewEvent {
        NewEvent(
            id: id, stream: stream.description, type: type.name,
            schemaVersion: type.schemaVersion, expected: expected,
            data: try CanonicalJSON.bytes(of: Value.record(data), depth: 31),
            tags: Tags.of(type: type.name, stream: stream, data: data))
    }

    /// Every stream that the event names must exist: no entity is created by a typo.
    private func requireReferences(
        in session: borrowing Session, outcome: String
    ) throws -> [String: Int] {
        let named = Tags.of(type: type.name, stream: stream, data: data).compactMap(Reference.init)
        let versions = try session.versions(of: named.map(\.description))
        var failures: [Failure] = []
        for reference in named where reference != stream && versions[reference.description] == nil {
            failures.append(try Naming.unknown(reference, in: session))
        }
        guard failures.isEmpty else { throw Failures(all: failures, summary: outcome) }
        return versions
    }

    private func requirePlace(version: Int) throws {
        switch type.place {
        case .opens where version > 0:
            throw Failure(
                "stream.exists", .conflict, "\(stream) exists already, with \(version) event(s)",
                rule: "\(type.name) begins a stream",
                hint: "look at it with  blotter replay \(stream) ; give another --id if it is not the same")
        case .continues where version == 0:
            throw Failure(
                "stream.unknown", .notFound, "\(stream) does not exist",
                rule: "\(type.name) continues a stream",
                hint: "blotter \(stream.kind.rawValue) list  shows what there is")
        default: break
        }
    }

    private func requireTransition(
        after version: Int, _ validator: Validator, in session: borrowing Session, outcome: String
    ) throws {
        var past: [Event] = []
        try session.forEachEvent(.streams([stream.description])) { past.append(try Event($0)) }
        let next = Event(
            position: (past.last?.position ?? 0) + 1, id: id.text, stream: stream,
            version: version + 1, type: type.name,
            recordedAt: past.last?.recordedAt ?? Instant(microseconds: 0), data: data)
        let history = History(past)
        let problems = history.problems(appending: next)
            + validator.problems(correction: next, in: history)
        try problems.enforce(outcome: outcome)
    }
}
