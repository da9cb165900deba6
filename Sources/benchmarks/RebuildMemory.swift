import EventLog
import FoundationEssentials
import Postgres
import ProjectionEngine
import Projections

/// How much memory a rebuild takes, and whether it grows with the log.
struct RebuildMemory: Scenario {
    let name = "rebuild-memory"
    let summary = "peak memory of a rebuild of 1,000,000 events, in a process of its own"

    func run(on bench: Bench) async throws -> [Figure] {
        let count = bench.scaled(1_000_000)
        let small = try await rebuild("rebuild_small", count / 10, bench)
        let large = try await rebuild("rebuild_large", count, bench)
        return [
            Figure(
                name: name, unit: "MB peak", ours: large.megabytes, floor: small.megabytes,
                bound: .atMost(300), note: "floor: a tenth of the \(count) events"),
            Figure(
                name: name + "-speed", unit: "events/s", ours: Double(count) / large.seconds,
                note: "all read models, rows written"),
        ]
    }

    private func rebuild(
        _ name: String, _ count: Int, _ bench: Bench
    ) async throws -> Rebuilding.Outcome {
        let database = try await bench.makeDatabase(name)
        let connection = try await database.connect()
        try await connection.perform { session in
            try session.fill(with: History(name: "rebuild"), count: count)
        }
        await connection.close()
        let said = try Program.own().output(of: ["--rebuild", database.conninfo])
        return try Rebuilding.Outcome(said)
    }
}

/// The process that rebuilds and does nothing else.
enum Rebuilding {
    struct Outcome {
        let megabytes: Double
        let seconds: Double

        /// Reads what `run` printed.
        init(_ text: String) throws {
            let words = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
            guard words.count == 2 else { throw ProgramError(path: "--rebuild", said: text) }
            megabytes = words[0]
            seconds = words[1]
        }
    }

    /// Rebuilds every read model, and prints the peak of its memory in MB and the seconds it took.
    static func run(on database: String) async throws {
        let connection = try await Connection.open(ConnectionTarget(database))
        let took = try await ContinuousClock().measure {
            for model in ReadModels.all {
                _ = try await connection.perform { session in try session.rebuild(model) }
            }
        }
        await connection.close()
        print(try peakMegabytes(), took.seconds)
    }

    /// `VmHWM`, the most memory the process ever had in use (proc(5)).
    private static func peakMegabytes() throws -> Double {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
        return (kilobytes.flatMap { Double($0) } ?? .nan) / 1_024
    }
}
