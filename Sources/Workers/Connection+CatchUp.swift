public import Postgres
public import ProjectionEngine

extension Connection {
    /// Brings a read model to the head of the log, telling each batch that moved it.
    ///
    /// Returns the positions it stood at before and stands at now. What `afterBatch` throws ends
    /// the call between two batches. Throws also `ProjectionError`, `PostgresError`: the read model
    /// then stands where its last batch left it.
    @discardableResult
    public nonisolated func catchUp(
        _ model: some ReadModel, afterBatch: (ProjectionRun) async throws -> Void = { _ in }
    ) async throws -> (from: Int64, to: Int64) {
        var run = try await perform { session in try session.catchUp(model) }
        let from = run.from
        while run.from != run.to {
            try await afterBatch(run)
            run = try await perform { session in try session.catchUp(model) }
        }
        return (from, run.to)
    }
}
