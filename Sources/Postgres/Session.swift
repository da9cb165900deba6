import CLibPQ

/// The synchronous room inside a connection: it is lent to a unit of work and never leaves it.
///
/// Values travel in binary both ways. A method throws an error of kind `server` for what the server
/// refuses, and of kind `connection` once the connection is lost.
public struct Session: ~Copyable {
    let state: SessionState

    init(state: SessionState) {
        self.state = state
    }

    /// Runs one statement.
    @discardableResult
    public func execute(_ statement: Statement) throws(PostgresError) -> Rows {
        try state.checkReady(for: statement.sql)
        state.parameters.removeAll()
        _ = try state.parameters.append(statement)
        let raw = unsafe state.raw
        let sent = unsafe state.parameters.withArguments { arguments in
            unsafe PQsendQueryParams(
                raw, statement.sql, arguments.count, arguments.types.baseAddress,
                arguments.values.baseAddress, arguments.lengths.baseAddress,
                arguments.formats.baseAddress, 1)
        }
        return try state.answer(to: statement.sql, sent: sent)
    }

    /// Runs a text of any number of statements, as a migration is; their rows are dropped.
    ///
    /// Without `begin` and `commit` in it, the text is one transaction (PostgreSQL manual,
    /// 55.2.2.1).
    public func script(_ sql: String) throws(PostgresError) {
        try state.checkReady(for: sql)
        try refuseNUL(in: sql)
        try state.run(sql)
    }

    /// The server's version as a number, such as 150018 for 15.18.
    public var serverVersion: Int {
        Int(unsafe PQserverVersion(state.raw))
    }

    /// Whether a transaction is open, failed ones included.
    public var isInTransaction: Bool {
        state.transactionStatus != PQTRANS_IDLE && !state.isLost
    }
}

@available(*, unavailable)
extension Session: Sendable {}
