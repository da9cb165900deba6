public import Logging
public import Postgres
import ServiceLifecycle

/// Repeats a service's turn on a connection of its own until the service is to stop.
///
/// Any number of services may share one: each has its own connection.
public struct ConnectedLoop: Sendable {
    private let target: @Sendable () async throws -> ConnectionTarget
    private let mayPass: @Sendable (any Error) -> Bool
    let logger: Logger

    /// Makes a loop whose connections are opened to `target`.
    ///
    /// The target is asked for at each connection: a server that was killed may have to be started
    /// again, or be elsewhere. What that throws ends the service, unless `mayPass` says that the
    /// next try may succeed; errors of PostgreSQL that may pass are known without it.
    public init(
        target: @escaping @Sendable () async throws -> ConnectionTarget,
        mayPass: @escaping @Sendable (any Error) -> Bool = { _ in false }, logger: Logger
    ) {
        self.target = target
        self.mayPass = mayPass
        self.logger = logger
    }

    /// Runs `opened` on every new connection, and then `turn` after `turn`.
    ///
    /// After a transient error both begin anew on another connection, later and later while turns
    /// keep failing. A graceful shutdown ends a turn's wait for notifications, and no other turn
    /// follows; cancelling the task rolls back what the turn is doing. Either way the call returns.
    /// Throws every other error of the target, `opened` and `turn`.
    func run(
        as applicationName: String, opened: (Connection) async throws -> Void = { _ in },
        turn: (Connection) async throws -> Void
    ) async throws {
        var backOff = BackOff()
        while !Task.isStopping {
            do {
                let connection = try await Connection.open(
                    await target(), applicationName: applicationName)
                try await connection.closing {
                    try await withGracefulShutdownHandler {
                        try await opened(connection)
                        while !Task.isStopping {
                            try await turn(connection)
                            backOff = BackOff()
                        }
                    } onGracefulShutdown: {
                        connection.wake()
                    }
                }
            } catch let error where error is CancellationError || Task.isCancelled {
                return
            } catch let error where error.isTransient || mayPass(error) {
                let pause = backOff.next()
                logger.warning(
                    "interrupted, goes on", metadata: ["error": "\(error)", "in": "\(pause)"])
                await Task.pause(for: pause)
            } catch {
                throw error
            }
        }
    }
}

extension Connection {
    /// Runs `body`, and closes the connection however it ends.
    fileprivate nonisolated func closing(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            await close()
            throw error
        }
        await close()
    }
}
