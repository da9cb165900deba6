import EventLog
import Incidents
import Postgres
import ProjectionEngine
import Projections
import TestSupport
import Testing

/// Serialized where there are many: each case has connections of its own, the server a limited number.
@Suite struct `Random histories` {
    @Test(.serialized, arguments: 1...30 as ClosedRange<UInt64>)
    func `incremental, rebuilt and as-of rows are the same`(seed: UInt64) async throws {
        var history = try RandomHistory(seed: seed)
        try await withConnection { log in
            var seen: [(model: any ReadModel, position: Int64, rows: [String])] = []
            var length = 0
            while length < 60 {
                let events = try history.next(history.number(1...9))
                length += events.count
                try await log.perform { session in _ = try session.append(events) }
                for model in ReadModels.all where history.number(0...2) > 0 {
                    let batch = history.number(1...12)
                    let run = try await log.perform { try $0.catchUp(model, batch: batch) }
                    #expect(try await log.position(of: model) == run.to)
                    seen.append((model, run.to, try await log.records(of: model)))
                }
            }
            try await log.catchUp()
            for model in ReadModels.all {
                #expect(try await log.position(of: model) == Int64(length))
                let incremental = try await log.rows(of: model)
                let live = try await log.records(of: model)
                #expect(!live.isEmpty)
                #expect(try await log.records(of: model, through: Int64(length)) == live)
                let run = try await log.perform { try $0.rebuild(model) }
                #expect(run.isRebuild && run.to == Int64(length))
                #expect(try await log.rows(of: model) == incremental)
            }
            for (model, position, rows) in seen {
                #expect(
                    try await log.records(of: model, through: position) == rows,
                    "\(model.name) at \(position)")
            }
        }
    }

    /// The server drops what has no column, and does so in all three ways alike.
    @Test func `every table is there, with a column for all that a row says`() async throws {
        var history = try RandomHistory(seed: 0)
        let events = try history.next(400)
        try await withExamples([Examples.article, Examples.later]) { log in
            try await log.perform { session in _ = try session.append(events) }
            for model in ReadModels.all {
                let columns = try await log.perform { try $0.columns(of: model) }
                let members = try await log.perform { try $0.members(of: model) }
                #expect(Set(columns.keys) == Set(model.tables))
                #expect(Set(members.keys) == Set(model.tables))
                for (table, members) in members {
                    let unknown = members.subtracting(columns[table] ?? [])
                    #expect(unknown.isEmpty, "\(model.name).\(table) has no \(unknown)")
                }
            }
        }
    }

    @Test(.serialized, arguments: 101...110 as ClosedRange<UInt64>)
    func `the dossier of now is the dossier as of the head`(seed: UInt64) async throws {
        var history = try RandomHistory(seed: seed)
        let events = try history.next(80)
        try await withConnection { log in
            try await log.perform { session in _ = try session.append(events) }
            try await log.catchUp()
            for subject in try await log.subjects {
                let live = try await log.dossier(subject)
                let asOf = try await log.dossier(subject, AsOf(position: 80))
                #expect(live.sections == asOf.sections, "\(subject)")
                #expect(live.facts == asOf.facts, "\(subject)")
            }
        }
    }

    @Test func `they hold every event of the four kinds, amended, merged and late`() throws {
        let kinds: [StreamKind] = [.deployment, .misidentification, .ceaseDesist, .lawsuit]
        var missing = Set(kinds.flatMap { Catalogue.declarations(in: $0).map(\.name) })
        missing.insert(EntityMerged.name)
        var late = 0
        for seed in 1...30 as ClosedRange<UInt64> {
            var history = try RandomHistory(seed: seed)
            var latest: [String: EDTF] = [:]
            for event in try history.next(60) {
                missing.remove(event.type)
                let data: Value = try CanonicalJSON.parse(event.data)
                guard let written = data.record?.text("occurred") else { continue }
                let date = try EDTF(written)
                if let known = latest[event.stream]?.lower, let new = date.lower, new < known {
                    late += 1
                } else {
                    latest[event.stream] = date
                }
            }
        }
        #expect(missing.isEmpty)
        #expect(late > 100)
    }
}

extension Session {
    /// The columns of a read model's tables, by table.
    fileprivate func columns(of model: any ReadModel) throws -> [String: Set<String>] {
        let rows = try execute(
            """
            select table_name::text, column_name::text
            from information_schema.columns where table_schema = \(model.name)
            """)
        var columns: [String: Set<String>] = [:]
        for index in 0..<rows.count {
            columns[try rows[index].text(0), default: []].insert(try rows[index].text(1))
        }
        return columns
    }

    /// What the rows say that the read model makes of the whole log, by table.
    fileprivate func members(of model: any ReadModel) throws -> [String: Set<String>] {
        var history: [String: [RecordedEvent]] = [:]
        try forEachEvent(.all) { history[$0.stream, default: []].append($0) }
        var members: [String: Set<String>] = [:]
        for (stream, events) in history where model.folds(stream: stream) {
            for row in try model.rows(of: stream, events: events) {
                let value: Value = try CanonicalJSON.parse(row.json, limit: .max)
                members[row.table, default: []].formUnion(value.record?.keys ?? [])
            }
        }
        return members
    }
}
