import EventLog
import Postgres

/// How long one durable append takes.
struct AppendOne: Scenario {
    let name = "append-one"
    let summary = "one durable append against one bare INSERT, p50"

    func run(on bench: Bench) async throws -> [Figure] {
        let database = try await bench.makeDatabase("append_one")
        let connection = try await database.connect()
        let history = History(name: "one")
        let count = bench.scaled(2_000)
        var ours: [Double] = []
        var floor: [Double] = []
        var next = 0
        // The first round only warms both up.
        for round in 0...bench.rounds {
            let events = try (next..<next + 2 * count).map(history.opening)
            next += 2 * count
            let (appended, inserted) = try await connection.perform { session in
                (
                    try Self.latencies(of: events.prefix(count)) { event in
                        _ = try session.append([event])
                    },
                    try Self.latencies(of: events.suffix(count)) { event in
                        _ = try session.executePrepared(Floor.insert(event))
                    }
                )
            }
            guard round > 0 else { continue }
            ours += appended
            floor += inserted
        }
        await connection.close()
        let (mine, bare) = (Quantiles(ours), Quantiles(floor))
        return [
            Figure(
                name: name, unit: "µs p50", ours: mine.median, floor: bare.median,
                bound: .ratioAtMost(1.6),
                note: "p95 \(mine.at(0.95).text) against \(bare.at(0.95).text)")
        ]
    }

    private static func latencies<Element>(
        of elements: some Sequence<Element>, _ body: (Element) throws -> Void
    ) rethrows -> [Double] {
        let clock = ContinuousClock()
        return try elements.map { element in
            try clock.measure { try body(element) }.microseconds
        }
    }
}
