import Postgres
import TestSupport

/// The server that these tests run against.
func testTarget() async throws -> ConnectionTarget {
    ConnectionTarget(try TestServer.conninfo())
}
