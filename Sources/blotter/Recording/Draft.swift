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
    /// Whether the stream is to be a new one; otherwise it must exist.
    var begins: Bool
    var data: Record
}

extension Draft {
    static let nothingRecorded = "Nothing was recorded."

    /// Checks the event against its declaration, the log and the stream's life so far.
    ///
    /// - Parameter latest: The last day on which it can have happened.
    /// - Returns: The event as the log will take it, expecting the stream as it was looked at.
    func checked(by latest: Day, in session: borrowing Session) throws -> NewEvent {
        let validator = Validator(today: latest)
        try validator.problems(
            type: type, schemaVersion: type.schemaVersion, stream: stream, data: data
        ).enforce(typing: type)
        let versions = try requireReferences(in: session)
        let version = versions[stream.description] ?? 0
        try requirePlace(version: version, in: session)
        let claims = Claims(type: type.name, stream: stream, data: data)
        try requireAgreement(of: [claims], in: session)
        try requireNewRow(claims, in: session)
        try warnOfTwins(in: session)
        if version > 0 {
            try requireTransition(validator, in: session)
        }
        return try newEvent(expected: version == 0 ? .none : .exactly(version))
    }

    /// The event as the log takes it.
    func newEvent(expected: ExpectedVersion) throws -> NewEvent {
        let event = NewEvent(
            id: id, stream: stream.description, type: type.name,
            schemaVersion: type.schemaVersion, expected: expected,
            data: try CanonicalJSON.bytes(of: Value.record(data), limit: .max, depth: 31),
            tags: Tags.of(type: type, stream: stream, data: data))
        try event.requireSize()
        return event
    }

    /// Every stream that the event names must exist: no entity is created by a typo.
    @discardableResult
    func requireReferences(in session: borrowing Session) throws -> [String: Int] {
        let named = Tags.of(type: type, stream: stream, data: data).compactMap(Reference.init)
        let versions = try session.versions(of: named.map(\.description))
        var failures: [Failure] = []
        for reference in named where reference != stream && versions[reference.description] == nil {
            let field = type.allFields.first { data[$0.name]?.holds(reference.description) == true }
            failures.append(try Naming.unknown(reference, at: field?.optionName, in: session))
        }
        guard failures.isEmpty else { throw Failures(all: failures, summary: Self.nothingRecorded) }
        return versions
    }

    private func requirePlace(version: Int, in session: borrowing Session) throws {
        let kind = stream.kind.rawValue
        if begins, version > 0 {
            throw Failure(
                "stream.exists", .conflict,
                "\(stream) exists already, with \(version.counted("event"))",
                at: "--id", rule: "an id stands for one \(kind)",
                hint: (type.place == .either
                    ? "to continue it, write  blotter \(kind) \(type.verb) \(stream) …"
                    : "look at it with  blotter replay \(stream)")
                    + "; give another --id if it is not the same")
        }
        guard !begins, version == 0 else { return }
        var failure = try Naming.unknown(stream, at: "<\(kind)>", in: session)
        if type.place == .either, let hint = failure.hint {
            failure.hint = hint + "; to begin a new one, write --id \(stream.id) instead"
        }
        throw failure
    }

    private func requireTransition(
        _ validator: Validator, in session: borrowing Session
    ) throws {
        let past = try session.history(of: stream.description)
        let next = past.next(id: id.text, in: stream, type: type.name, data: data)
        let history = History(past)
        try requireNews(next, after: history)
        remarkOnMerge(before: next, in: history)
        let revised = Validator.revised(by: next, in: history)
        let problems = history.problems(appending: next) + validator.problems(ofRevised: revised)
        try problems.enforce(typing: type)
        try requireAgreement(
            of: revised.map { Claims(type: $0.after.type, stream: stream, data: $0.after.data) },
            in: session)
    }

    /// A command that is sent off twice must not make two settlements of one.
    ///
    /// What is no fact may be said again after something else: a name that was given, taken away and
    /// given once more.
    private func requireNews(_ next: Event, after history: History) throws {
        let said = next.data.said
        let last = history.events.last?.id
        let earlier = history.entries().last { entry in
            (entry.isFactual || entry.event.id == last) && entry.stands && entry.type == next.type
                && (entry.data.said == said || entry.event.data.said == said)
        }
        guard let earlier else { return }
        throw Failure(
            "event.repeated", .conflict, "@\(earlier.position) says the same already",
            at: "<\(stream.kind.rawValue)>", rule: "what happened once is recorded once",
            hint:
                "if another source says it too, cite that one; if it did happen twice, tell the two "
                + "apart by --note")
    }

    /// A row of another system makes one event of a type, however it is brought in.
    private func requireNewRow(_ claims: Claims, in session: borrowing Session) throws {
        guard let row = claims.importedRow,
            let first = try ImportedRows.recorded(as: [row], in: session).first
        else { return }
        throw Failure(
            "import-ref.repeated", .conflict, "@\(first.position) came of the same row",
            at: "--import-ref", rule: "a row of another system makes one event of a type",
            hint: "correct @\(first.position), or give the row that this one came of")
    }

    /// A name that is given to an entity which another goes on for is seen by nobody.
    private func remarkOnMerge(before next: Event, in history: History) {
        guard stream.kind.isEntity, let survivor = Entity(history.entries()).mergedInto,
            !Validator.amending.contains(next.type)
        else { return }
        let kind = stream.kind.rawValue
        Standard.remark(
            Failure(
                "entity.merged", .invalidData, "\(stream) was merged into \(survivor)",
                at: "<\(kind)>",
                rule: "of two that are one, the one that goes on is recorded under",
                hint: "record it under \(survivor); to undo this one, retract it"
            ).warningText)
    }

    /// What the event claims, or what others claim with it, agrees with the streams it names.
    private func requireAgreement(of claims: [Claims], in session: borrowing Session) throws {
        var surroundings = Surroundings()
        try surroundings.look(for: claims.flatMap(\.identifiers), in: session)
        for claims in claims {
            let taken = try surroundings.failures(
                ofIdentifiersIn: claims, stream, at: "--identifiers", in: session)
            guard taken.isEmpty else {
                throw Failures(all: taken, summary: Self.nothingRecorded)
            }
            try surroundings.problems(of: claims, in: session)
                .enforce(typing: type)
        }
    }
}

extension Record {
    /// What an event says, whoever recorded it.
    fileprivate var said: Record {
        var said = self
        said["recorded_by"] = nil
        said["correlation_id"] = nil
        return said
    }
}

extension Value {
    /// Whether the text stands in it, however deep.
    fileprivate func holds(_ text: String) -> Bool {
        switch self {
        case .text(let held): held == text
        case .list(let elements): elements.contains { $0.holds(text) }
        case .record(let record): record.members.contains { $0.value.holds(text) }
        case .null, .flag, .number: false
        }
    }
}
