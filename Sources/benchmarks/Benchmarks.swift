import Glibc

/// `benchmarks [scenario …] [--quick] [--json]`: each figure beside its floor, measured in one run.
@main
struct Benchmarks {
    static func main() async {
        do {
            let options = try Options(CommandLine.arguments.dropFirst())
            switch options.task {
            case .help: print(Options.help)
            case .rebuild(let database): try await Rebuilding.run(on: database)
            case .scenarios(let scenarios):
                let passed = try await measure(scenarios, options)
                // A quick run shows that all of it runs; its figures are too few to judge by.
                exit(passed || options.isQuick ? 0 : 1)
            }
        } catch {
            Standard.error("error: \(error)")
            exit(error is UsageError ? 64 : 70)
        }
    }

    private static func measure(
        _ scenarios: [any Scenario], _ options: Options
    ) async throws -> Bool {
        let bench = try await Bench.start(isQuick: options.isQuick)
        defer { bench.stop() }
        var report = Report(asJSON: options.asJSON)
        report.begin()
        for scenario in scenarios {
            for figure in try await scenario.run(on: bench) { report.add(figure) }
        }
        return report.end()
    }
}
