import FoundationEssentials
import Postgres

/// Events as the parallel arrays that `log.append` takes.
struct EventArrays {
    private(set) var ids: [UUID] = []
    private(set) var streams: [String] = []
    private(set) var types: [String] = []
    private(set) var schemaVersions: [Int32] = []
    private(set) var expected: [Int32?] = []
    private(set) var datas: [JSONText] = []
    /// For each tag the number of its event, from 1.
    private(set) var tagEvents: [Int32] = []
    private(set) var tags: [String] = []

    init(_ events: [NewEvent]) {
        for event in events { append(event) }
    }

    /// Takes up to `limit` events; nil where there is none left.
    init?(next: () throws -> NewEvent?, limit: Int) rethrows {
        while ids.count < limit, let event = try next() { append(event) }
        if ids.isEmpty { return nil }
    }

    private mutating func append(_ event: NewEvent) {
        ids.append(event.id)
        streams.append(event.stream)
        types.append(event.type)
        schemaVersions.append(Int32(clamping: event.schemaVersion))
        expected.append(event.expected.number)
        datas.append(JSONText(utf8: event.data))
        tagEvents.append(contentsOf: repeatElement(Int32(ids.count), count: event.tags.count))
        tags.append(contentsOf: event.tags)
    }

    /// Writes the arrays as fields of a COPY, in the order of the function's parameters.
    func append(to fields: inout CopyFields) throws {
        try fields.append(ids)
        try fields.append(streams)
        try fields.append(types)
        try fields.append(schemaVersions)
        try fields.append(expected)
        try fields.append(datas)
        try fields.append(tagEvents)
        try fields.append(tags)
    }
}
