/// A five-character condition code of the server, or a whole class of them.
///
/// Match it in a `catch` clause. A code that ends in `000` stands for its class (PostgreSQL manual,
/// appendix A): `.integrityConstraintViolation` matches every `23xxx`.
///
/// ```swift
/// do { try session.execute(insert) } catch SQLState.uniqueViolation { … } catch { throw error }
/// ```
public struct SQLState: RawRepresentable, Hashable, Sendable {
    /// The code as the server writes it, such as `23505`.
    public let rawValue: String

    /// Makes a code from its five characters; the log's own codes are made this way too.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Tells whether `self`, a code or a class, covers `other`.
    public func matches(_ other: SQLState) -> Bool {
        self == other
            || (rawValue.utf8.count == 5 && rawValue.hasSuffix("000")
                && other.rawValue.hasPrefix(rawValue.prefix(2)))
    }

    /// Matches an error of this layer whose code is `pattern` or belongs to its class.
    public static func ~= (pattern: SQLState, error: any Error) -> Bool {
        guard let state = (error as? PostgresError)?.sqlState else { return false }
        return pattern.matches(state)
    }
}

/// Conditions by their names in the PostgreSQL manual.
extension SQLState {
    /// Class 08: the connection failed or could not be made.
    public static let connectionException = SQLState(rawValue: "08000")
    /// The connection could not be made.
    public static let unableToConnect = SQLState(rawValue: "08001")
    /// The connection broke.
    public static let connectionFailure = SQLState(rawValue: "08006")

    /// Not supported here, which includes a prepared plan whose result type has changed.
    public static let featureNotSupported = SQLState(rawValue: "0A000")

    /// Class 22: a value that its type or the statement does not admit.
    public static let dataException = SQLState(rawValue: "22000")

    /// Class 23: a constraint was violated.
    public static let integrityConstraintViolation = SQLState(rawValue: "23000")
    /// The key is there already.
    public static let uniqueViolation = SQLState(rawValue: "23505")
    /// A row fails a check.
    public static let checkViolation = SQLState(rawValue: "23514")

    /// The server takes no writes: it is a standby, or was told so.
    public static let readOnlyTransaction = SQLState(rawValue: "25006")
    /// An earlier statement of the transaction failed.
    public static let inFailedTransaction = SQLState(rawValue: "25P02")
    /// The prepared statement is unknown.
    public static let invalidStatementName = SQLState(rawValue: "26000")

    /// Class 28: the role is unknown or may not connect.
    public static let invalidAuthorization = SQLState(rawValue: "28000")

    /// Something else rests on what is to be dropped.
    public static let dependentObjects = SQLState(rawValue: "2BP01")

    /// The database is unknown.
    public static let undefinedDatabase = SQLState(rawValue: "3D000")
    /// The schema is unknown.
    public static let undefinedSchema = SQLState(rawValue: "3F000")

    /// Class 40: the server undid the transaction; the whole of it may be repeated.
    public static let transactionRollback = SQLState(rawValue: "40000")
    /// A concurrent transaction made this one impossible; the whole of it may be repeated.
    public static let serializationFailure = SQLState(rawValue: "40001")
    /// The server ended a deadlock with this transaction; the whole of it may be repeated.
    public static let deadlockDetected = SQLState(rawValue: "40P01")

    /// The role lacks a right.
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// The table or view is unknown.
    public static let undefinedTable = SQLState(rawValue: "42P01")
    /// The prepared statement is there already.
    public static let duplicatePreparedStatement = SQLState(rawValue: "42P05")

    /// Class 53: the server lacks memory, disk or connections.
    public static let insufficientResources = SQLState(rawValue: "53000")
    /// The server's disk is full.
    public static let diskFull = SQLState(rawValue: "53100")

    /// A lock was not to be had in time.
    public static let lockNotAvailable = SQLState(rawValue: "55P03")

    /// Class 57: an operator, a deadline or a shutdown intervened.
    public static let operatorIntervention = SQLState(rawValue: "57000")
    /// The statement was cancelled, by its task or by a deadline of the server.
    public static let queryCanceled = SQLState(rawValue: "57014")

    /// The server could not read or write a file.
    public static let ioError = SQLState(rawValue: "58030")
}
