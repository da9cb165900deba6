import Crypto
import Dispatch
import EventLog
import FoundationEssentials
import MigrationScripts
import Postgres
import PrivateCluster
import SchemaMigrator

/// The server that a command works on, and why this one.
struct Server {
    /// How the server was chosen.
    enum Choice {
        case named(String, by: String)
        case embedded(PrivateCluster)
    }

    let choice: Choice

    /// Chooses by --database, then the environment, then the embedded default; first hit wins, and
    /// a server that was named is never replaced by another.
    init(_ options: DatabaseOptions) throws { try self.init(named: options.database) }

    /// - Parameter name: What --database says; `private` for the embedded server.
    init(named name: String?) throws {
        let environment = ProcessInfo.processInfo.environment
        func isSet(_ variable: String) -> Bool { environment[variable]?.isEmpty == false }
        switch name {
        case "private": choice = .embedded(try Self.embedded())
        case let named?: choice = .named(named, by: "--database")
        case nil:
            if let url = environment["BLOTTER_DATABASE_URL"], !url.isEmpty {
                choice = .named(url, by: "BLOTTER_DATABASE_URL")
            } else if let variable = Self.variables.first(where: isSet) {
                choice = .named("", by: variable)
            } else {
                choice = .embedded(try Self.embedded())
            }
        }
        guard case .embedded = choice else { return }
        // Only the process that stops the server reads it, and nobody would see it complain.
        _ = try Self.idleMinutes()
        // What is meant for other servers must neither keep ours from answering nor change how.
        OpenCluster.shieldEnvironment()
    }

    static let variables = ["PGHOST", "PGHOSTADDR", "PGPORT", "PGSERVICE", "PGDATABASE"]

    /// The embedded PostgreSQL of the user who runs this.
    static func embedded() throws -> PrivateCluster {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return PrivateCluster(
            location: try .standard(environment: ProcessInfo.processInfo.environment),
            reaper: [program, "db", "reap"])
    }

    /// After how many minutes without a session the embedded server is stopped; 0 for never.
    static func idleMinutes() throws -> Int {
        let variable = "BLOTTER_IDLE_MINUTES"
        guard let text = ProcessInfo.processInfo.environment[variable], !text.isEmpty else {
            return 10
        }
        guard let minutes = Int(text), (0...1_000_000).contains(minutes) else {
            throw Failure(
                "environment.unreadable", .misconfigured, "\"\(text)\" is no number of minutes",
                at: variable, rule: "the embedded server stops after that many minutes without use",
                hint: "write a whole number, 0 for never, or leave it unset for 10")
        }
        return minutes
    }

    /// What the server is, for a person; passwords are masked.
    var description: String {
        switch choice {
        case .named(let conninfo, let by): "\(ConnectionTarget(conninfo)) (by \(by))"
        case .embedded(let cluster): "embedded PostgreSQL under \(cluster.location.base)"
        }
    }

    /// The connection string, the embedded server being started if need be.
    func conninfo() throws -> String {
        switch choice {
        case .named(let conninfo, _): return conninfo
        case .embedded(let cluster):
            let open = try cluster.open()
            defer { open.release() }
            return open.connectionString(as: open.user)
        }
    }

    /// Where workers connect, and connect again: the embedded server is started if it is not up.
    ///
    /// That may take a minute, and the threads that tasks share are as few as the machine has
    /// cores: were they to wait, the worker could not even be stopped.
    func target() async throws -> ConnectionTarget {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { ConnectionTarget(try conninfo()) })
            }
        }
    }

    /// Whether what kept the embedded server from being up may be over at a later try.
    static func mayPass(_ error: any Error) -> Bool {
        switch (error as? ClusterError)?.remedy {
        case .patience, .space: true
        case .permission, .correction, nil: false
        }
    }

    /// Connects, whatever state the schema is in.
    func connectUnchecked() async throws -> Connection {
        switch choice {
        case .named(let conninfo, _): return try await Connection.open(ConnectionTarget(conninfo))
        case .embedded(let cluster):
            do {
                return try await Self.connect(to: cluster)
            } catch let error as PostgresError where error.kind == .connection {
                // A server that is killed looks alive for another moment.
                return try await Self.connect(to: cluster)
            } catch {
                throw error
            }
        }
    }

    private static func connect(to cluster: PrivateCluster) async throws -> Connection {
        let open = try cluster.open()
        defer { open.release() }
        return try await Connection.open(ConnectionTarget(open.connectionString(as: open.user)))
    }

    /// Connects, and makes sure that the schema is the program's and the log is guarded.
    ///
    /// The embedded database migrates itself. One that was named does so on command alone.
    func connect() async throws -> Connection {
        let connection = try await connectUnchecked()
        let migrator = try Self.migrator()
        do {
            try await connection.perform { session in
                try migrator.check(session) { Bytes(Array(SHA256.hash(data: Data($0.utf8)))) }
            }
        } catch MigrationError.databaseOlder(let found, let known) {
            guard case .embedded = choice else {
                throw MigrationError.databaseOlder(found: found, known: known)
            }
            _ = try await migrator.migrate(connection)
        } catch {
            throw error
        }
        try await connection.perform { session in try session.requireGuards() }
        return connection
    }

    /// The migrations that the program was built with.
    static func migrator() throws -> SchemaMigrator {
        try SchemaMigrator(
            scripts: MigrationScripts.all.map {
                try MigrationScript(path: $0.path, text: $0.text)
            })
    }
}
