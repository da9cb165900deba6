import CLibPQ

extension SessionState {
    /// Runs a text by the simple protocol, whether or not the task is cancelled.
    @discardableResult
    func run(_ sql: String) throws(PostgresError) -> Rows {
        try answer(to: sql, sent: unsafe PQsendQuery(raw, sql))
    }

    /// Reads all that the server answers to one message: the last rows, or the first error.
    ///
    /// `PQexec` would return the last error, and that is libpq's own when the server ends the
    /// connection. A result left behind would answer the next statement.
    func answer(to sql: String, sent: Int32) throws(PostgresError) -> Rows {
        guard sent == 1 else { throw refusal() }
        var answer = Result<Rows, PostgresError>.failure(.usage("no answer", statement: sql))
        var hasFailed = false
        while let result = unsafe PQgetResult(raw) {
            let status = unsafe PQresultStatus(result)
            do throws(PostgresError) {
                let rows = try unsafe rows(from: result, of: sql)
                if !hasFailed {
                    answer = .success(rows)
                }
            } catch  where !hasFailed {
                hasFailed = true
                answer = .failure(error)
            } catch {
                // What follows the first error follows from it.
            }
            endCopy(status)
        }
        return try answer.get()
    }

    /// Reads and drops results until libpq is idle.
    func drainResults() {
        while let result = unsafe PQgetResult(raw) {
            unsafe PQclear(result)
        }
    }

    /// Leaves a COPY that was not asked for, in which libpq would stay for ever.
    func endCopy(_ status: ExecStatusType) {
        switch status {
        case PGRES_COPY_IN:
            unsafe PQputCopyEnd(raw, "not run as a copy")
        case PGRES_COPY_OUT:
            var row: UnsafeMutablePointer<CChar>?
            while unsafe PQgetCopyData(raw, &row, 0) > 0 {
                unsafe PQfreemem(row)
            }
        default:
            break
        }
    }

    /// Takes a result over as rows, or throws what it says.
    func rows(from result: OpaquePointer?, of sql: String) throws(PostgresError) -> Rows {
        guard let result = unsafe result else { throw refusal() }
        switch unsafe PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_PIPELINE_SYNC:
            let rows = unsafe Rows(result)
            if rows.commandTag == "ROLLBACK", sql.isCommit {
                throw PostgresError(
                    kind: .server, sqlState: .inFailedTransaction,
                    message: "a statement had failed: commit rolled the transaction back",
                    statement: sql)
            }
            return rows
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            unsafe PQclear(result)
            throw .usage("COPY does not run as a statement", statement: sql)
        default:
            defer { unsafe PQclear(result) }
            let error = unsafe PostgresError(result: result, statement: sql)
            // Without a code it is libpq that speaks, of a connection that is lost: after a write
            // that failed PQstatus may still know nothing of it.
            if error.sqlState == nil { throw lost(error.message) }
            if error.kind == .connection {
                loss = loss ?? error
            }
            throw error
        }
    }

    /// Why libpq refused a call; if the connection is lost, always the error by which it was.
    func refusal() -> PostgresError {
        if let loss {
            return loss
        }
        let message = unsafe libraryMessage(raw)
        return isLost ? lost(message) : .usage(message)
    }

    /// Gives the connection up; the server's last words say more than libpq's account of the
    /// silence after them.
    private func lost(_ message: String) -> PostgresError {
        if let loss { return loss }
        let error =
            notices.lastWords.map { PostgresError.connection($0.message, $0.sqlState) }
            ?? .connection(message, .connectionFailure)
        loss = error
        return error
    }
}

extension String {
    fileprivate var isCommit: Bool {
        let word = drop(while: \.isWhitespace).prefix { $0.isLetter }.lowercased()
        return word == "commit" || word == "end"
    }
}
