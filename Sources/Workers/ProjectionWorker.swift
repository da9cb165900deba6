import EventLog
import Logging
import Postgres
public import ProjectionEngine
public import ServiceLifecycle

/// Follows the log: keeps read models at its head until the service is to stop.
///
/// A notification on channel `blotter` wakes it at once; it looks every `poll` regardless, for a
/// notification is only a hint. Any number may run, on any number of hosts: a batch holds its
/// checkpoint's row, so they take turns and never double anything.
///
/// On a graceful shutdown the batch in hand is finished. A rebuild may be a long one: cancelling
/// the task, which `ServiceGroupConfiguration.maximumGracefulShutdownDuration` does in time, rolls
/// it back.
public struct ProjectionWorker: Service {
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

    /// Follows the log until the service is to stop.
    ///
    /// Goes on after what may pass by itself, such as a lost connection or a full disk. Throws
    /// every other error, above all `ProjectionError.foldFailed`.
    public func run() async throws {
        try await loop.run(as: "blotter projection worker") { connection in
            // Before the first look at the log, or what is appended between the two wakes nobody.
            try await connection.perform { session in try session.listen("blotter") }
        } turn: { connection in
            for model in models { try await bringUpToDate(model, on: connection) }
            _ = try await connection.perform { session in
                try session.waitForNotification(
                    timeoutMilliseconds: Int(poll / .milliseconds(1)))
            }
        }
    }

    private func bringUpToDate(_ model: some ReadModel, on connection: Connection) async throws {
        // Reads only: an idle worker writes nothing, not even a row lock.
        let isBehind = try await connection.perform { session in
            guard let checkpoint = try session.checkpoint(of: model), checkpoint.isCurrent else {
                return true
            }
            return checkpoint.position < (try session.head().position)
        }
        guard isBehind, !Task.isStopping else { return }
        try await connection.catchUp(model) { run in
            loop.logger.info(
                run.isRebuild ? "rebuilt" : "projected",
                metadata: [
                    "read-model": "\(model.name)", "from": "\(run.from)", "to": "\(run.to)",
                    "streams": "\(run.streams)",
                ])
            guard !Task.isStopping else { throw CancellationError() }
        }
    }
}
