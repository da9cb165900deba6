import FoundationEssentials

/// A connection string, of keywords and values, to a server that tests may make databases on.
func testConninfo() -> String {
    ProcessInfo.processInfo.environment["BLOTTER_TEST_CONNINFO"] ?? ""
}
