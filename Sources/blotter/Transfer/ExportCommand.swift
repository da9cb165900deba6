import ArgumentParser
import EventLog
import Incidents
import Postgres
import Projections

/// Which part of the log a command reads.
struct SelectionOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "One record or entity: kind:id, or a name. Without it, the whole log.",
            valueName: "subject"))
    var subject: String?

    @Option(
        help: ArgumentHelp(
            "Begin at this position or date recorded: @12, 2020-06-08.", valueName: "position|date")
    )
    var from: String?

    @Option(
        help: ArgumentHelp(
            "End with this position or date recorded: @12, 2020-06-08.", valueName: "position|date")
    )
    var to: String?

    /// The selection and its bounds, as `after` < position ≤ `through`.
    func resolve(
        in session: borrowing Session
    ) throws -> (selection: EventSelection, after: Int64, through: Int64) {
        let (first, last) = (
            try from.map { try LogPoint($0, option: "--from") },
            try to.map { try LogPoint($0, option: "--to") }
        )
        let after = try first?.positionBefore(in: session) ?? 0
        let head = try session.head().position
        let through = try last?.position(in: session) ?? head
        // Two days in order may well stand at one position: nothing was recorded between.
        let isBackwards =
            if let first, let last, let isAfter = first.isAfter(last) {
                isAfter
            } else {
                last != nil && after > through
            }
        guard !isBackwards else {
            throw Failure(
                "span.backwards", .usage, "the span ends before it begins", at: "--from, --to",
                rule: "--from is not after --to", hint: "exchange the two")
        }
        guard let subject else { return (.all, after, min(through, head)) }
        let named = try Naming.existing(
            subject, StreamKind.allCases, at: "<subject>", in: session)
        guard named.kind.isEntity else {
            return (.streams([named.description]), after, min(through, head))
        }
        let goingOn = try Naming.goingOn(for: named, "goes on for it", in: session)
        var ids = try session.identities(of: [goingOn.description])
        if named.kind == .vendor {
            ids += try session.identities(of: session.products(of: ids))
        }
        // An agency or vendor is everything that concerns it, and what became of that: a retraction
        // names nobody, but stands in the stream of what it takes back.
        let records = try session.streams(concerning: ids, through: head)
            .filter { Reference($0)?.kind.isEntity == false }
        return (.concerning(tags: ids, streams: records), after, min(through, head))
    }
}

/// `blotter export`: events as canonical lines, which an import takes back.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print events as canonical NDJSON, as hashed and as importable.",
        discussion: """
            Each line is the event's canonical JSON (RFC 8785): the SHA-256 of a zero byte and the \
            line is the event's leaf. Only what is on disk is exported.
            """)

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let connection = try await Server(database).connect()
        let selection = selection
        try await connection.perform { session in
            let (events, after, through) = try selection.resolve(in: session)
            // What was seen before the flush might vanish in a power cut; what goes out must not.
            try session.flushWhatWasRead()
            var output = OutputBuffer()
            try session.forEachEvent(events, after: after, through: through) { event in
                try output.line(event.canonicalBytes)
            }
            try output.flush()
        }
        await connection.close()
    }
}
