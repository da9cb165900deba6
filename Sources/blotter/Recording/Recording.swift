import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections

extension RecordingOptions {
    /// Asks for what is missing, records the event or only shows it, and prints what came of it.
    ///
    /// After a refusal the answers are told as options. Closes the connection.
    func record(
        _ given: [String: [String]], asking questions: Questions, over connection: Connection,
        draft: @escaping @Sendable (Record, borrowing Session) throws -> Draft
    ) async throws {
        let answers = try await questions.complete(given, over: connection)
        let outcome: RecordingOutcome
        do {
            outcome = try await connection.perform { session in
                var input = questions.input
                var data = try input.data(answers, of: questions.declaration, in: session)
                data.fillDefaults(of: questions.declaration)
                let outcome = try draft(data, session).record(
                    sealed: input.sealed, dryRun: dryRun, by: questions.latest, in: session)
                let asked = questions.declaration.allFields.filter { given[$0.name] == nil }
                input.understood(besides: asked).map(Standard.remark)
                return outcome
            }
        } catch {
            questions.remark(on: answers, beside: given)
            throw error
        }
        await connection.close()
        try outcome.print(as: format)
    }
}

extension Draft {
    /// Checks the event, and records it unless it is only to be shown.
    ///
    /// - Parameter sealed: The disclosures behind the digests in its data.
    func record(
        sealed: [Disclosure], dryRun: Bool, by latest: Day, in session: borrowing Session
    ) throws -> RecordingOutcome {
        try requireSealedAlone(sealed, in: session)
        guard let kept = try sealedBefore(as: sealed, in: session) else {
            return try record(sealed, dryRun: dryRun, by: latest, in: session)
        }
        return try kept.record([], dryRun: dryRun, by: latest, in: session)
    }

    private func record(
        _ sealed: [Disclosure], dryRun: Bool, by latest: Day, in session: borrowing Session
    ) throws -> RecordingOutcome {
        // Looked up before the checks: they may not see what comes after it.
        let claims = Claims(type: type.name, stream: stream, data: data)
        let head =
            stream.kind.isEntity || claims.goesOn != nil ? try session.head().position : nil
        let event: NewEvent
        do {
            event = try checked(by: latest, in: session)
        } catch {
            // Recorded already, it must not be held against itself: the log compares the content.
            guard !dryRun, try session.event(id: id) != nil else { throw error }
            event = try newEvent(expected: .any)
        }
        if dryRun {
            if !sealed.isEmpty {
                Standard.remark(
                    "Only digests of what is sealed stand in the line; an import keeps no more.")
            }
            return .shown(event.importLine)
        }
        let receipts: [Receipt]
        do {
            receipts = try session.append(
                [event], boundary: head.flatMap { event.boundary(claims, since: $0) },
                alongside: sealed.map { $0.insertion(person: stream.description) })
        } catch let error as EventLogError where error.isUncertain {
            var failure = Failure(describing: error)
            failure.hint =
                "repeat the same command with --event-id \(id.text)"
                + (begins ? " --id \(stream.id)" : "") + ": it records nothing twice"
            throw failure
        } catch {
            throw error
        }
        guard let receipt = receipts.first else { return .shown(event.importLine) }
        return .recorded(self, receipt)
    }
}

extension NewEvent {
    /// That at the same instant nobody else is given its number, nor registered by its name, and that
    /// what goes on for its stream is not made to lead back there.
    fileprivate func boundary(_ claims: Claims, since head: Int64) -> Boundary? {
        guard expected != .any else { return nil }
        let names = expected == .none ? tags.filter { $0.hasPrefix(Tags.namePrefix) } : []
        let taken = names + identifiers + [claims.goesOn].compactMap(\.self)
        return taken.isEmpty ? nil : Boundary(tags: taken, position: head)
    }
}

/// What came of recording an event.
enum RecordingOutcome: Sendable {
    case shown([UInt8])
    case recorded(Draft, Receipt)

    /// Prints the event of a dry run, or the receipt.
    func print(as format: RecordingOptions.ReceiptFormat) throws {
        do {
            try write(as: format)
        } catch {
            throw unread(after: error)
        }
    }

    private func write(as format: RecordingOptions.ReceiptFormat) throws {
        switch (self, format) {
        case (.shown(let line), _): try Standard.line(String(decoding: line, as: UTF8.self))
        case (.recorded(let draft, let receipt), .json):
            let receipt: Value = [
                "duplicate": .flag(receipt.isDuplicate), "event_id": .text(draft.id.text),
                "position": .number(receipt.position),
                "recorded_at": .text(receipt.recordedAt.description),
                "stream": .text(draft.stream.description), "type": .text(draft.type.name),
                "version": .number(Int64(receipt.version)),
            ]
            try Standard.line(String(decoding: CanonicalJSON.bytes(of: receipt), as: UTF8.self))
        case (.recorded(let draft, let receipt), .table):
            let verb = receipt.isDuplicate ? "Recorded already:" : "Recorded"
            try Standard.line(
                "\(verb) \(draft.type.name) in \(draft.stream)  @\(receipt.position)  \(draft.id.text)"
            )
            Standard.remark("Next: blotter projection run")
        }
    }

    /// What to say where the receipt could not be printed: without its id the event would be
    /// recorded once more.
    private func unread(after error: any Error) -> Failure {
        var failure = Failure(describing: error)
        guard case .recorded(let draft, let receipt) = self else { return failure }
        failure.what += "; it is recorded all the same, in \(draft.stream) @\(receipt.position)"
        failure.hint =
            "do not repeat the command, or only with --event-id \(draft.id.text)"
            + (draft.begins ? " --id \(draft.stream.id)" : "")
        return failure
    }
}
