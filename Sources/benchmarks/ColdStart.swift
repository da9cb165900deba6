import EventLog
import Postgres

/// How long a whole logging command takes on a server that runs.
struct ColdStart: Scenario {
    let name = "cold-start"
    let summary = "a logging command, from exec to exit, against psql -c 'insert …'"

    func run(on bench: Bench) async throws -> [Figure] {
        let database = try await bench.makeDatabase("cold_start")
        let connection = try await database.connect()
        let entities = try History.entities()
        _ = try await connection.perform { session in try session.append(entities) }
        await connection.close()
        let (blotter, psql) = (try Program.blotter(), try Program.psql())
        var ours: [Double] = []
        var floor: [Double] = []
        for number in 0...(bench.isQuick ? 5 : 30) {
            let recorded = try blotter.run([
                "claim", "record", "--claim", "Scanners are said to be common, \(number).",
                "--topic", "prevalence", "--occurred", "2024-02-01",
                "--sources", "source=source:bench-1", "--no-input",
                "--database", database.conninfo,
            ])
            let inserted = try psql.run([
                "-X", "-q", "-d", database.conninfo, "-c", Self.insert(number),
            ])
            guard number > 0 else { continue }
            ours.append(recorded.seconds * 1_000)
            floor.append(inserted.seconds * 1_000)
        }
        let (mine, bare) = (Quantiles(ours), Quantiles(floor))
        return [
            Figure(
                name: name, unit: "ms p50", ours: mine.median, floor: bare.median,
                bound: .ratioAtMost(1.5),
                note: "p95 \(mine.at(0.95).text) against \(bare.at(0.95).text)")
        ]
    }

    private static func insert(_ number: Int) -> String {
        """
        insert into floor.event (event_id, stream, version, type, data)
        values (gen_random_uuid(), 'claim:\(number)', 1, 'ContextClaimRecorded', '{"topic":"prevalence"}')
        """
    }
}
