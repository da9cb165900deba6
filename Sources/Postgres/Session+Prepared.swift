import CLibPQ

extension Session {
    /// Runs one statement, which the server parses and plans once a session: for hot loops.
    ///
    /// Behind a transaction pooler named statements fail; the session then runs unnamed ones for
    /// good. A statement that fails so, or by a plan that DDL has changed, is run again at once; in
    /// a transaction, where the failure would undo what went before, it has no name from the start.
    @discardableResult
    public func executePrepared(_ statement: Statement) throws(PostgresError) -> Rows {
        guard state.prepared.isUsable, !isInTransaction else { return try execute(statement) }
        try state.checkReady(for: statement.sql)
        state.parameters.removeAll()
        _ = try state.parameters.append(statement)
        let key = PreparedStatements.Key(sql: statement.sql, types: state.parameters.types)
        do throws(PostgresError) {
            return try executePrepared(key)
        } catch {
            guard state.abandonsName(of: key, after: error) else { throw error }
            return try execute(statement)
        }
    }

    private func executePrepared(
        _ key: PreparedStatements.Key
    ) throws(PostgresError) -> Rows {
        let name: String
        if let known = state.prepared.name(of: key) {
            name = known
        } else {
            name = try prepare(key)
        }
        let raw = unsafe state.raw
        let sent = unsafe state.parameters.withArguments { arguments in
            unsafe PQsendQueryPrepared(
                raw, name, arguments.count, arguments.values.baseAddress,
                arguments.lengths.baseAddress, arguments.formats.baseAddress, 1)
        }
        return try state.answer(to: key.sql, sent: sent)
    }

    private func prepare(
        _ key: PreparedStatements.Key
    ) throws(PostgresError) -> String {
        let name = state.prepared.newName()
        let raw = unsafe state.raw
        let sent = unsafe state.parameters.withArguments { arguments in
            unsafe PQsendPrepare(
                raw, name, key.sql, arguments.count, arguments.types.baseAddress)
        }
        _ = try state.answer(to: key.sql, sent: sent)
        state.remember(key, name: name)
        return name
    }
}

extension SessionState {
    /// Keeps a prepared statement, and frees the one it displaces.
    func remember(_ key: PreparedStatements.Key, name: String) {
        if let displaced = prepared.insert(key, name: name) {
            deallocate(displaced)
        }
    }

    /// Learns from the failure of a prepared statement; true if an unnamed one may fare better.
    func abandonsName(of key: PreparedStatements.Key, after error: PostgresError) -> Bool {
        switch error.sqlState {
        case .invalidStatementName, .duplicatePreparedStatement:
            prepared.giveUp()
            return true
        case .featureNotSupported:
            guard let name = prepared.remove(key) else { return false }
            deallocate(name)
            return true
        default:
            return false
        }
    }

    /// Frees a prepared statement, for which libpq 15 has no message.
    ///
    /// A name that cannot be freed now is freed with the session.
    private func deallocate(_ name: String) {
        guard transactionStatus != PQTRANS_INERROR else { return }
        _ = try? run("deallocate \(name)")
    }
}
