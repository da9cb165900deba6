import ArgumentParser
import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections

/// `blotter replay`: the log's history, in order, to read or to pipe.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Stream history in order: all, one record, one agency or vendor.",
        discussion: """
            Positions are the log's order of commits. --from and --to take positions (@12) or dates \
            recorded; what happened when is in each line.
            """)

    @OptionGroup var selection: SelectionOptions
    @Option(help: "table for people, ndjson with position and leaf for programs.")
    var format: EventFormat = .table
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let connection = try await Server(database).connect()
        let (selection, format) = (selection, format)
        let count = try await connection.perform { session in
            let (events, after, through) = try selection.resolve(in: session)
            // What a program takes away must not vanish in a power cut.
            if format == .ndjson { try session.flushWhatWasRead() }
            var output = OutputBuffer()
            var count = 0
            try session.forEachEvent(events, after: after, through: through) { event in
                count += 1
                try output.line(format.line(of: event) { try Self.line(event, in: session) })
            }
            try output.flush()
            return count
        }
        await connection.close()
        if count == 0 { Standard.remark("No event was recorded in that span.") }
    }

    private static func line(
        _ event: RecordedEvent, in session: borrowing Session
    ) throws -> String {
        let data = try? CanonicalJSON.parse(event.data, as: Value.self).record
        let occurred = data.map { $0.text("occurred") ?? "–" } ?? "(cannot be read)"
        let target = try Self.target(of: event, data, in: session).map { " of @\($0)" } ?? ""
        return
            "@\(event.position)  recorded \(event.recordedAt.short)  occurred \(occurred)  \(event.stream) v\(event.version)  \(event.type)\(target)"
            .visible
    }

    /// The position of the event that an amendment is about.
    private static func target(
        of event: RecordedEvent, _ data: Record?, in session: borrowing Session
    ) throws -> Int64? {
        guard Catalogue.declaration(named: event.type)?.isAboutAnEvent == true,
            let id = data?.text("target").flatMap(UUID.init(uuidString:))
        else { return nil }
        return try session.event(id: id)?.position
    }
}
