import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Pooler.program != nil, "needs pgbouncer (BLOTTER_JUDGE_POOLER)"))
struct `Behind a transaction pooler` {
    @Test(.endsAtAll)
    func `a log is filled, followed and read`() async throws {
        try await withDatabase { database in
            let pooler = try await Pooler(before: database)
            var blotter = Blotter(database)
            blotter.environment["BLOTTER_DATABASE_URL"] = pooler.conninfo
            let worker = try blotter.start(["worker"])
            try await until { try worker.errors().contains("following the log") }
            // Each event wakes the worker, whose transactions the pooler hands to any server
            // connection: one that never saw what an earlier transaction prepared, among them.
            for name in ["a", "b", "c", "d", "e", "f"] {
                expectSuccess(try await blotter("import", "-", input: Lines.vendor(name)))
                try await until { try await blotter("vendor", "show", name).status == 0 }
            }
            kill(worker.id, SIGTERM)
            let outcome = expectSuccess(try await worker.end())
            #expect(!outcome.errors.contains("interrupted"), "\(outcome.errors)")
            await pooler.stop()
        }
    }
}

/// A pgbouncer that gives each transaction another of three server connections.
private struct Pooler {
    static let program = ProcessInfo.processInfo.environment["BLOTTER_JUDGE_POOLER"]

    let conninfo: String
    private let process: ChildProcess
    private let folder: ScratchFolder

    init(before database: TestDatabase) async throws {
        folder = try ScratchFolder()
        let words = database.conninfo.filter { $0 != "'" }.split(separator: " ")
        let parts = Dictionary(
            words.map { $0.split(separator: "=", omittingEmptySubsequences: false) }
                .map { (String($0[0]), String($0.last ?? "")) }
        ) { $1 }
        let socket = try #require(parts["host"])
        let user = try #require(parts["user"])
        var status = stat()
        try #require(stat(socket, &status) == 0)
        let owner = String(cString: try #require(getpwuid(status.st_uid)).pointee.pw_name)
        try #require(chown(folder.path, status.st_uid, status.st_gid) == 0)
        let settings = try folder.file(
            "pgbouncer.ini",
            """
            [databases]
            \(database.name) = host=\(socket) user=\(user)
            [pgbouncer]
            listen_addr =
            unix_socket_dir = \(folder.path)
            auth_type = any
            pool_mode = transaction
            default_pool_size = 3
            min_pool_size = 3
            server_round_robin = 1
            \(geteuid() == 0 ? "user = \(owner)" : "")

            """.utf8)
        process = try ChildProcess(
            [#require(Self.program), settings], environment: ["PATH=/usr/bin:/bin"],
            input: "/dev/null", output: folder.url("output").path,
            errors: folder.url("errors").path)
        conninfo = "host=\(folder.path) port=6432 user=\(user) dbname=\(database.name)"
        try await until { FileManager.default.fileExists(atPath: folder.url(".s.PGSQL.6432").path) }
    }

    func stop() async {
        kill(process.id, SIGINT)
        _ = await process.end()
    }
}
