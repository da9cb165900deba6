import ArgumentParser
import EventLog
import Postgres

/// How events are printed: a paragraph or a line each for people, or as they were hashed.
enum EventFormat: String, ExpressibleByArgument, CaseIterable {
    case table, ndjson

    /// The event's canonical JSON with its position and leaf: what an import takes back.
    func line(of event: RecordedEvent, table: () throws -> String) rethrows -> [UInt8] {
        guard self == .ndjson else { return Array(try table().utf8) }
        var line = Array(event.canonicalBytes.dropLast())
        line += #","position":\#(event.position),"leaf":"\#(event.leaf.hexadecimal)"}"#.utf8
        return line
    }
}
