import EventLog
import Glibc
import Postgres
import ProjectionEngine
import Projections

/// How fast the log is read and folded: decoded, and turned into the rows of every read model.
struct Replay: Scenario {
    let name = "replay-fold"
    let summary = "reading, decoding and folding the log on two connections"

    func run(on bench: Bench) async throws -> [Figure] {
        let database = try await bench.makeDatabase("replay")
        let connection = try await database.connect()
        let count = bench.scaled(200_000)
        let head = try await connection.perform { session in
            try session.fill(with: History(name: "replay"), count: count)
            return try session.head().position
        }
        let readers = [connection, try await database.connect()]
        var folded: [Double] = []
        var read: [Double] = []
        // clock(3) counts the processor time of all threads in microseconds (POSIX).
        var cost: [Double] = []
        for _ in 0..<bench.rounds {
            let before = clock()
            folded.append(Double(head) / (try await replay(to: head, readers, folding: true)))
            cost.append(Double(clock() - before) / Double(head))
            read.append(Double(head) / (try await replay(to: head, readers, folding: false)))
        }
        for reader in readers { await reader.close() }
        return [
            Figure(
                name: name, unit: "events/s", ours: Quantiles(folded).median,
                floor: Quantiles(read).median, bound: .atLeast(100_000),
                note: "\(Quantiles(cost).median.text) µs of CPU each; floor: pages only read")
        ]
    }

    /// Each connection takes its share of the positions; returns seconds.
    ///
    /// The events of a made stream follow one another, so a share holds whole streams.
    private func replay(
        to head: Int64, _ readers: [Connection], folding: Bool
    ) async throws -> Double {
        let share = head / Int64(readers.count)
        return try await ContinuousClock().measure {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, reader) in readers.enumerated() {
                    let after = Int64(number) * share
                    group.addTask {
                        try await reader.perform { session in
                            try Self.replay(
                                after: after, through: after + share, folding: folding, in: session)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }.seconds
    }

    private static func replay(
        after: Int64, through: Int64, folding: Bool, in session: borrowing Session
    ) throws {
        var history: [RecordedEvent] = []
        func finishStream() throws {
            guard folding, let stream = history.first?.stream else { return }
            for model in ReadModels.all where model.folds(stream: stream) {
                _ = try model.rows(of: stream, events: history)
            }
        }
        try session.forEachEvent(.all, after: after, through: through) { event in
            if event.stream != history.first?.stream {
                try finishStream()
                history.removeAll(keepingCapacity: true)
            }
            history.append(event)
        }
        try finishStream()
    }
}
