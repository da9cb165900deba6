import Logging
import Postgres
import ServiceLifecycle
import TestSupport
import Workers

/// Silent, so that the output of tests is theirs.
let quiet = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }

/// The loop of a worker whose server stays where it is.
func quietLoop(to target: ConnectionTarget) -> ConnectedLoop {
    ConnectedLoop(target: { target }, logger: quiet)
}

/// Runs services as the program does while `body` runs, and then stops them gracefully.
///
/// Throws what a service threw.
func running(
    _ services: [any Service], grace: Duration? = nil, while body: () async throws -> Void
) async throws {
    var configuration = ServiceGroupConfiguration(services: services, logger: quiet)
    configuration.maximumGracefulShutdownDuration = grace
    let group = ServiceGroup(configuration: configuration)
    let task = Task { try await group.run() }
    let outcome: Result<Void, any Error>
    do {
        outcome = .success(try await body())
    } catch {
        outcome = .failure(error)
    }
    await group.triggerGracefulShutdown()
    try await task.value
    try outcome.get()
}
