import SchemaMigrator
import Testing

@Suite struct `A list of migrations` {
    @Test func `takes version and name from the file name`() throws {
        let script = try MigrationScript(path: "0012-read-marks.sql", text: "select 1")
        #expect(script.version == 12)
        #expect(script.name == "read-marks")
        #expect(script.sql == "select 1")
    }

    @Test(arguments: [
        "1-log.sql", "0001log.sql", "0001-.sql", "0001-log", "log.sql", "00x1-log.sql",
        "more/0001-log.sql", "٠٠٠١-log.sql", "",
    ])
    func `refuses another file name`(path: String) {
        #expect {
            try MigrationScript(path: path, text: "")
        } throws: { error in
            guard case MigrationError.invalidName(path) = error else { return false }
            return true
        }
    }

    @Test(arguments: [([2], 1, 2), ([1, 3], 2, 3), ([1, 2, 2], 3, 2), ([0, 1], 1, 0)])
    func `has versions from 1 without a gap`(versions: [Int], expected: Int, found: Int) throws {
        let scripts = try versions.map { try MigrationScript(path: "000\($0)-x.sql", text: "") }
        #expect {
            try SchemaMigrator(scripts: scripts)
        } throws: { error in
            guard case MigrationError.gap(expected, found) = error else { return false }
            return true
        }
    }

    @Test func `may be given in any order`() throws {
        let scripts = try [2, 1, 3].map { try MigrationScript(path: "000\($0)-x.sql", text: "") }
        #expect(try SchemaMigrator(scripts: scripts).scripts.map(\.version) == [1, 2, 3])
    }
}
