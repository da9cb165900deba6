import ArgumentParser
import Logging
import Postgres
import Projections
import ServiceLifecycle
import UnixSignals
import Workers

/// `blotter worker`: stays up, follows the log, runs due jobs.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Stay up: follow the log, keep the read models current, run due jobs.",
        discussion: """
            Any number may run, on any number of hosts. SIGTERM and Ctrl-C give the batch in hand \
            a second to commit; one that takes longer is rolled back, and made anew by whoever \
            runs next. The embedded server is started again if it is killed or stopped; while \
            others hold it, or its disk is full, that is tried over and over.
            """)

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let server = try Server(database)
        // Migrates the embedded database, or says what keeps a named one from being used.
        let connection = try await server.connect()
        await connection.close()
        var logger = Logger(
            label: "blotter", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .info
        logger.info("following the log", metadata: ["server": "\(server.description)"])
        let loop = ConnectedLoop(
            target: server.target, mayPass: Server.mayPass, logger: logger)
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: ProjectionWorker(ReadModels.all, loop: loop)),
                .init(service: JobWorker(ReadModels.all, loop: loop)),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // A batch takes milliseconds; a long rebuild is rolled back and made anew by the next run.
        configuration.maximumGracefulShutdownDuration = .seconds(1)
        try await ServiceGroup(configuration: configuration).run()
        logger.info("stopped")
    }
}
