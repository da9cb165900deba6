/// How a transaction sees others, and whether it writes.
public enum TransactionMode: Sendable {
    /// Each statement sees what was committed when it began.
    case readCommitted
    /// Every statement sees one snapshot, and none writes; a standby can run it.
    case repeatableReadReadOnly

    fileprivate var begin: String {
        switch self {
        case .readCommitted: "begin isolation level read committed"
        case .repeatableReadReadOnly: "begin isolation level repeatable read, read only"
        }
    }
}

extension Session {
    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// When the commit itself fails by a lost connection, the outcome is unknown. Throws an error
    /// of kind `usage` inside another transaction, and with `SQLState.inFailedTransaction` when
    /// `body` has swallowed the error of a statement.
    @discardableResult
    public func transaction<Value>(
        _ mode: TransactionMode = .readCommitted, _ body: (borrowing Session) throws -> Value
    ) throws -> Value {
        guard !isInTransaction else {
            throw PostgresError.usage("a transaction is open already")
        }
        try script(mode.begin)
        do {
            let value = try body(self)
            try script("commit")
            return value
        } catch {
            state.rollBack()
            throw error
        }
    }
}
