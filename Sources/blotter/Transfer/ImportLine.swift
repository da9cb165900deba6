import Crypto
import EventLog
import FoundationEssentials
import Incidents
import Projections

/// One line of an import that was read and checked by itself.
struct ImportLine: Sendable {
    /// `file:number`, for messages.
    let place: String
    let stream: Reference
    let type: EventDeclaration
    let event: NewEvent
    /// What only the log and other lines can bear out.
    let claims: Claims

    /// The event as it would come next after those of its stream; `number` is the line's place in
    /// the import.
    func event(after history: [Event], number: Int = 0) throws -> Event {
        history.next(
            id: event.id.text, in: stream, type: type.name,
            data: try CanonicalJSON.parse(event.data, as: Value.self).record ?? Record(),
            at: Event.firstUnrecorded + Int64(number))
    }
}

/// What reading one line came to.
enum ImportedLine: Sendable {
    case blank
    case event(ImportLine, warnings: [Failure])
    case refused([Failure])

    /// Reads and checks a line; its place in messages is `file:number`.
    init(_ bytes: [UInt8], number: Int, file: String, validator: Validator) {
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
            self = .blank
            return
        }
        let place = "\(file):\(number)"
        do {
            let value = try CanonicalJSON.parse(
                bytes, as: Value.self, limit: LineReader.longestLine)
            self = try Self.read(value, place: place, validator: validator)
        } catch let error as CanonicalJSONError {
            self = .refused([
                Failure(
                    "json.refused", .invalidData, error.rule.problem,
                    at: Self.place(of: error, in: place),
                    rule: "a line is one JSON object (RFC 8785, whole numbers only)",
                    hint: error.rule.remedy)
            ])
        } catch let failure as Failure {
            self = .refused([failure])
        } catch {
            self = .refused([Failure(describing: error)])
        }
    }

    /// `file:line:column`, as compilers write it: a line of the file is the whole JSON text.
    private static func place(of error: CanonicalJSONError, in line: String) -> String {
        switch error.place {
        case .text(_, _, let column): "\(line):\(column)"
        case .value(path: ""): line
        case .value(let path): "\(line), \(path)"
        }
    }

    /// What the log adds and an export shows; a new log gives its own.
    private static let given: Set<String> = ["version", "recorded_at", "position", "leaf"]
    private static let known: Set<String> = [
        "data", "event_id", "schema_version", "stream", "type",
    ]

    private static func read(
        _ value: Value, place: String, validator: Validator
    ) throws -> ImportedLine {
        guard let line = value.record, let data = line.record("data") else {
            throw Failure(
                "line.shape", .invalidData, "the line is no event: it has no object \"data\"",
                at: place,
                rule:
                    "a line is {\"data\":{…},\"event_id\":…,\"schema_version\":…,\"stream\":…,\"type\":…}",
                hint: "blotter export  prints lines of this form")
        }
        for key in line.keys where !known.contains(key) && !given.contains(key) {
            throw Failure(
                "line.field", .invalidData, "a line has no member \"\(key)\"", at: place,
                rule: "beside data: event_id, schema_version, stream, type",
                hint: DidYouMean.nearest(to: key, among: known.sorted()).map {
                    "did you mean \($0)?"
                }
                    ?? "fields of the event stand inside data")
        }
        guard let name = line.text("type") else { throw missing("type", at: place) }
        guard let streamText = line.text("stream") else { throw missing("stream", at: place) }
        guard let stream = Reference(streamText) else {
            throw Failure(
                "stream.unreadable", .invalidData, "\"\(streamText)\" is no stream", at: place,
                rule: "a stream is kind:id",
                hint: "kinds are \(StreamKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        for (member, isFit) in [
            ("event_id", line.text("event_id") != nil),
            ("schema_version", line.number("schema_version") != nil),
        ] where line[member] != nil && !isFit {
            throw Failure(
                "line.member", .invalidData, "\"\(member)\" holds something else", at: place,
                rule: "event_id is a text, schema_version a whole number",
                hint: "correct it, or leave it out")
        }
        let version = line.number("schema_version") ?? 1
        let problems = validator.problems(
            type: name, schemaVersion: Int(clamping: version), stream: stream, data: data)
        let errors = problems.filter { $0.severity == .error }
        guard errors.isEmpty, let declaration = Catalogue.declaration(named: name) else {
            return .refused(errors.map { Failure($0, at: place) })
        }
        let bytes = try CanonicalJSON.bytes(of: Value.record(data), limit: .max, depth: 31)
        let id = try id(of: line, place: place, stream: streamText, type: name, data: bytes)
        let event = NewEvent(
            id: id, stream: streamText, type: name, schemaVersion: Int(clamping: version),
            data: bytes, tags: Tags.of(type: name, stream: stream, data: data))
        try event.requireSize(at: place)
        return .event(
            ImportLine(
                place: place, stream: stream, type: declaration, event: event,
                claims: Claims(type: name, stream: stream, data: data)),
            warnings: problems.map { Failure($0, at: place) })
    }

    private static func missing(_ member: String, at place: String) -> Failure {
        Failure(
            "line.missing", .invalidData, "the line has no \"\(member)\"", at: place,
            rule: "every event has a type and a stream", hint: "add \"\(member)\"")
    }

    /// The id the line gives, or one that the same content gets again (UUIDv5, RFC 9562 section 5.5).
    private static func id(
        of line: Record, place: String, stream: String, type: String, data: [UInt8]
    ) throws -> UUID {
        guard let text = line.text("event_id") else {
            return UUID(version5: Array("\(stream)\n\(type)\n".utf8) + data)
        }
        guard let id = UUID(uuidString: text), id.text == text else {
            throw Failure(
                "event-id.unreadable", .invalidData, "\"\(text)\" is no event id", at: place,
                rule: "an event id is a UUID in lower case (RFC 9562)",
                hint: "leave event_id out, and the content gives one")
        }
        return id
    }
}

extension NewEvent {
    /// The bytes of the whole canonical event, with a version of as many digits as there can be.
    ///
    /// Beside them stand 154 bytes of names, id and time (log.canonical), and two numbers.
    private var greatestSize: Int {
        data.count + stream.utf8.count + type.utf8.count + 154 + 2 * String(Int32.max).utf8.count
    }

    /// Throws where the log would have to refuse the event as too long.
    func requireSize(at place: String? = nil) throws {
        guard greatestSize > CanonicalJSON.maximumBytes else { return }
        throw Failure(
            "event.too-long", .invalidData, "the event has \(greatestSize) bytes", at: place,
            rule: "an event has \(CanonicalJSON.maximumBytes) bytes at the most (C2SP tlog-tiles)",
            hint: "put long texts into the source, and cite the passage")
    }
}

extension UUID {
    /// A name's UUID in the namespace of the log's imports.
    init(version5 name: [UInt8]) {
        // The log's own namespace: a UUIDv4 made once for this purpose.
        let namespace: [UInt8] = [
            0x6B, 0x1F, 0x0E, 0x5C, 0x2D, 0x7A, 0x4F, 0x0B, 0x9C, 0x53, 0x8E, 0x21, 0xD4, 0x77,
            0xA0, 0x3E,
        ]
        let digest = Array(Insecure.SHA1.hash(data: namespace + name))
        self.init(
            uuid: (
                digest[0], digest[1], digest[2], digest[3], digest[4], digest[5],
                digest[6] & 0x0F | 0x50, digest[7], digest[8] & 0x3F | 0x80, digest[9], digest[10],
                digest[11], digest[12], digest[13], digest[14], digest[15]
            ))
    }
}
