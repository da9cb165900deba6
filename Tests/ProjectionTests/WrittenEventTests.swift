import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections
import TestSupport
import Testing

/// One event of each version of each type, as it was first written: the file only ever grows.
///
/// The examples of the declarations change with them, so they would not tell.
@Suite struct `What was ever written` {
    private static let lines: [Record] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "written-events.ndjson")
        let text = (try? Data(contentsOf: file)) ?? Data()
        return text.split(separator: UInt8(ascii: "\n")).compactMap { line in
            (try? CanonicalJSON.parse(Array(line), as: Value.self))?.record
        }
    }()

    @Test func `is there in every version that a type has had`() {
        let written = Self.lines.map { line in
            "\(line.text("type") ?? "") \(line.number("schema_version") ?? 0)"
        }
        let known = Catalogue.declarations.flatMap { declaration in
            (1...declaration.schemaVersion).map { "\(declaration.name) \($0)" }
        }
        #expect(Set(written) == Set(known))
        #expect(written.count == known.count)
    }

    @Test func `is valid for ever`() throws {
        let validator = Validator(today: try #require(Day("2026-11-30")))
        for line in Self.lines {
            let type = try #require(line.text("type"))
            let problems = validator.problems(
                type: type, schemaVersion: Int(try #require(line.number("schema_version"))),
                stream: try #require(line.text("stream").flatMap { Reference($0) }),
                data: try #require(line.record("data")))
            #expect(!problems.contains { $0.severity == .error }, "\(type): \(problems)")
        }
    }

    @Test func `is read and folded by every read model`() async throws {
        let events = try Self.lines.map { try NewEvent(line: $0) }
        try await withConnection { log in
            try await log.perform { session in _ = try session.append(events) }
            try await log.catchUp()
            for model in ReadModels.all {
                #expect(try await log.position(of: model) == Int64(events.count))
            }
        }
    }
}
