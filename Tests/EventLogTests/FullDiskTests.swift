import EventLog
import Foundation
import Postgres
import Testing

@Suite(.enabled(if: SmallDisk.canBeMade, "needs root, who alone may mount a small disk"))
struct `When the server's disk is full` {
    @Test func `an append is refused, and none that had its receipt is gone`() async throws {
        let disk = try SmallDisk()
        let server = try await ScratchServer(root: disk.path, settings: Self.smallLog)
        let connection = try await server.connect()
        try await connection.perform { session in
            var kept = try session.append([.noted()])
            // A fresh segment of the WAL, so that what runs out is the room for tables.
            try session.script("select pg_switch_wal()")
            kept += try session.append([.noted()])
            try disk.fill(leaving: 2 << 20)
            let (more, refused, outcome) = try session.appendUntilRefused()
            #expect(outcome == .server(SQLState.diskFull.rawValue))
            kept += more
            #expect(kept.map(\.position) == Array(1...Int64(kept.count)))
            let log = try session.log()
            #expect(log.map(\.position) == kept.map(\.position))
            try disk.empty()
            let repeated = try session.append([refused])
            #expect(repeated.map(\.position) == [Int64(kept.count + 1)])
            #expect(repeated.map(\.isDuplicate) == [false])
        }
        await connection.close()
    }

    @Test func `for its WAL too, the outcome is unknown and no receipt is lost`() async throws {
        let disk = try SmallDisk()
        let server = try await ScratchServer(root: disk.path, settings: Self.smallLog)
        let connection = try await server.connect()
        let (kept, refused) = try await connection.perform { session in
            var kept = try session.append([.noted()])
            try disk.fill(leaving: 8 << 20)
            try session.script("select pg_switch_wal()")
            let (more, refused, outcome) = try session.appendUntilRefused()
            #expect(outcome == .outcomeUnknown)
            kept += more
            return (kept, refused)
        }
        try disk.empty()
        let afterwards = try await server.connect(within: .seconds(60))
        try await afterwards.perform { session in
            let log = try session.log()
            #expect(log.map(\.position).starts(with: kept.map(\.position)))
            let repeated = try session.append([refused])
            #expect(repeated.map(\.position) == [Int64(kept.count + 1)])
            let head = try session.head()
            #expect(head.position == Int64(kept.count + 1))
        }
        await afterwards.close()
    }

    private static let smallLog = ["min_wal_size": "32MB", "max_wal_size": "64MB"]
}

extension Session {
    /// Appends until that fails: the receipts, the event that got none, and why.
    fileprivate func appendUntilRefused() throws -> ([Receipt], NewEvent, Outcome) {
        var receipts: [Receipt] = []
        while true {
            // Random, or it would be compressed to nothing.
            let text = (0..<20_000).map { _ in String(UInt8.random(in: 0...35), radix: 36) }
            let event = try NewEvent.noted(text.joined())
            let outcome = try Outcome { receipts += try append([event]) }
            if outcome != .done { return (receipts, event, outcome) }
        }
    }
}

extension ScratchServer {
    /// A session with a server that may still be recovering.
    fileprivate func connect(within patience: Duration) async throws -> Connection {
        let deadline = ContinuousClock.now + patience
        while true {
            do {
                return try await connect()
            } catch {
                guard ContinuousClock.now < deadline else { throw error }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }
}

/// A disk in memory, too small for long.
private final class SmallDisk: Sendable {
    let path = "/tmp/bl-disk-\(String(UInt32.random(in: 0 ... .max), radix: 36))"
    private static let megabytes = 160

    static var canBeMade: Bool { (try? SmallDisk()) != nil }

    private struct NotMounted: Error {}

    init() throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        let size = "size=\(Self.megabytes)m,mode=755"
        let mount = try Program(["mount", "-t", "tmpfs", "-o", size, "tmpfs", path])
        guard mount.status == 0 else {
            try FileManager.default.removeItem(atPath: path)
            throw NotMounted()
        }
    }

    deinit {
        _ = try? Program(["umount", "--lazy", path])
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Takes up all but `bytes` of what is free.
    func fill(leaving bytes: Int) throws {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: path)
        let free = attributes[.systemFreeSize] as? NSNumber
        let excess = try #require(free).intValue - bytes
        try Data(count: excess).write(to: URL(filePath: ballast))
    }

    func empty() throws {
        try FileManager.default.removeItem(atPath: ballast)
    }

    private var ballast: String { path + "/ballast" }
}
