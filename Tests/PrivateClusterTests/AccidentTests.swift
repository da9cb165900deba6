import Foundation
import Testing

@testable import PrivateCluster

@Suite struct `After an accident` {
    @Test func `a server whose every process was killed comes up again`() throws {
        let scratch = try ScratchCluster()
        _ = try scratch.answer("create table kept (n int); insert into kept values (1)")
        let server = try scratch.server()
        let backends = children(of: server)
        #expect(!backends.isEmpty)
        for id in [server] + backends { kill(id, SIGKILL) }
        #expect(scratch.reaches { $0.state == .stopped })
        #expect(try scratch.server() != server)
        #expect(try scratch.answer("select n from kept") == "1")
    }

    @Test func `a busy session that outlives its server is waited for`() throws {
        let scratch = try ScratchCluster()
        let busy = try scratch.session(
            "select count(*) from generate_series(1, 8000000) where random() < 0")
        #expect(scratch.reaches { $0.sessions == 1 })
        let server = try scratch.server()
        kill(server, SIGKILL)
        #expect(scratch.reaches { $0.state == .stopped })
        #expect(try scratch.server() != server)
        busy.waitUntilExit()
    }

    @Test func `a bystander who got the server's number is left alone`() throws {
        let scratch = try ScratchCluster()
        try scratch.create()
        let bystander = try bystander(of: scratch)
        defer { bystander.terminate() }
        let lines = [
            "\(bystander.processIdentifier)", scratch.data, "0", "5432", "", "", "", "ready",
        ]
        try lines.joined(separator: "\n").write(
            toFile: scratch.data + "/postmaster.pid", atomically: false, encoding: .utf8)
        #expect(scratch.cluster.status().state == .stopped)
        try scratch.cluster.stop()
        #expect(bystander.isRunning)
        #expect(try scratch.server() != bystander.processIdentifier)
        #expect(try scratch.answer("select 1") == "1")
        #expect(bystander.isRunning)
    }

    @Test(arguments: ["", "\u{0}\u{0}\u{0}\u{0}", "\n"])
    func `a file that a power cut emptied keeps no server from starting`(_ left: String) throws {
        let scratch = try ScratchCluster()
        try scratch.create()
        try left.write(
            toFile: scratch.data + "/postmaster.pid", atomically: false, encoding: .utf8)
        #expect(try scratch.answer("select 1") == "1")
    }

    @Test func `an emptied file starts no second server beside the first`() throws {
        let scratch = try ScratchCluster()
        let server = try scratch.server()
        let file = scratch.data + "/postmaster.pid"
        let written = try String(contentsOfFile: file, encoding: .utf8)
        try "".write(toFile: file, atomically: false, encoding: .utf8)
        Postmaster.clearUnreadableFile(in: scratch.data)
        #expect(FileManager.default.fileExists(atPath: file))
        try written.write(toFile: file, atomically: false, encoding: .utf8)
        #expect(try scratch.server() == server)
    }

    @Test func `a swept socket is made anew`() throws {
        let scratch = try ScratchCluster()
        let (open, server) = (try scratch.open(), try scratch.server())
        try FileManager.default.removeItem(atPath: open.socketDirectory + "/.s.PGSQL.5432")
        #expect(try scratch.server() != server)
        #expect(try scratch.answer("select 1") == "1")
    }

    @Test func `what another stopped is started again`() throws {
        let scratch = try ScratchCluster()
        let server = try scratch.server()
        kill(server, SIGINT)
        #expect(scratch.reaches { $0.state != .running(processID: server) })
        #expect(try scratch.answer("select 1") == "1")
    }

    /// A process of the server's own user, with whose number the server itself refuses to start.
    private func bystander(of scratch: ScratchCluster) throws -> Process {
        let bystander = Process()
        let command = try OperatingSystemUser.serving().running(["/usr/bin/sleep", "60"])
        bystander.executableURL = URL(filePath: command[0])
        bystander.arguments = Array(command.dropFirst())
        try bystander.run()
        return bystander
    }
}
