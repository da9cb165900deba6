import ArgumentParser
import EventLog
import Incidents
import Postgres
import ProjectionEngine
import Projections

/// As of when, and how, a dossier is shown.
struct DossierOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What the log knew: at a position (@1245), or at the end of a day (UTC) or an instant.",
            valueName: "position|date"))
    var at: String?

    @Option(
        name: .customLong("valid-at"),
        help: ArgumentHelp(
            "What had happened by the end of a day, as now known.", valueName: "date"))
    var validAt: String?

    @Option(
        help: "table for people; json, or csv or ndjson of one --section, for programs.")
    var format: OutputFormat = .table

    @Option(help: ArgumentHelp("Only the section of this title.", valueName: "title"))
    var section: String?

    @Option(help: ArgumentHelp("Tell of activity on this day.", valueName: "date"))
    var today: String?

    @OptionGroup var database: DatabaseOptions

    /// Shows the dossier of the agency, body or vendor that `name` stands for.
    func show(_ name: String, among kinds: [StreamKind]) async throws {
        let today = try Day(today: today)
        let validAt = try validAt.map { try Day(past: $0, option: "--valid-at", today: today) }
        let point = try at.map { try LogPoint($0, option: "--at") }
        let connection = try await Server(database).connect()
        let (dossier, behind) = try await connection.perform { session in
            let asOf = AsOf(
                position: try point.map { try $0.pastPosition(in: session, option: "--at") },
                validAt: validAt)
            let subject = try Self.subject(name, among: kinds, asOf: asOf, in: session)
            let head = try session.head().position
            let dossier = try session.dossier(of: subject, asOf: asOf, today: today)
            return (dossier, asOf.isLive ? head - dossier.standing.position : 0)
        }
        await connection.close()
        try print(dossier)
        if behind > 0 {
            let verb = behind == 1 ? "is" : "are"
            Standard.remark(
                "\(behind.counted("event")) \(verb) not in it yet: blotter projection run")
        }
    }

    private static func subject(
        _ name: String, among kinds: [StreamKind], asOf: AsOf, in session: borrowing Session
    ) throws -> Reference {
        let named = try Naming.existing(name, kinds, at: "<name>", in: session)
        let position = asOf.position ?? .max
        let directory = try session.directory(of: [named.description], through: position)
        if asOf.position != nil, directory.entity(named.description) == nil {
            Standard.remark(
                "The log did not know \(named) at @\(position). What had happened by a day, as it is "
                    + "known now, is told by --valid-at.")
        }
        return try Naming.goingOn(
            for: named, through: position, "has this dossier", in: session)
    }

    private func print(_ dossier: Dossier) throws {
        let shown = try section.map { dossier.only(try dossier.section($0)) } ?? dossier
        switch format {
        case .table:
            try Standard.output(DossierText(dossier: shown, width: DossierText.terminalWidth).text)
        case .json: try Listing.print([shown.value])
        case .ndjson: try Listing.print(theSection(of: dossier).rows.map { .record($0.values) })
        case .csv:
            let table = try theSection(of: dossier)
            try Standard.output(
                CSV.text(
                    table.columns + ["retracted"],
                    table.rows.map { $0.cells + [$0.isStruck ? "yes" : "no"] }))
        }
    }

    /// The section that was named: some formats hold one table.
    private func theSection(of dossier: Dossier) throws -> Dossier.Section {
        guard let section else {
            throw Failure(
                "section.missing", .usage, "which section?", at: "--section",
                rule: "\(format.rawValue) holds one table",
                hint: "one of \(dossier.sections.map(\.title).joined(separator: "; "))")
        }
        return try dossier.section(section)
    }
}

extension Dossier {
    fileprivate func section(_ title: String) throws -> Section {
        let wanted = title.lowercased()
        if let section = sections.first(where: { $0.title.lowercased() == wanted }) {
            return section
        }
        let begun = sections.filter { $0.title.lowercased().hasPrefix(wanted) }
        if begun.count == 1 { return begun[0] }
        if begun.count > 1 {
            throw Failure(
                "section.ambiguous", .notFound, "\"\(title)\" begins several sections",
                at: "--section", rule: "a section is named by its title or the beginning of it",
                hint: "one of \(begun.map(\.title).joined(separator: "; "))")
        }
        throw Failure(
            "section.unknown", .notFound, "the dossier has no section \"\(title)\"",
            at: "--section", rule: "a section is named by its title or the beginning of it",
            hint: "it has \(sections.map(\.title).joined(separator: "; "))")
    }

    /// The dossier for programs: the same words, by name, and what they are made of.
    fileprivate var value: Value {
        [
            "title": .text(title),
            "standing": [
                "position": .number(standing.position),
                "recorded_at": standing.recordedAt.map { .text("\($0)") } ?? .null,
                "valid_at": standing.validAt.map { .text("\($0)") } ?? .null,
            ],
            "facts": .list(facts.map { ["label": .text($0.label), "value": .text($0.value)] }),
            "sections": .list(
                sections.map { section in
                    [
                        "title": .text(section.title),
                        "note": section.note.map(Value.text) ?? .null,
                        "rows": .list(
                            section.rows.map { row in
                                var record = Record(
                                    zip(section.columns, row.cells).map { ($0, .text($1)) })
                                record["retracted"] = .flag(row.isStruck)
                                record["values"] = .record(row.values)
                                return .record(record)
                            }),
                    ]
                }),
        ]
    }
}

/// `blotter agency show NAME`: the dossier of an agency or another body.
struct AgencyShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The dossier of an agency, as of now or of any day.")

    @Argument(help: "The agency's name, alias, id or kind:id; private operators too.")
    var name: String
    @OptionGroup var options: DossierOptions

    func run() async throws {
        try await options.show(name, among: [.agency, .organisation, .jurisdiction])
    }
}

/// `blotter vendor show NAME`: the dossier of a vendor.
struct VendorShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The dossier of a vendor, as of now or of any day.")

    @Argument(help: "The vendor's name, alias, id or kind:id.")
    var name: String
    @OptionGroup var options: DossierOptions

    func run() async throws {
        try await options.show(name, among: [.vendor])
    }
}
