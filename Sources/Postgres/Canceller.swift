import CLibPQ
import Synchronization

/// Asks the server, from any thread, to cancel what a connection runs.
///
/// A request can never hit a later unit of work than it was meant for: a unit of work ends only
/// when no request is under way.
final class Canceller: Sendable {
    private let state = Mutex(State())

    private struct State {
        var request: CancelRequest?
        var turn = 0
        var isRunning = false
    }

    /// Cancels a unit of work unless it has ended.
    ///
    /// Blocks while the request travels over a connection of its own, which `PQcancel` never
    /// encrypts (PostgreSQL manual, section 34.7). The statement ends with
    /// `SQLState.queryCanceled`, unless it was quicker.
    func cancel(turn: Int) {
        state.withLock { state in
            guard state.isRunning, state.turn == turn else { return }
            state.request?.send()
        }
    }

    func arm(_ request: CancelRequest?) {
        state.withLock { $0.request = request }
    }

    /// Marks the start of a unit of work and numbers it.
    func beginTurn() -> Int {
        state.withLock { state in
            state.turn += 1
            state.isRunning = true
            return state.turn
        }
    }

    func endTurn() {
        state.withLock { $0.isRunning = false }
    }
}

/// libpq's snapshot of what a cancel request needs.
///
/// Unchecked, because the snapshot never changes and `PQcancel` may run on any thread (PostgreSQL
/// manual, section 34.7).
@safe
final class CancelRequest: @unchecked Sendable {
    private let raw: OpaquePointer

    init?(_ connection: OpaquePointer) {
        guard let raw = unsafe PQgetCancel(connection) else { return nil }
        unsafe self.raw = unsafe raw
    }

    deinit {
        unsafe PQfreeCancel(raw)
    }

    func send() {
        // Without an answer there is nothing left to do: the statement ends by itself.
        _ = unsafe clibpq_cancel(raw)
    }
}
