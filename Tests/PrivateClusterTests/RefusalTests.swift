import Foundation
import Testing

@testable import PrivateCluster

@Suite struct `What the cluster refuses` {
    @Test func `a data folder with a damaged version file`() throws {
        let scratch = try ScratchCluster()
        try scratch.create()
        try write("fifteen\n", to: scratch.data + "/PG_VERSION")
        let error = #expect(throws: ClusterError.self) { try scratch.open() }
        #expect(
            error
                == .dataFolderNotOurs(path: scratch.data, fault: .unreadableVersion("fifteen")))
    }

    @Test func `the data of a version that is not installed`() throws {
        let scratch = try ScratchCluster()
        try scratch.create()
        try write("99\n", to: scratch.data + "/PG_VERSION")
        let error = try #require(throws: ClusterError.self) { try scratch.open() }
        guard case .versionNotInstalled(99, let installed, scratch.data) = error else {
            Issue.record(error)
            return
        }
        #expect(!installed.isEmpty)
        #expect(error.hint.contains("postgresql-99"))
    }

    @Test func `a data folder that blotter did not make`() throws {
        let scratch = try ScratchCluster()
        try scratch.create()
        try FileManager.default.removeItem(atPath: scratch.data + "/blotter.conf")
        #expect(throws: ClusterError.dataFolderNotOurs(path: scratch.data, fault: .notMadeHere)) {
            try scratch.open()
        }
    }

    @Test func `a base folder under a file, saying what and what next`() throws {
        let scratch = try ScratchCluster()
        try write("", to: scratch.root + "/file")
        let cluster = PrivateCluster(location: ClusterLocation(root: scratch.root + "/file/base"))
        let error = try #require(throws: ClusterError.self) { try cluster.open() }
        #expect(error.what.hasPrefix("cannot make the folder \(scratch.root)/file/base"))
        #expect(error.hint.contains("BLOTTER_DATA_DIR"))
        #expect(error.description == "\(error.what)\n\(error.hint)")
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func `a base folder without the right to write`() throws {
        let scratch = try ScratchCluster()
        try permit(0o500, scratch.root)
        defer { try? permit(0o700, scratch.root) }
        #expect(
            throws: ClusterError.fileRefused(
                path: scratch.root + "/pg", action: .makeFolder, code: EACCES)
        ) { try scratch.open() }
    }

    @Test(.enabled(if: getuid() == 0, "only root's server is another user"))
    func `a folder that the server's user cannot pass through, and leaves it as it is`() throws {
        let scratch = try ScratchCluster(subfolder: "/base")
        try permit(0o700, scratch.root)
        let user = try OperatingSystemUser.serving().name
        #expect(throws: ClusterError.parentNotTraversable(path: scratch.root, user: user)) {
            try scratch.open()
        }
        #expect(FileEntry(at: scratch.root)?.mode == S_IFDIR | 0o700)
        #expect(scratch.cluster.status().state == .notCreated)
    }

    @Test func `a machine without a server`() throws {
        let scratch = try ScratchCluster()
        let cluster = PrivateCluster(
            location: ClusterLocation(
                root: scratch.root, environment: ["BLOTTER_PG_BIN": "/nowhere"]))
        #expect(throws: ClusterError.serverNotInstalled(searched: ["/nowhere"])) {
            try cluster.open()
        }
    }

    @Test func `a setting that the server does not know, quoting its words`() throws {
        let scratch = try ScratchCluster(settings: ["no_such_setting": "1"])
        let error = try #require(throws: ClusterError.self) { try scratch.open() }
        guard case .serverFailed(.starting, .configuration, let lines, _) = error else {
            Issue.record(error)
            return
        }
        #expect(lines.contains { $0.contains("no_such_setting") })
        #expect(error.description.contains("no_such_setting"))
    }

    @Test(arguments: [
        ("FATAL:  could not write to file \"pg_wal/xlog\": No space left on device", "diskFull"),
        ("FATAL:  lock file \"postmaster.pid\" already exists", "dataInUse"),
        ("FATAL:  could not open file \"PG_VERSION\": Permission denied", "permissions"),
        ("FATAL:  could not create lock file \"/x/y.lock\": Permission denied", "permissions"),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "memory"),
        ("PANIC:  could not locate a valid checkpoint record", "damaged"),
        ("FATAL:  the moon is in the wrong phase", "unknown"),
    ])
    func `the server's words are understood`(line: String, diagnosis: String) throws {
        let scratch = try ScratchCluster()
        let log = try ServerLog(path: scratch.root + "/log")
        try write("2026-11-22 22:26:22.474 UTC [7852] \(line)\n", to: log.path)
        #expect("\(log.diagnosis(folder: scratch.root))" == diagnosis)
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    private func permit(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}
