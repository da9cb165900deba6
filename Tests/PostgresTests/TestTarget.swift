import Postgres
import TestSupport

/// The server that these tests run against.
func testTarget() async throws -> ConnectionTarget {
    ConnectionTarget(try TestServer.conninfo())
}

extension PipelineResults {
    /// The first error of all; nil when every statement succeeded.
    var firstError: PostgresError? {
        results.lazy.compactMap { result in
            if case .failure(let error) = result { error } else { nil }
        }.first
    }
}
