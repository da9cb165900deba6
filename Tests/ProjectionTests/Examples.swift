import EventLog
import FoundationEssentials
import Incidents
import Postgres
import ProjectionEngine
import Projections
import TestSupport
import Testing

/// The examples that everybody meets first: an article of June 2020, and what became known later.
enum Examples {
    /// What the article says.
    static let article = "2020-facial-recognition.ndjson"
    /// What other and later sources say.
    static let later = "2021-facial-recognition-follow-up.ndjson"

    /// The last position of each.
    static let articleEnds: Int64 = 48
    static let laterEnds: Int64 = 169

    static func events(of file: String) throws -> [NewEvent] {
        let folder = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try Data(contentsOf: folder.appending(path: "ops/examples/\(file)"))
        return try text.split(separator: UInt8(ascii: "\n")).map { line in
            let value: Value = try CanonicalJSON.parse(Array(line))
            let record = try #require(value.record)
            return try NewEvent(line: record)
        }
    }
}

extension NewEvent {
    /// An event of an export: its parts, and the tags that its content gives.
    init(line: Record) throws {
        let id = try #require(line.text("event_id").flatMap { UUID(uuidString: $0) })
        let stream = try #require(line.text("stream").flatMap { Reference($0) })
        let type = try #require(line.text("type"))
        try self.init(id: id, stream: stream, type: type, data: #require(line.record("data")))
    }

    init(id: UUID, stream: Reference, type: String, data: Record) throws {
        self.init(
            id: id, stream: stream.description, type: type,
            data: try CanonicalJSON.bytes(of: Value.record(data)),
            tags: Tags.of(type: type, stream: stream, data: data))
    }
}

/// Runs `body` with a log that holds the files, folded into every read model.
func withExamples(_ files: [String], body: (Connection) async throws -> Void) async throws {
    try await withConnection { connection in
        for file in files {
            let events = try Examples.events(of: file)
            try await connection.perform { session in _ = try session.append(events) }
            try await connection.catchUp()
        }
        try await body(connection)
    }
}

extension Connection {
    /// Appends the events of an example, and folds them.
    func importAndCatchUp(_ file: String) async throws {
        let events = try Examples.events(of: file)
        try await perform { session in _ = try session.append(events) }
        try await catchUp()
    }

    /// Brings every read model to the head.
    func catchUp() async throws {
        for model in ReadModels.all {
            try await perform { session in
                while try session.catchUp(model).didWork {}
            }
        }
    }

    /// The dossier of a vendor or an agency, told on a day long after all of it.
    func dossier(_ subject: String, _ asOf: AsOf = AsOf()) async throws -> Dossier {
        let subject = try #require(Reference(subject))
        let today = try #require(Day("2026-11-22"))
        return try await perform { try $0.dossier(of: subject, asOf: asOf, today: today) }
    }
}

extension ProjectionRun {
    var didWork: Bool { from != to }
}

extension Dossier {
    /// The section under a heading.
    func section(_ title: String) throws -> Section {
        try #require(sections.first { $0.title == title }, "no section \(title)")
    }

    /// What is said of the subject under a label.
    func fact(_ label: String) -> String? { facts.first { $0.label == label }?.value }

    /// Every word that a reader sees.
    var text: String {
        let parts =
            [title] + facts.map { "\($0.label): \($0.value)" }
            + sections.flatMap { section in
                [section.title, section.note ?? ""] + section.rows.flatMap(\.cells)
            }
        return parts.joined(separator: "\n")
    }
}

extension Dossier.Section {
    /// The cells under a head.
    func column(_ head: String) throws -> [String] {
        let place = try #require(columns.firstIndex(of: head), "no column \(head)")
        return rows.map { $0.cells[place] }
    }

    /// The row of a record.
    func row(_ record: String) throws -> Dossier.Row {
        try #require(rows.first { $0.cells.contains(record) }, "no row \(record)")
    }

    /// A cell of a record's row.
    func cell(_ head: String, of record: String) throws -> String {
        let place = try #require(columns.firstIndex(of: head), "no column \(head)")
        return try row(record).cells[place]
    }
}

/// Runs `body` with a log of these events, folded into every read model.
func withHistory(
    _ history: [(stream: String, type: String, occurred: String, fields: Record)],
    firstId: UUID = UUID(),
    _ body: (Connection) async throws -> Void
) async throws {
    try await withConnection { log in
        let events = try history.enumerated().map { place, event in
            var data = event.fields
            data["occurred"] = .text(event.occurred)
            return try NewEvent(
                id: place == 0 ? firstId : UUID(), stream: #require(Reference(event.stream)),
                type: event.type, data: data)
        }
        try await log.perform { session in _ = try session.append(events) }
        try await log.catchUp()
        try await body(log)
    }
}
