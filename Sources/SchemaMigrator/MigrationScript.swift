/// One numbered step of the schema: a file that is never edited once it has landed.
public struct MigrationScript: Sendable {
    /// The position in the history, from 1.
    public let version: Int

    /// The file's name without number and ending: `event-log` of `0001-event-log.sql`.
    public let name: String

    /// The statements, without `begin` and `commit`.
    public let sql: String

    /// Reads version and name from a file name of four digits, a hyphen, a name and `.sql`.
    ///
    /// Throws `MigrationError.invalidName` for any other.
    public init(path: String, text: String) throws(MigrationError) {
        let digits = path.prefix(4)
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let version = Int(digits),
            path.dropFirst(4).hasPrefix("-"), path.hasSuffix(".sql"), path.count > "0001-.sql".count
        else { throw .invalidName(path: path) }
        self.version = version
        self.name = String(path.dropFirst("0001-".count).dropLast(".sql".count))
        self.sql = text
    }
}
