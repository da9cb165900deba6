public import FoundationEssentials
public import Postgres

/// An event as the log holds it.
public struct RecordedEvent: Sendable {
    /// The place in the log, from 1, gapless, in commit order.
    public let position: Int64
    /// The id that its maker gave it (RFC 9562).
    public let id: UUID
    /// The stream it stands in, `kind:id`.
    public let stream: String
    /// The place in the stream, from 1.
    public let version: Int
    /// The type's name.
    public let type: String
    /// The schema version that its data was written with, from 1.
    public let schemaVersion: Int
    /// When the log took it, by the server's clock; never earlier than the event before it.
    public let recordedAt: Timestamp
    /// The data, as the canonical JSON bytes that were hashed.
    public let data: [UInt8]
    /// SHA-256(0x00 ‖ canonical bytes), RFC 6962 section 2.1; 32 bytes.
    public let leaf: Bytes
}

extension RecordedEvent {
    /// The event as canonical JSON (RFC 8785): what the leaf hashes and an export prints.
    ///
    /// The members stand in code unit order and the header holds no character that JSON would have
    /// to escape, so the parts are joined as they are; the database does the same in `log.canonical`.
    public var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(data.count + 256)
        bytes.append(contentsOf: #"{"data":"#.utf8)
        bytes.append(contentsOf: data)
        bytes.append(contentsOf: #","event_id":""#.utf8)
        bytes.append(contentsOf: id.text.utf8)
        bytes.append(contentsOf: #"","recorded_at":""#.utf8)
        bytes.append(contentsOf: recordedAt.description.utf8)
        bytes.append(contentsOf: #"","schema_version":"#.utf8)
        bytes.append(contentsOf: String(schemaVersion).utf8)
        bytes.append(contentsOf: #","stream":""#.utf8)
        bytes.append(contentsOf: stream.utf8)
        bytes.append(contentsOf: #"","type":""#.utf8)
        bytes.append(contentsOf: type.utf8)
        bytes.append(contentsOf: #"","version":"#.utf8)
        bytes.append(contentsOf: String(version).utf8)
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    /// What a statement selects of `log.event`, for `decode` to read.
    static let columns: StaticString =
        "position, event_id, stream, version, type, schema_version, recorded_at, data, leaf"

    /// Reads `columns`.
    static func decode(_ row: Row) throws(PostgresError) -> RecordedEvent {
        try RecordedEvent(
            position: row.decode(Int64.self, 0),
            id: row.decode(UUID.self, 1),
            stream: row.text(2),
            version: Int(row.decode(Int32.self, 3)),
            type: row.text(4),
            schemaVersion: Int(row.decode(Int32.self, 5)),
            recordedAt: row.decode(Timestamp.self, 6),
            data: row.decode(JSONText.self, 7).utf8,
            leaf: row.decode(Bytes.self, 8))
    }
}
