import ArgumentParser
import FoundationEssentials
import Glibc
import Postgres
import PrivateCluster
import SchemaMigrator

/// `blotter db …`: the server and its schema.
struct DatabaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "db", abstract: "The database: which one, its schema, the embedded server.",
        subcommands: [Status.self, Migrate.self, Start.self, Stop.self, Shell.self, Reap.self])

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status",
            abstract: "Which server is used and why, and how its schema stands.")
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let server = try Server(database)
            try Standard.line("server   \(server.description)")
            if case .embedded(let cluster) = server.choice {
                try cluster.requireVisible()
                let status = cluster.status()
                try Standard.line("state    \(Self.words(status))")
                guard case .running = status.state else { return }
                if let sessions = status.sessions {
                    try Standard.line("sessions \(sessions)")
                }
            }
            let connection = try await server.connectUnchecked()
            let pending = try await Server.migrator().plan(connection)
            let version = try await connection.perform { $0.serverVersion }
            await connection.close()
            try Standard.line("version  PostgreSQL \(version / 10_000).\(version % 10_000)")
            try Standard.line(
                pending.isEmpty
                    ? "schema   up to date"
                    : "schema   \(pending.count.counted("migration")) pending: blotter db migrate")
        }

        private static func words(_ status: ClusterStatus) -> String {
            switch status.state {
            case .notCreated: "not made yet; the first command that needs it makes it"
            case .stopped: "stopped; the next command starts it"
            case .inTransition(let processID): "starting or stopping, process \(processID)"
            case .running(let processID): "running, process \(processID)"
            }
        }
    }

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "migrate", abstract: "Bring the schema to this program's version.")
        @Flag(
            name: [.customLong("dry-run"), .customShort("n")],
            help: "Show what is pending and change nothing.")
        var dryRun = false
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let connection = try await Server(database).connectUnchecked()
            let migrator = try Server.migrator()
            let scripts: [MigrationScript]
            if dryRun {
                scripts = try await migrator.plan(connection)
                for script in scripts { try Self.tell("pending", script) }
            } else {
                scripts = try await migrator.migrate(connection) { try Self.tell("applied", $0) }
            }
            if scripts.isEmpty { try Standard.line("schema   up to date") }
            await connection.close()
        }

        private static func tell(_ word: String, _ script: MigrationScript) throws {
            try Standard.line("\(word)  \(script.version) \(script.name)")
        }
    }

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "start", abstract: "Start the embedded server, if it is not up.")

        func run() async throws {
            let connection = try await Server(named: "private").connect()
            await connection.close()
            try Standard.line("The embedded server is up.")
        }
    }

    struct Stop: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "stop", abstract: "Stop the embedded server.")

        func run() throws {
            try Server.embedded().stop()
            try Standard.line("The embedded server is stopped; the next command starts it again.")
        }
    }

    struct Shell: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "shell", abstract: "Open psql on the database that commands use.",
            discussion: "A password reaches it by PGPASSWORD, never by its arguments.")
        @OptionGroup var database: DatabaseOptions
        @Argument(parsing: .postTerminator, help: "Arguments for psql, after --.")
        var arguments: [String] = []

        func run() async throws {
            let target = try await Server(database).target().handover()
            if let key = target.lost.first {
                throw Failure(
                    "shell.secret", .misconfigured, "\(key) would stand in psql's arguments",
                    at: "--database, BLOTTER_DATABASE_URL",
                    rule: "no secret is passed where everybody can read it",
                    hint: "put it into a service file (PGSERVICE), which psql reads itself")
            }
            for (variable, secret) in target.environment { setenv(variable, secret, 1) }
            let words =
                ["psql"] + arguments
                + (target.conninfo.isEmpty ? [] : ["--dbname=" + target.conninfo])
            var argv = words.map { strdup($0) }
            argv.append(nil)
            execvp("psql", argv)
            throw Failure(
                "psql.missing", .misconfigured, "psql cannot be started",
                rule: "the shell is PostgreSQL's own", hint: "apt-get install postgresql-client")
        }
    }

    /// Run by whoever starts the embedded server: stops it when nobody has used it for a while.
    struct Reap: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reap", abstract: "Watch the embedded server and stop it when it is idle.",
            shouldDisplay: false)

        func run() async throws {
            try await Server.embedded().idleStop(after: .seconds(60 * Server.idleMinutes()))
        }
    }
}
