/// An event as the log holds it, read for folding.
public struct Event: Sendable {
    /// The place in the log, from 1, gapless.
    public let position: Int64
    /// The event's id (UUID, lower case).
    public let id: String
    /// The stream it stands in.
    public let stream: Reference
    /// The place in the stream, from 1.
    public let version: Int
    /// The type's name as stored.
    public let type: String
    /// When the log took it, by the server's clock.
    public let recordedAt: Instant
    /// Envelope and type fields.
    public let data: Record

    /// Where the positions begin of events that are only checked: no log is that long.
    public static let firstUnrecorded: Int64 = 1 << 52

    /// Makes an event from what the log holds.
    public init(
        position: Int64, id: String, stream: Reference, version: Int, type: String,
        recordedAt: Instant, data: Record
    ) {
        self.position = position
        self.id = id
        self.stream = stream
        self.version = version
        self.type = type
        self.recordedAt = recordedAt
        self.data = data
    }
}

extension [Event] {
    /// What would come next in the stream of these: it is not in the log yet, and has a position of
    /// its own behind every one that is.
    public func next(
        id: String, in stream: Reference, type: String, data: Record,
        at position: Int64 = Event.firstUnrecorded
    ) -> Event {
        Event(
            position: position, id: id, stream: stream,
            version: (last?.version ?? 0) + 1, type: type,
            recordedAt: last?.recordedAt ?? Instant(microseconds: 0), data: data)
    }
}
