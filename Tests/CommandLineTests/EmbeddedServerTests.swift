import Foundation
import TestSupport
import Testing

@testable import PrivateCluster

@Suite struct `The embedded server, typed` {
    @Test func `is made, used, shown, stopped and started again`() async throws {
        let folder = "/tmp/blotter-cli-embedded-\(getpid())"
        let blotter = Blotter(environment: ["BLOTTER_DATA_DIR": folder, "USER": "tester"])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let fresh = expectSuccess(try await blotter("db", "status"))
        #expect(
            fresh.lines == [
                "server   embedded PostgreSQL under \(folder)",
                "state    not made yet; the first command that needs it makes it",
            ])
        expectSuccess(try await blotter("vendor", "register", "--name", "Acme"))
        let running = expectSuccess(try await blotter("db", "status"))
        #expect(running.lines[1].hasPrefix("state    running, process "))
        #expect(running.lines.last == "schema   up to date")
        expectSuccess(try await blotter("db", "stop"))
        let stopped = expectSuccess(try await blotter("db", "status"))
        #expect(stopped.lines[1] == "state    stopped; the next command starts it")
        let listed = expectSuccess(try await blotter("vendor", "list", "--database", "private"))
        #expect(listed.output.contains("vendor:acme"))
        expectSuccess(try await blotter("db", "stop"))
    }

    @Test func `is made by nobody where nobody may write`() async throws {
        let blotter = Blotter(environment: ["BLOTTER_DATA_DIR": "/sys/blotter"])
        expectRefusal(try await blotter("vendor", "list"), 77, "cluster.unusable")
    }

    @Test func `is reached whatever the environment says of other servers`() async throws {
        try await withFolder { folder in
            let variables = [
                "PGOPTIONS": "--no-such-option=1", "PGSERVICE": "nowhere", "PGTZ": "No/Where",
                "PGSSLMODE": "require", "PGCHANNELBINDING": "require", "PGUSER": "nobody",
                "PGTARGETSESSIONATTRS": "standby", "PGREQUIREPEER": "nobody",
                "PGDATESTYLE": "none", "PGHOST": "/nowhere", "PGPORT": "1",
            ]
            let blotter = Blotter(
                environment: variables.merging(["BLOTTER_DATA_DIR": folder]) { $1 })
            expectSuccess(try await blotter("vendor", "list", "--database", "private"))
            let shell = expectSuccess(
                try await blotter(
                    "db", "shell", "--database", "private", "--", "-Atc", "select current_user"))
            #expect(shell.output == "blotter\n")
        }
    }

    @Test(.endsAtAll)
    func `is started again by a worker when it was killed`() async throws {
        try await withFolder { folder in
            let blotter = Blotter(environment: ["BLOTTER_DATA_DIR": folder])
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("acme")))
            let worker = try blotter.start(["worker"])
            try await until { try worker.errors().contains("read-model=vendor") }
            let state = try await killServer(of: blotter)
            try await until { try await blotter("db", "status").lines[1] != state }
            try await until {
                try await blotter("db", "status").lines[1].hasPrefix("state    running")
            }
            kill(worker.id, SIGTERM)
            #expect(expectSuccess(try await worker.end()).errors.contains("interrupted, goes on"))
        }
    }

    @Test(.endsAtAll)
    func `is started again by a worker once the disk has room for it`() async throws {
        let programs = try FullDisk()
        try await withFolder { folder in
            let blotter = Blotter(environment: [
                "BLOTTER_DATA_DIR": folder, "BLOTTER_PG_BIN": programs.folder,
            ])
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("acme")))
            let worker = try blotter.start(["worker"])
            try await until { try worker.errors().contains("read-model=vendor") }
            try programs.fill()
            _ = try await killServer(of: blotter)
            try await until { try worker.errors().contains("the disk is full") }
            try programs.free()
            try await until {
                try #require(!worker.errors().contains("cluster.unusable"))
                return try await blotter("db", "status").lines[1].hasPrefix("state    running")
            }
            kill(worker.id, SIGTERM)
            expectSuccess(try await worker.end())
        }
    }

    /// Kills the embedded server, and gives the line of `db status` that showed it running.
    private func killServer(of blotter: Blotter) async throws -> String {
        // The number stands at the end of: state    running, process 4711
        let state = expectSuccess(try await blotter("db", "status")).lines[1]
        kill(try #require(state.split(separator: " ").last.flatMap { Int32($0) }), SIGKILL)
        return state
    }

    @Test(arguments: [
        ["export"], ["replay", "--format", "ndjson"],
        ["vendor", "history", "acme", "--format", "ndjson"],
        ["event", "show", "@1", "--format", "ndjson"],
    ])
    func `what goes out to programs is flushed first`(command: [String]) async throws {
        try await withFolder { folder in
            let blotter = Blotter(environment: ["BLOTTER_DATA_DIR": folder])
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("acme")))
            // A server of its own, so that a transaction which writes can only be the flush.
            func nextTransaction() async throws -> Int {
                let shown = expectSuccess(
                    try await blotter(
                        "db", "shell", "--", "-Atc",
                        "select pg_snapshot_xmax(pg_current_snapshot())"))
                return try #require(Int(shown.lines[0]))
            }
            let before = try await nextTransaction()
            expectSuccess(try await blotter.run(command))
            let after = try await nextTransaction()
            #expect(after > before)
        }
    }

    /// Runs `body` with a folder for an embedded server, which is stopped and taken away.
    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = "/tmp/blotter-cli-\(UInt32.random(in: 0 ... .max))"
        let blotter = Blotter(environment: ["BLOTTER_DATA_DIR": folder])
        do { try await body(folder) } catch {
            _ = try await blotter("db", "stop")
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        }
        expectSuccess(try await blotter("db", "stop"))
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// The server's programs, which find the disk full whenever they are told so.
private struct FullDisk: ~Copyable {
    let folder = "/tmp/blotter-cli-programs-\(UInt32.random(in: 0 ... .max))"

    init() throws {
        let location = ClusterLocation(
            root: folder, environment: ProcessInfo.processInfo.environment)
        let server = try ServerPrograms.find(for: nil, in: location).folder
        // Whoever runs the server need not be who runs the test.
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        for name in ["initdb", "postgres"] {
            let script = """
                #!/bin/sh
                if [ -e \(folder)/full ] && [ "$1" != --version ]; then
                  echo 'FATAL:  could not write to file "pg_wal": No space left on device' >&2
                  exit 1
                fi
                exec \(server)/\(name) "$@"
                """
            let isMade = FileManager.default.createFile(
                atPath: "\(folder)/\(name)", contents: Data(script.utf8),
                attributes: [.posixPermissions: 0o755])
            try #require(isMade)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func fill() throws { try Data().write(to: URL(filePath: "\(folder)/full")) }

    func free() throws { try FileManager.default.removeItem(atPath: "\(folder)/full") }
}
