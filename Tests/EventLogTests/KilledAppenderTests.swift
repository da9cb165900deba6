import EventLog
import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct `An appender that is killed` {
    @Test func `has its receipts kept, and repeats without doubling`() async throws {
        try await withDatabase { database in
            let connection = try await Connection.open(database.target)
            var receipts = 0
            for run in 1...12 {
                var appender = try Appender(database, run: run, count: .max)
                // Every other one is killed only once it is at work, however busy the machine.
                if run.isMultiple(of: 2) { appender.awaitReceipt() }
                try await Task.sleep(for: .milliseconds(.random(in: 20...250)))
                let printed = try appender.kill()
                receipts += printed.count
                // In flight at the end were three events at most; some more are new.
                let count = printed.count + 3 + .random(in: 0...5)
                let repeated = try Appender(database, run: run, count: count).finish()
                try await connection.perform { session in
                    let log = try session.events(.streams(["agency:run-\(run)"]), limit: .max)
                    #expect(log.map(\.version) == Array(1...count))
                    #expect(
                        log.map { String(decoding: $0.data, as: UTF8.self) }
                            == (0..<count).map { #"{"number":\#($0),"run":\#(run)}"# })
                    let lines = log.enumerated().map { "\($0.offset) \($0.element.position)" }
                    #expect(printed == Array(lines.prefix(printed.count)))
                    #expect(repeated == lines)
                }
            }
            #expect(receipts > 0, "killed too early every time")
            try await connection.perform { session in
                let head = try session.head()
                let count = try session.value("select count(*) from log.event", as: Int64.self)
                #expect(head.position == count)
            }
        }
    }
}

/// The program of Tests/Appender, at work.
private struct Appender {
    private let process = Process()
    private let output = Pipe()
    private var read = Data()

    init(_ database: TestDatabase, run: Int, count: Int) throws {
        // Built beside the tests.
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.executableURL = tests.deletingLastPathComponent().appending(path: "fault-appender")
        process.arguments = [database.conninfo, "\(run)", "\(count)"]
        process.standardOutput = output
        try process.run()
    }

    /// Waits until it has printed something.
    mutating func awaitReceipt() { read += output.fileHandleForReading.availableData }

    /// Kills it, and gives the receipts it had printed: number and position.
    func kill() throws -> [String] {
        #expect(process.isRunning)
        Foundation.kill(process.processIdentifier, SIGKILL)
        return try receipts()
    }

    func finish() throws -> [String] {
        let receipts = try receipts()
        #expect(process.terminationStatus == 0)
        return receipts
    }

    private func receipts() throws -> [String] {
        let bytes = try read + (output.fileHandleForReading.readToEnd() ?? Data())
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
