public import Postgres

/// Why a database and a list of scripts do not go together.
public enum MigrationError: Error {
    /// A script whose file name is not `NNNN-name.sql`.
    case invalidName(path: String)
    /// A version that is missing before another one, among the scripts or in the database.
    case gap(expected: Int, found: Int)
    /// A script that is not the one that was applied, by the SHA-256 of both.
    case checksumMismatch(version: Int, name: String, expected: String, found: String)
    /// A database with more versions than are known here: another, newer program made it.
    case databaseNewer(found: Int, known: Int)
    /// A database with fewer versions than are known here; 0 where there are none.
    case databaseOlder(found: Int, known: Int)
    /// A database whose encoding is not UTF8.
    case otherEncoding(String)
    /// A script that the server refused; it left nothing, and those before it stay.
    case scriptFailed(version: Int, name: String, underlying: PostgresError)
}

extension MigrationError: CustomStringConvertible {
    /// What, where, and what to do, on one line; the wording is not API.
    public var description: String {
        switch self {
        case .invalidName(let path):
            "\(path) is no migration; name it NNNN-name.sql"
        case .gap(let expected, let found):
            "migration \(expected) is missing before \(found); versions count from 1 without a gap"
        case .checksumMismatch(let version, let name, let expected, let found):
            """
            migration \(version), \(name), was changed after it was applied: the database has \
            SHA-256 \(found), this program \(expected); restore the file, and make the change a \
            new migration
            """
        case .databaseNewer(let found, let known):
            """
            the database is at schema version \(found) and this program knows \(known); use a \
            newer program
            """
        case .databaseOlder(let found, let known):
            """
            the database is at schema version \(found) and this program needs \(known); apply the \
            migrations
            """
        case .otherEncoding(let encoding):
            "the database is encoded in \(encoding), not in UTF8"
        case .scriptFailed(let version, let name, let underlying):
            "migration \(version), \(name), failed and left nothing: \(underlying)"
        }
    }
}
