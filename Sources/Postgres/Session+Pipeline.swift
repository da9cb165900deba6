import CLibPQ

extension Session {
    /// Runs the statements that `build` appends, and waits once for all of them.
    ///
    /// Statements fail one by one, in the results; this throws only when nothing was sent. An
    /// explicit transaction that a pipeline begins and a failure leaves open is rolled back.
    public func pipeline(
        _ build: (inout Pipeline) -> Void
    ) throws(PostgresError) -> PipelineResults {
        var pipeline = Pipeline()
        build(&pipeline)
        pipeline.sync()
        try state.checkReady(for: "pipeline")
        let wasIdle = !isInTransaction
        state.notices.startCollecting()
        var results = PipelineResults()
        do throws(PostgresError) {
            try PipelineRun(state: state, pipeline: pipeline).run(into: &results)
        } catch {
            _ = state.notices.finishCollecting()
            throw error
        }
        results.notices = state.notices.finishCollecting()
        if wasIdle, state.transactionStatus == PQTRANS_INERROR {
            state.rollBack()
        }
        return results
    }
}
