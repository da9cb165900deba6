import CLibPQ
import Dispatch

/// A connection to PostgreSQL on a thread of its own.
///
/// Asynchronous at the door, synchronous inside: one hop to the connection's thread carries a whole
/// unit of work, and nothing can suspend between its `begin` and its `commit`.
public actor Connection {
    private let thread: ConnectionThread
    private let signal = WakeSignal()
    private let canceller = Canceller()
    private var state: SessionState?

    /// The executor: the connection's thread.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe thread.asUnownedSerialExecutor()
    }

    private init(thread: ConnectionThread) {
        self.thread = thread
    }

    isolated deinit {
        state = nil
        thread.stop()
    }

    /// Opens a connection; `onNotice` hears the server's notices on the connection's thread.
    ///
    /// How long it may take is for `connect_timeout` to say; cancelling the task ends the wait at
    /// once. Throws an error of kind `connection`, with the server's code if it answered at all, or
    /// of kind `target` for a string libpq cannot read.
    public static func open(
        _ target: ConnectionTarget, applicationName: String = "blotter",
        onNotice: (@Sendable (Notice) -> Void)? = nil
    ) async throws -> Connection {
        try target.validate()
        let connection = Connection(thread: try ConnectionThread.start())
        let attempt = Attempt()
        try await withTaskCancellationHandler {
            try await attempt.outcome(of: {
                try await connection.connect(target, applicationName, onNotice)
            })
        } onCancel: {
            attempt.abandon()
        }
        return connection
    }

    /// Runs `work` on the connection's thread as one unit, without a suspension inside it.
    ///
    /// Cancelling the task cancels the statement that runs and refuses those that follow. A
    /// transaction that `work` leaves open is rolled back, and that is an error of kind `usage`.
    /// Throws what `work` throws, and for ever an error of kind `connection` once the connection is
    /// lost: open another.
    @discardableResult
    public func perform<Value: Sendable>(
        _ work: sending (borrowing Session) throws -> Value
    ) async throws -> Value {
        try checkCancellation()
        let turn = canceller.beginTurn()
        defer { canceller.endTurn() }
        return try await withTaskCancellationHandler {
            try run(work)
        } onCancel: { [signal, canceller] in
            signal.raise()
            // The request is real I/O, too slow for whoever cancels a task.
            DispatchQueue.global().async { canceller.cancel(turn: turn) }
        }
    }

    /// Isolated, so that the closure that calls it is too: one that touches nothing of the actor
    /// would run on the shared pool.
    private func run<Value: Sendable>(_ work: (borrowing Session) throws -> Value) throws -> Value {
        guard let state else { throw PostgresError.closed }
        return try state.run(work)
    }

    /// Closes the connection; later units of work are refused.
    public func close() async {
        state = nil
        canceller.arm(nil)
    }

    /// Ends a wait for notifications early, from any thread; without one, the next ends at once.
    public nonisolated func wake() {
        signal.raise()
    }

    private func connect(
        _ target: ConnectionTarget, _ applicationName: String,
        _ onNotice: (@Sendable (Notice) -> Void)?
    ) throws {
        let state = try SessionState.connect(
            target.parameters(applicationName: applicationName), signal: signal,
            notices: NoticeReceiver(listener: onNotice))
        canceller.arm(state.cancelRequest())
        self.state = state
    }
}
