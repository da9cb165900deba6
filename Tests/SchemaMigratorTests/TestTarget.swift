import TestSupport

/// A connection string, of keywords and values, to a server that tests may make databases on.
func testConninfo() throws -> String { try TestServer.conninfo() }
