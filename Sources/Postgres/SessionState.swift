import CLibPQ

/// What a connection keeps between two statements; touched on its own thread only.
@safe
final class SessionState {
    let raw: OpaquePointer
    let signal: WakeSignal
    let notices: NoticeReceiver
    var parameters = ParameterBuffer()
    var prepared = PreparedStatements()
    /// Whether a copy is under way, which forbids other statements until it ends.
    var isCopying = false
    /// The error by which the connection was lost.
    var loss: PostgresError?

    init(_ raw: OpaquePointer, signal: WakeSignal, notices: NoticeReceiver) {
        unsafe self.raw = unsafe raw
        self.signal = signal
        self.notices = notices
        unsafe notices.install(on: raw)
    }

    deinit {
        unsafe PQfinish(raw)
    }

    func cancelRequest() -> CancelRequest? {
        unsafe CancelRequest(raw)
    }

    var transactionStatus: PGTransactionStatusType {
        unsafe PQtransactionStatus(raw)
    }

    var isLost: Bool {
        unsafe PQstatus(raw) != CONNECTION_OK || loss != nil
    }

    /// Runs a unit of work, and leaves no transaction open behind it.
    func run<Value>(_ work: (borrowing Session) throws -> Value) throws -> Value {
        let value: Value
        do {
            value = try work(Session(state: self))
        } catch {
            rollBack()
            throw error
        }
        guard transactionStatus == PQTRANS_IDLE || isLost else {
            rollBack()
            throw PostgresError.usage("a unit of work left its transaction open: it is rolled back")
        }
        return value
    }

    /// Ends a transaction, if one is open, whether or not the task is cancelled.
    func rollBack() {
        // A late cancel request may hit the rollback itself.
        for _ in 1...3 where !isLost && transactionStatus != PQTRANS_IDLE {
            _ = try? run("rollback")
        }
    }

    /// Refuses a statement that must not be sent now.
    func checkReady(for sql: String) throws(PostgresError) {
        guard !isLost else { throw refusal() }
        guard !isCopying else {
            throw .usage("a copy is under way: no other statement can run", statement: sql)
        }
        try checkCancellation()
    }
}

/// Refuses to go on in a task that is cancelled.
func checkCancellation() throws(PostgresError) {
    guard !Task.isCancelled else { throw .cancelled }
}

/// Refuses an SQL text that libpq would cut off at its first U+0000.
func refuseNUL(in sql: String) throws(PostgresError) {
    guard !sql.utf8.contains(0) else { throw .usage("an SQL text holds U+0000") }
}
