import Foundation
import Testing

@Suite struct `The benchmarks` {
    @Test func `run, each of them, and quickly if they are asked to`() async throws {
        let outcome = try await Blotter(environment: [:]).start(
            ["--quick"], program: Blotter.built("benchmarks").path
        ).end()
        #expect(outcome.status == 0, "\(outcome.errors)")
        for figure in [
            "append-one", "append-8", "import-100k", "import-100k-file", "cold-start",
            "replay-fold", "rebuild-memory", "rebuild-memory-speed",
        ] {
            #expect(outcome.lines.contains { $0.hasPrefix("\(figure) ") }, "\(figure)")
        }
    }
}
