import Crypto
import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections

extension Draft {
    /// Checks the event, and records it unless it is only to be shown.
    ///
    /// - Parameter sealed: The disclosures behind the digests in its data.
    func record(
        sealed: [Disclosure], dryRun: Bool, on today: Day, in session: borrowing Session
    ) throws -> RecordingOutcome {
        let event: NewEvent
        do {
            event = try checked(on: today, in: session)
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
        // A name that two registrations give at the same instant must not stand for two entities.
        let names = event.tags.filter { $0.hasPrefix("name:") }
        let boundary =
            names.isEmpty || event.expected != .none
            ? nil : Boundary(tags: names, position: try session.head().position)
        let receipts = try session.append(
            [event], boundary: boundary,
            alongside: sealed.map { $0.insertion(person: stream.description) })
        guard let receipt = receipts.first else { return .shown(event.importLine) }
        return .recorded(self, receipt)
    }
}

/// What came of recording an event.
enum RecordingOutcome: Sendable {
    case shown([UInt8])
    case recorded(Draft, Receipt)

    /// Prints the event of a dry run, or the receipt.
    func print(as format: RecordingOptions.ReceiptFormat) throws {
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
            if let occurred = draft.data.text("occurred"), let date = try? EDTF(occurred) {
                Standard.remark("understood as: \(date.phrase)")
            }
            Standard.remark("Next: blotter projection run")
        }
    }
}

/// A salted disclosure (RFC 9901 section 4.2): what the digest in an event stands for.
struct Disclosure: Sendable {
    /// base64url of the JSON array [salt, name, value].
    let text: String

    /// Seals a value with a salt of 256 random bits.
    init(field: String, value: String) {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<4).flatMap { _ in
            withUnsafeBytes(of: random.next()) { Array($0) }
        }
        let array = "[\(Data(salt).base64url.quotedJSON), \(field.quotedJSON), \(value.quotedJSON)]"
        text = Data(array.utf8).base64url
    }

    /// base64url(SHA-256(disclosure)).
    var digest: String { Data(SHA256.hash(data: Data(text.utf8))).base64url }

    /// Keeps the disclosure in the vault, which the event's transaction includes.
    func insertion(person: String) -> Statement {
        "insert into vault.disclosure (digest, person, disclosure) values (\(digest), \(person), \(text))"
    }
}

extension Data {
    fileprivate var base64url: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}
