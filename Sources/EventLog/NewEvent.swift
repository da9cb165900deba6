public import FoundationEssentials
public import Postgres

/// An event to be appended.
public struct NewEvent: Sendable {
    /// The id by which a repeated append is known to be the same one: UUIDv7, or UUIDv5 on import.
    public var id: UUID
    /// The stream it joins: `[a-z][a-z-]*:[A-Za-z0-9][A-Za-z0-9._-]*`, up to 96 characters behind
    /// the colon.
    public var stream: String
    /// The type's name, `[A-Z][A-Za-z0-9]*`, up to 64 characters.
    public var type: String
    /// The schema version of the data, from 1.
    public var schemaVersion: Int
    /// The version that the stream must have just before this event.
    public var expected: ExpectedVersion
    /// The data as canonical JSON: stored and hashed as it is.
    public var data: [UInt8]
    /// What the event concerns; each tag once.
    public var tags: [String]

    /// Makes an event to be appended.
    public init(
        id: UUID, stream: String, type: String, schemaVersion: Int = 1,
        expected: ExpectedVersion = .any, data: [UInt8], tags: [String]
    ) {
        self.id = id
        self.stream = stream
        self.type = type
        self.schemaVersion = schemaVersion
        self.expected = expected
        self.data = data
        self.tags = tags
    }

    /// The event as a line that an import takes: canonical JSON of what the log does not add.
    public var importLine: [UInt8] {
        var line: [UInt8] = Array(#"{"data":"#.utf8) + data
        line += #","event_id":"\#(id.text)","schema_version":\#(schemaVersion)"#.utf8
        line += #","stream":"\#(stream)","type":"\#(type)"}"#.utf8
        return line
    }
}

/// What a stream's version must be for an append to go ahead.
public enum ExpectedVersion: Sendable, Hashable {
    /// Whatever it is.
    case any
    /// There is no such stream yet.
    case none
    /// Exactly this many events.
    case exactly(Int)

    var number: Int32? {
        switch self {
        case .any: nil
        case .none: 0
        case .exactly(let version): Int32(clamping: version)
        }
    }
}

/// A decision's ground: no event may have come to carry one of the tags after the position.
public struct Boundary: Sendable {
    /// The tags that were looked at.
    public let tags: [String]
    /// The position up to which they were looked at.
    public let position: Int64

    /// Makes a boundary of what was found up to `position`, from 0.
    public init(tags: [String], position: Int64) {
        self.tags = tags
        self.position = position
    }
}

/// The log's word that an event is on disk.
public struct Receipt: Sendable, Hashable {
    /// The place in the log, from 1.
    public let position: Int64
    /// The place in the stream, from 1.
    public let version: Int
    /// When the log took it.
    public let recordedAt: Timestamp
    /// Whether an earlier append had brought it already; the rest is then that append's receipt.
    public let isDuplicate: Bool
}
