import ArgumentParser
import EventLog
import Incidents
import Postgres

/// `blotter import FILE …`: events from lines of JSON, all or nothing.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Record events from NDJSON files: all of them or none.",
        discussion: """
            A line is what `blotter export` prints: \
            {"data":{…},"event_id":"…","schema_version":1,"stream":"kind:id","type":"…"}. Events \
            that the log holds already are counted, not repeated, so an import that broke off may \
            simply be run again.
            """)

    @Argument(help: "The files, in order; - for standard input.", completion: .file())
    var files: [String]

    @Flag(
        name: [.customLong("dry-run"), .customShort("n")],
        help: "Check everything, print the events that would be recorded, and record nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("Check dates against this day.", valueName: "date"))
    var today: String?

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let validator = Validator(today: try today == nil ? .latest : Day(today: today))
        var batch = ImportBatch(validator: validator)
        for file in files { try await batch.read(file) }
        let lines = try batch.accepted()
        let connection = try await Server(database).connect()
        let isDryRun = dryRun
        let receipt = try await connection.perform { session in
            // One snapshot: of another import at this instant the checks see all, or nothing.
            let checked = try session.transaction(.repeatableReadReadOnly) { session in
                try ImportCheck.run(lines, validator, in: session)
            }
            if isDryRun {
                try Self.show(checked.filter { $0.standing == .new }.map(\.line))
                return (ImportReceipt, Int)?.none
            }
            // What the log holds goes with the rest: it compares the content.
            var iterator = checked.lazy.filter { $0.standing != .repeated }.makeIterator()
            let repeated = checked.count { $0.standing == .repeated }
            return (try session.appendStaged(next: { iterator.next()?.event }), repeated)
        }
        await connection.close()
        guard let (receipt, repeated) = receipt else { return }
        let span =
            if let first = receipt.first, let last = receipt.last {
                " at positions \(first) to \(last)"
            } else { "" }
        try Standard.line(
            "Recorded \(receipt.appended) event(s)\(span); "
                + "\(receipt.duplicates + repeated) were recorded already."
        )
        if receipt.appended > 0 { Standard.remark("Next: blotter projection run") }
    }

    private static func show(_ lines: [ImportLine]) throws {
        var output = OutputBuffer()
        for line in lines { try output.line(line.event.importLine) }
        try output.flush()
    }
}

extension NewEvent {
    /// The event as a line that an import takes.
    var importLine: [UInt8] {
        var line: [UInt8] = Array(#"{"data":"#.utf8) + data
        line += #","event_id":"\#(id.text)","schema_version":\#(schemaVersion)"#.utf8
        line += #","stream":"\#(stream)","type":"\#(type)"}"#.utf8
        return line
    }
}
