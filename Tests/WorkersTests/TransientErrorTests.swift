import ProjectionEngine
import Synchronization
import TestSupport
import Testing

@testable import Postgres
@testable import Workers

@Suite struct `An error of a service` {
    @Test(arguments: [
        "08006", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01", "57P03",
    ])
    func `may pass, so the work is begun again`(_ code: String) {
        #expect(Self.refusal(code).isTransient)
    }

    @Test func `of a checkpoint that another worker moved may pass`() {
        #expect(ProjectionError.checkpointMoved(readModel: "vendor", expected: 1).isTransient)
    }

    @Test(arguments: ["22P02", "23505", "25006", "40002", "42501", "42P01", "XX001"])
    func `may not pass, so the service ends with it`(_ code: String) {
        #expect(!Self.refusal(code).isTransient)
    }

    @Test(.endsAtAll) func `of the place to connect to may pass as its owner says`() async throws {
        struct Refusal: Error { let mayPass: Bool }
        let tries = Mutex(0)
        let loop = ConnectedLoop(
            target: {
                throw Refusal(
                    mayPass: tries.withLock { count in
                        count += 1
                        return count < 3
                    })
            }, mayPass: { ($0 as? Refusal)?.mayPass == true }, logger: quiet)
        await #expect(throws: Refusal.self) { try await loop.run(as: "blotter tests") { _ in } }
        #expect(tries.withLock(\.self) == 3)
    }

    @Test func `is waited for twice as long each time, up to half a minute`() {
        var backOff = BackOff()
        for attempt in 0..<20 {
            let longest = min(0.1 * Double(1 << attempt), 30)
            let wait = backOff.next() / Duration.seconds(1)
            #expect((longest / 2...longest).contains(wait), "\(attempt): \(wait)")
        }
    }

    private static func refusal(_ code: String) -> PostgresError {
        PostgresError(kind: .server, sqlState: SQLState(rawValue: code), message: "")
    }
}
