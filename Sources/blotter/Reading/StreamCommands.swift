import ArgumentParser
import EventLog
import Incidents
import Postgres
import Projections

/// `blotter <noun> list`: the streams of a kind.
struct StreamList<Named: Noun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: "List every \(Named.kind.rawValue), with its name or how it begins.")
    }

    @OptionGroup var listing: Listing
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let connection = try await Server(database).connect()
        let rows = try await connection.perform { session in
            let streams = try session.streams(kind: Named.kind.rawValue)
            let directory = try session.directory(of: streams.map(\.name))
            let untitled = streams.map(\.name).filter { directory.name($0) == $0 }
            let openings = try session.openings(of: untitled)
            return streams.map { stream -> [Value] in
                let survivor = directory.survivor(of: stream.name)
                let name =
                    survivor == stream.name
                    ? openings[stream.name] ?? directory.name(stream.name)
                    : "merged into \(survivor)"
                return [.text(stream.name), .number(Int64(stream.events)), .text(name)]
            }
        }
        await connection.close()
        let kind = Named.kind.rawValue
        try listing.show([kind, "events", "name"], rows, otherwise: "No \(kind) is recorded.")
    }
}

/// `blotter <noun> history X`: the events of one stream, as they were recorded.
struct StreamHistory<Named: Noun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "history",
            abstract: "The events of one \(Named.kind.rawValue), in the order they were recorded.")
    }

    @Argument(help: ArgumentHelp("kind:id, id or name.", valueName: Named.kind.rawValue))
    var name: String
    @Option(help: "table for people, ndjson with position and leaf for programs.")
    var format: EventFormat = .table
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let connection = try await Server(database).connect()
        let (name, format) = (name, format)
        try await connection.perform { session in
            let stream = try Naming.existing(
                name, [Named.kind], at: "<\(Named.kind.rawValue)>", in: session)
            let head = try session.head().position
            // What a program takes away must not vanish in a power cut.
            if format == .ndjson { try session.flushWhatWasRead() }
            let notes = try AmendmentNotes(of: stream.description, in: session)
            var output = OutputBuffer()
            try session.forEachEvent(.streams([stream.description]), through: head) { event in
                try output.line(format.line(of: event) { event.paragraph(notes[event.position]) })
            }
            try output.flush()
        }
        await connection.close()
    }
}

/// `blotter event show EVENT`: one event with everything it holds.
struct EventShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One event, with everything it holds.")

    @Argument(help: ArgumentHelp("@position, or the event's id.", valueName: "event"))
    var event: String
    @Option(help: "table for people, ndjson with position and leaf for programs.")
    var format: EventFormat = .table
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let connection = try await Server(database).connect()
        let (event, format) = (event, format)
        let line = try await connection.perform { session in
            let found = try Naming.event(event, at: "<event>", in: session)
            if format == .ndjson { try session.flushWhatWasRead() }
            return try format.line(of: found) {
                found.paragraph(
                    try AmendmentNotes(of: found.stream, in: session)[found.position])
            }
        }
        await connection.close()
        try Standard.line(String(decoding: line, as: UTF8.self))
    }
}

extension RecordedEvent {
    /// The event for a person: its head, what is said of it, then a line for each field.
    func paragraph(_ notes: [String]) -> String {
        var lines = [
            (["@\(position)  \(type)  \(stream) v\(version)"] + notes).joined(separator: "  · "),
            "  recorded_at: \(recordedAt)", "  event_id: \(id.text)", "  leaf: \(leaf.hexadecimal)",
        ]
        do throws(CanonicalJSONError) {
            let data = try CanonicalJSON.parse(data, as: Value.self).record ?? Record()
            for member in data.members {
                let json = String(
                    decoding: try CanonicalJSON.bytes(of: member.value), as: UTF8.self)
                lines.append("  \(member.key): \(member.value.text ?? json)")
            }
        } catch {
            // Whoever is to find out how it came into the log must see it.
            lines.append("  cannot be read: \(error)")
            lines.append("  data: " + String(decoding: data, as: UTF8.self))
        }
        return lines.map(\.visible).joined(separator: "\n")
    }
}
