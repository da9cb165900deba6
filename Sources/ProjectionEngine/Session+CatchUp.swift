import EventLog
public import Postgres

/// What a projection run did.
public struct ProjectionRun: Sendable, Hashable {
    /// The position before; 0 where the rows were made anew.
    public let from: Int64
    /// The position after.
    public let to: Int64
    /// How many streams were folded.
    public let streams: Int
    /// Whether the rows were made from nothing.
    public let isRebuild: Bool
}

extension Session {
    /// Folds the next `batch` events into the read model: rows and checkpoint in one transaction.
    ///
    /// Every stream that the batch touches is folded anew from its first event, so a late arrival,
    /// which sorts before what was folded already, needs no case of its own. A read model that is
    /// new, or that another definition or an older version made, is rebuilt instead; one that a newer
    /// version made is left alone, or workers of two versions would undo one another for ever.
    ///
    /// - Returns: What was done; `from == to` says that the read model stands at the head.
    /// - Throws: `ProjectionError`, `PostgresError`; the read model is then as it was.
    public func catchUp(_ model: some ReadModel, batch: Int = 1_000) throws -> ProjectionRun {
        try transaction { session in
            _ = try session.execute("set local role blotter_projector")
            let checkpoint = try session.lockCheckpoint(of: model)
            guard try checkpoint.isCurrent(for: model) else {
                return try session.rebuildLocked(model, from: checkpoint.position)
            }
            let from = checkpoint.position
            let arrived = try session.events(.all, after: from, limit: batch)
            guard let to = arrived.last?.position else {
                return ProjectionRun(from: from, to: from, streams: 0, isRebuild: false)
            }
            let streams = Set(arrived.map(\.stream)).filter(model.folds).sorted()
            try session.replaceRows(of: model, streams: streams, through: to)
            try session.moveCheckpoint(of: model, from: from, to: to)
            return ProjectionRun(from: from, to: to, streams: streams.count, isRebuild: false)
        }
    }

    private func replaceRows(of model: some ReadModel, streams: [String], through: Int64) throws {
        guard !streams.isEmpty else { return }
        var rows = RowBuffer(model: model, schema: model.name)
        var history: [RecordedEvent] = []
        try forEachEvent(.streams(streams), through: through) { history.append($0) }
        let byStream = Dictionary(grouping: history, by: \.stream)
        for stream in streams {
            try rows.append(model.folding(stream, byStream[stream] ?? []))
        }
        for table in model.tables {
            _ = try execute(
                Statement(
                    sql: "delete from \(model.name).\(table) where stream = any ($1)",
                    parameters: [streams]))
        }
        try rows.write(in: self)
    }
}

extension ReadModel {
    /// The rows of a stream, or the first event with which the fold fails.
    func folding(_ stream: String, _ events: [RecordedEvent]) throws -> [ReadModelRow] {
        do {
            return try rows(of: stream, events: events)
        } catch {
            let first = events.indices.first { end in
                (try? rows(of: stream, events: Array(events[...end]))) == nil
            }
            throw ProjectionError.foldFailed(
                readModel: name, stream: stream, position: first.map { events[$0].position } ?? 0,
                underlying: error)
        }
    }
}
