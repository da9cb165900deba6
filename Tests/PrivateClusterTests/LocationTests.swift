import Foundation
import Testing

@testable import PrivateCluster

@Suite struct `Where a cluster lies` {
    @Test func `a folder named by the operator holds everything`() throws {
        let location = try ClusterLocation.standard(environment: ["BLOTTER_DATA_DIR": "/srv/b/"])
        #expect(location.base == "/srv/b")
        #expect(location.log == "/srv/b/postgres.log")
        #expect(location.folder(major: 15).data == "/srv/b/pg/15/data")
        #expect(location.lock == "/srv/b/pg/lock")
    }

    @Test func `a relative folder starts at the working directory`() throws {
        let location = try ClusterLocation.standard(environment: ["BLOTTER_DATA_DIR": "b"])
        #expect(location.base == FileManager.default.currentDirectoryPath + "/b")
    }

    @Test(.enabled(if: getuid() == 0, "for root alone"))
    func `root keeps it where the server's user can reach`() throws {
        let location = try ClusterLocation.standard(environment: ["HOME": "/root"])
        #expect(location.base == "/var/lib/blotter")
    }

    @Test(.enabled(if: getuid() != 0, "for ordinary users"))
    func `a user keeps it at home, as XDG says`() throws {
        let home = try ClusterLocation.standard(
            environment: ["HOME": "/home/ida", "XDG_DATA_HOME": "relative", "XDG_STATE_HOME": ""])
        #expect(home.base == "/home/ida/.local/share/blotter")
        #expect(home.log == "/home/ida/.local/state/blotter/postgres.log")
        let set = try ClusterLocation.standard(
            environment: ["XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"])
        #expect(set.base == "/d/blotter")
        #expect(set.log == "/s/blotter/postgres.log")
    }

    @Test(arguments: ["/" + String(repeating: "a", count: 100), "/a,b", "/it's"])
    func `a socket whose path would not do goes to a short one`(subfolder: String) throws {
        let scratch = try ScratchCluster(subfolder: subfolder)
        let (open, server) = (try scratch.open(), try scratch.server())
        #expect(open.socketDirectory.hasPrefix("/tmp/blotter-"))
        #expect(FileEntry(at: open.socketDirectory)?.mode == S_IFDIR | 0o700)
        #expect(try scratch.answer("select 1") == "1")
        #expect(try scratch.server() == server)
        try scratch.cluster.stop()
        try FileManager.default.removeItem(atPath: open.socketDirectory)
    }

    @Test func `a socket folder that someone else prepared is refused`() throws {
        let scratch = try ScratchCluster(subfolder: "/" + String(repeating: "b", count: 100))
        try scratch.create()
        let folder = try #require(scratch.cluster.location.existing)
        let socket = try ServerSocket.prepare(for: folder, owner: .serving())
        try FileManager.default.removeItem(atPath: socket.folder)
        try FileManager.default.createSymbolicLink(
            atPath: socket.folder, withDestinationPath: scratch.root)
        defer { try? FileManager.default.removeItem(atPath: socket.folder) }
        #expect(throws: ClusterError.socketFolderNotOurs(path: socket.folder)) {
            try scratch.open()
        }
    }
}
