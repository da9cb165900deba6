import Logging
import Postgres
public import ProjectionEngine
import Scheduling
public import ServiceLifecycle

/// Runs what is due, looking every `poll`, until the service is to stop.
///
/// It does what `blotter job run-due` does once. Any number may run, beside any number of timers:
/// each tick is run by one of them. On a graceful shutdown the batch in hand is finished and the
/// tick given back, to be run by another.
public struct JobWorker: Service {
    private let models: [any ReadModel]
    private let loop: ConnectedLoop
    private let poll: Duration

    /// Makes a worker, which has a connection of its own in `loop`.
    public init(
        _ models: [any ReadModel], loop: ConnectedLoop, poll: Duration = .seconds(1)
    ) {
        self.models = models
        self.loop = loop
        self.poll = poll
    }

    /// Runs what is due until the service is to stop.
    ///
    /// A run that fails is in the history and stops nothing. Goes on after what may pass by itself,
    /// such as a lost connection; throws every other error of the schedule itself.
    public func run() async throws {
        try await loop.run(as: "blotter job worker") { connection in
            try await connection.runDueJobs(onFinish: log) { action, renew in
                try await ProjectionAction(action, of: models).run(on: connection) {
                    guard !Task.isStopping else { throw CancellationError() }
                    try await renew()
                }
            }
            await Task.pause(for: poll)
        }
    }

    private func log(_ run: Occurrence) {
        let metadata: Logger.Metadata = [
            "job": "\(run.job)", "due": "\(run.due)", "error": run.error.map { "\($0)" } ?? "none",
        ]
        loop.logger.log(
            level: run.state == .failed ? .error : .info, "\(run.state)", metadata: metadata)
    }
}
