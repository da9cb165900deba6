public import EventLog
import FoundationEssentials
public import Incidents
public import Postgres

/// How the domain's values are read from and written as canonical JSON.
///
/// Neither side knows the other: the log holds bytes, the domain imports nothing.
extension Incidents.Value: JSONRepresentable {
    public init(json: JSONForm<Value>) {
        self =
            switch json {
            case .null: .null
            case .bool(let flag): .flag(flag)
            case .integer(let number): .number(number)
            case .string(let text): .text(text)
            case .array(let elements): .list(elements)
            case .object(let members): .record(Record(members))
            }
    }

    public var json: JSONForm<Value> {
        switch self {
        case .null: .null
        case .flag(let flag): .bool(flag)
        case .number(let number): .integer(number)
        case .text(let text): .string(text)
        case .list(let elements): .array(elements)
        case .record(let record): .object(record.members)
        }
    }
}

/// An event of the log that the domain cannot read.
public struct UnreadableEvent: Error, Sendable, CustomStringConvertible {
    /// Where it stands.
    public let position: Int64
    /// What is wrong with it.
    public let problem: String

    public var description: String { "event @\(position) cannot be read: \(problem)" }
}

extension Incidents.Event {
    /// Reads an event of the log.
    ///
    /// - Throws: `UnreadableEvent` where the stream's kind is unknown or the data is no record.
    public init(_ recorded: RecordedEvent) throws(UnreadableEvent) {
        guard let stream = Reference(recorded.stream) else {
            throw UnreadableEvent(
                position: recorded.position, problem: "\(recorded.stream) is no stream's name")
        }
        self = try Incidents.Event(recorded, in: stream)
    }

    /// Reads an event whose stream has been read already, as a fold of one stream does.
    init(_ recorded: RecordedEvent, in stream: Reference) throws(UnreadableEvent) {
        let value: Value
        do throws(CanonicalJSONError) {
            value = try CanonicalJSON.parse(recorded.data)
        } catch {
            throw UnreadableEvent(position: recorded.position, problem: "\(error)")
        }
        guard case .record(let data) = value else {
            throw UnreadableEvent(position: recorded.position, problem: "its data is no object")
        }
        self.init(
            position: recorded.position, id: recorded.id.text, stream: stream,
            version: recorded.version, type: recorded.type,
            recordedAt: Instant(recorded.recordedAt),
            data: data)
    }
}

extension Session {
    /// The events of a stream, in order; none where there is no such stream.
    ///
    /// - Throws: `UnreadableEvent` where the domain cannot read one of them.
    public func history(of stream: String) throws -> [Incidents.Event] {
        var events: [Incidents.Event] = []
        try forEachEvent(.streams([stream])) { events.append(try Incidents.Event($0)) }
        return events
    }
}
