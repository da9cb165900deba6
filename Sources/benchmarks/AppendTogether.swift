import EventLog
import Postgres

/// How many durable appends a second eight writers reach together.
struct AppendTogether: Scenario {
    let name = "append-8"
    let summary = "8 writers of single events against 8 of unordered bare INSERTs"
    private let writers = 8

    func run(on bench: Bench) async throws -> [Figure] {
        let database = try await bench.makeDatabase("append_together")
        var connections: [Connection] = []
        for _ in 0..<writers { connections.append(try await database.connect()) }
        let history = History(name: "together")
        let count = bench.scaled(10_000)
        var ours: [Double] = []
        var floor: [Double] = []
        var next = 0
        func events() throws -> [NewEvent] {
            defer { next += count }
            return try (next..<next + count).map(history.opening)
        }
        for round in 0...bench.rounds {
            let appended = try await rate(of: events(), connections) { event, session in
                _ = try session.append([event])
            }
            let inserted = try await rate(of: events(), connections) { event, session in
                _ = try session.executePrepared(Floor.insert(event))
            }
            guard round > 0 else { continue }
            ours.append(appended)
            floor.append(inserted)
        }
        for connection in connections { await connection.close() }
        return [
            Figure(
                name: name, unit: "events/s", ours: Quantiles(ours).median,
                floor: Quantiles(floor).median, bound: .ratioAtLeast(0.45))
        ]
    }

    /// Deals the events out to the connections, which all write at once.
    private func rate(
        of events: [NewEvent], _ connections: [Connection],
        _ body: @escaping @Sendable (NewEvent, borrowing Session) throws -> Void
    ) async throws -> Double {
        let share = events.count / connections.count
        let took = try await ContinuousClock().measure {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, connection) in connections.enumerated() {
                    let mine = events[number * share..<(number + 1) * share]
                    group.addTask {
                        try await connection.perform { session in
                            for event in mine { try body(event, session) }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        return Double(share * connections.count) / took.seconds
    }
}
