import Foundation
import Testing

@testable import PrivateCluster

@Suite struct `The life of a private server` {
    @Test func `it is made, started, stopped and started again`() throws {
        let scratch = try ScratchCluster()
        #expect(scratch.cluster.status().state == .notCreated)
        _ = try scratch.server()
        #expect(
            try scratch.answer("select current_user || ' in ' || current_database()")
                == "blotter in blotter")
        _ = try scratch.answer("create table kept (n int); insert into kept values (1919)")
        try scratch.cluster.stop()
        #expect(scratch.cluster.status().state == .stopped)
        #expect(try scratch.answer("select n from kept") == "1919")
        try scratch.cluster.stop()
        try scratch.cluster.stop()
    }

    @Test func `a second open finds the server and starts nothing`() throws {
        let scratch = try ScratchCluster()
        let first = try scratch.server()
        for _ in 1...20 { #expect(try scratch.server() == first) }
    }

    @Test func `eight who start at once get one server`() throws {
        let scratch = try ScratchCluster()
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            #expect(throws: Never.self) { try scratch.open() }
        }
        let log = contents(of: scratch.cluster.location.log) ?? ""
        #expect(log.split(separator: "\n").count { $0.contains("ready to accept") } == 1)
    }

    @Test func `it flushes, checks its pages and hides what it is told`() throws {
        let scratch = try ScratchCluster()
        let durable = PrivateCluster(location: scratch.cluster.location)
        try durable.open().release()
        func shown(_ setting: String) throws -> String { try scratch.answer("show \(setting)") }
        for name in ["fsync", "full_page_writes", "synchronous_commit", "data_checksums"] {
            #expect(try shown(name) == "on", "\(name)")
        }
        #expect(try shown("listen_addresses") == "")
        #expect(try shown("log_min_error_statement") == "panic")
        #expect(try shown("log_parameter_max_length_on_error") == "0")
        #expect(try shown("log_error_verbosity") == "terse")
        #expect(
            try scratch.answer(
                "select datcollate, pg_encoding_to_char(encoding), rolsuper, rolcreaterole "
                    + "from pg_database join pg_roles on rolname = current_user "
                    + "where datname = current_database()") == "C.UTF-8|UTF8|f|t")
    }

    @Test func `settings for a test hold for the server it starts`() throws {
        let scratch = try ScratchCluster(settings: ["wal_writer_delay": "10s"])
        #expect(try scratch.answer("show wal_writer_delay") == "10s")
        #expect(try scratch.answer("show fsync") == "off")
    }

    @Test func `it has a session of its own, out of reach of our terminal`() throws {
        let scratch = try ScratchCluster()
        let server = try scratch.server()
        #expect(getsid(server) == server)
    }

    @Test func `an interrupted creation is begun anew`() throws {
        let scratch = try ScratchCluster()
        try scratch.create()
        let folder = try #require(scratch.cluster.location.existing)
        try FileManager.default.moveItem(atPath: folder.data, toPath: folder.unfinished)
        #expect(scratch.cluster.status().state == .notCreated)
        #expect(try scratch.answer("select 1") == "1")
        #expect(!FileManager.default.fileExists(atPath: folder.unfinished))
    }
}

@Suite struct `Stopping an idle server` {
    @Test func `it waits while a session is connected`() async throws {
        let scratch = try ScratchCluster()
        let input = Pipe()
        let session = try scratch.session(input: input)
        #expect(scratch.reaches { $0.sessions == 1 })
        async let watch: Void = scratch.cluster.idleStop(
            after: .milliseconds(200), checkingEvery: .milliseconds(50))
        try await Task.sleep(for: .seconds(1))
        #expect(scratch.cluster.status().sessions == 1)
        try input.fileHandleForWriting.close()
        session.waitUntilExit()
        #expect(session.terminationStatus == 0)
        try await watch
        #expect(scratch.cluster.status().state == .stopped)
    }

    @Test func `it waits while someone is on the way in`() async throws {
        let scratch = try ScratchCluster()
        let server = try scratch.server()
        let open = try scratch.cluster.open()
        async let watch: Void = scratch.cluster.idleStop(
            after: .milliseconds(100), checkingEvery: .milliseconds(20))
        try await Task.sleep(for: .milliseconds(600))
        #expect(scratch.cluster.status().state == .running(processID: server))
        open.release()
        try await watch
        #expect(scratch.cluster.status().state == .stopped)
    }

    @Test func `short uses between two looks keep it up`() async throws {
        let scratch = try ScratchCluster()
        try scratch.open()
        async let watch: Void = scratch.cluster.idleStop(
            after: .milliseconds(400), checkingEvery: .milliseconds(150))
        for _ in 1...10 {
            try await Task.sleep(for: .milliseconds(100))
            let state = scratch.cluster.status().state
            #expect(state != .stopped)
            try scratch.open()
        }
        try await watch
        #expect(scratch.cluster.status().state == .stopped)
    }

    @Test func `the watch ends with the server it watches`() async throws {
        let scratch = try ScratchCluster()
        try scratch.open()
        async let watch: Void = scratch.cluster.idleStop(
            after: .seconds(600), checkingEvery: .milliseconds(50))
        try await Task.sleep(for: .milliseconds(200))
        try scratch.cluster.stop()
        try await watch
    }

    @Test func `whoever starts the server starts the watch`() throws {
        let scratch = try ScratchCluster()
        let mark = scratch.root + "/mark"
        let watched = PrivateCluster(
            location: scratch.cluster.location, durability: .fastForTests,
            reaper: ["/usr/bin/touch", mark])
        try watched.open().release()
        #expect(scratch.reaches { _ in FileManager.default.fileExists(atPath: mark) })
        try FileManager.default.removeItem(atPath: mark)
        try watched.open().release()
        usleep(200_000)
        #expect(!FileManager.default.fileExists(atPath: mark))
    }
}
