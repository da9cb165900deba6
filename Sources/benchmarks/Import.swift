import EventLog
import FoundationEssentials
import Glibc
import Postgres

/// How fast a bulk of events comes in, made already or from a file.
struct Import: Scenario {
    let name = "import-100k"
    let summary = "100,000 events against COPY BINARY into the same indexed table"

    func run(on bench: Bench) async throws -> [Figure] {
        let database = try await bench.makeDatabase("import")
        let connection = try await database.connect()
        let entities = try History.entities()
        _ = try await connection.perform { session in try session.append(entities) }
        let count = bench.scaled(100_000)
        let rounds = bench.isQuick ? 1 : 3
        var ours: [Double] = []
        var floor: [Double] = []
        var files: [Double] = []
        for round in 1...rounds {
            let events = try History(name: "import\(round)").events(0..<count)
            let (staged, copied) = try await connection.perform { session in
                let clock = ContinuousClock()
                var iterator = events.makeIterator()
                return (
                    try clock.measure { _ = try session.appendStaged(next: { iterator.next() }) },
                    try clock.measure {
                        try Floor.copy(events, from: Int64(1 + (round - 1) * count), in: session)
                    }
                )
            }
            ours.append(Double(count) / staged.seconds)
            floor.append(Double(count) / copied.seconds)
            let file = try History(name: "file\(round)").events(0..<count)
            files.append(Double(count) / (try Self.importing(file, into: database).seconds))
        }
        await connection.close()
        let bare = Quantiles(floor).median
        return [
            Figure(
                name: name, unit: "events/s", ours: Quantiles(ours).median, floor: bare,
                bound: .ratioAtLeast(0.45), note: "events made before"),
            Figure(
                name: name + "-file", unit: "events/s", ours: Quantiles(files).median, floor: bare,
                note: "`blotter import FILE`, the whole program"),
        ]
    }

    private static func importing(
        _ events: [NewEvent], into database: Database
    ) throws -> Duration {
        let path = "\(FileManager.default.temporaryDirectory.path)/blotter-bench.\(getpid()).ndjson"
        guard let file = fopen(path, "w") else {
            throw ProgramError(path: path, said: "errno \(errno)")
        }
        defer { unlink(path) }
        for line in events.map({ $0.importLine + [UInt8(ascii: "\n")] }) {
            fwrite(line, 1, line.count, file)
        }
        guard fclose(file) == 0 else {
            throw ProgramError(path: path, said: "errno \(errno)")
        }
        return try Program.blotter().run(["import", path, "--database", database.conninfo])
    }
}
