import CLibPQ

extension Session {
    /// Runs one statement and lends its rows one by one, in memory that does not grow with them.
    ///
    /// No other statement can run on the session meanwhile. When `body` throws, the statement is
    /// cancelled, which fails the transaction it is in, and the error is thrown on.
    public func stream(_ statement: Statement, _ body: (borrowing Row) throws -> Void) throws {
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
        guard sent == 1 else { throw state.refusal() }
        unsafe PQsetSingleRowMode(raw)
        state.occupation = "a stream of rows"
        defer { state.occupation = nil }
        do {
            while let result = unsafe PQgetResult(raw) {
                for row in try unsafe state.rows(from: result, of: statement.sql) {
                    try body(row)
                }
            }
        } catch {
            state.abandonResults()
            throw error
        }
    }
}

extension SessionState {
    /// Cancels what runs and drops what it has still to say.
    fileprivate func abandonResults() {
        guard !isLost else { return }
        if transactionStatus == PQTRANS_ACTIVE {
            cancelRequest()?.send()
        }
        drainResults()
    }
}
