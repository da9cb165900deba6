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
            simply be run again. When an event was recorded, its position, version and leaf are \
            this log's own: they are not read from the line.
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
        if lines.isEmpty { Standard.remark("warning: there is no event in what was read") }
        let connection = try await Server(database).connect()
        let isDryRun = dryRun
        let recorded: (ImportReceipt, repeated: Int)? = try await connection.perform { session in
            guard isDryRun else { return try Self.record(lines, validator, in: session) }
            let (checked, _) = try Self.check(lines, validator, in: session)
            let new = checked.filter { $0.standing == .new }.map(\.line)
            try Self.show(new)
            Standard.remark(
                "Would record \(new.count.counted("event")); "
                    + Self.known(checked.count - new.count))
            return nil
        }
        await connection.close()
        guard let (receipt, repeated) = recorded else { return }
        let span =
            if let first = receipt.first, let last = receipt.last {
                first == last ? " at position \(first)" : " at positions \(first) to \(last)"
            } else { "" }
        try Standard.line(
            "Recorded \(receipt.appended.counted("event"))\(span); "
                + Self.known(receipt.duplicates + repeated))
        if receipt.appended > 0 { Standard.remark("Next: blotter projection run") }
    }

    private static func known(_ number: Int) -> String {
        "\(number) \(number == 1 ? "was" : "were") recorded already."
    }

    /// Checks the lines, under one snapshot: of another import at this instant all is seen or nothing.
    private static func check(
        _ lines: [ImportLine], _ validator: Validator, in session: borrowing Session
    ) throws -> (lines: [CheckedLine], boundary: Boundary?) {
        try session.transaction(.repeatableReadReadOnly) { session in
            let checked = try ImportCheck.run(lines, validator, in: session)
            let looked = checked.filter { $0.standing == .new }.flatMap { checked in
                checked.event.identifiers + [checked.line.claims.goesOn].compactMap(\.self)
            }
            guard !looked.isEmpty else { return (checked, nil) }
            return (checked, Boundary(tags: looked, position: try session.head().position))
        }
    }

    private static func record(
        _ lines: [ImportLine], _ validator: Validator, in session: borrowing Session
    ) throws -> (ImportReceipt, repeated: Int) {
        let (checked, boundary) = try check(lines, validator, in: session)
        // What the log holds goes with the rest: it compares the content.
        var iterator = checked.lazy.filter { $0.standing != .repeated }.makeIterator()
        do {
            let receipt = try session.appendStaged(
                boundary: boundary, next: { iterator.next()?.event })
            return (receipt, checked.count { $0.standing == .repeated })
        } catch EventLogError.boundaryMoved {
            // Often it was the same import, run twice at this instant.
            return try record(lines, validator, in: session)
        } catch {
            throw error
        }
    }

    private static func show(_ lines: [ImportLine]) throws {
        var output = OutputBuffer()
        for line in lines { try output.line(line.event.importLine) }
        try output.flush()
    }
}
