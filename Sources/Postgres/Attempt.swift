import Synchronization

/// Work that cannot be interrupted, and for whose end nobody has to wait.
///
/// libpq looks for a server by itself, several hosts and their time limits included, and tells
/// nobody until it has found one or given up. Whoever is to stop leaves it to that, on its thread.
final class Attempt: Sendable {
    private enum State {
        case none
        case waiting(CheckedContinuation<Void, any Error>)
        case over
    }

    private let state = Mutex(State.none)

    /// Runs `work`, and throws what it throws; or that the task is cancelled, as soon as it is.
    func outcome(of work: @escaping @Sendable () async throws -> Void) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let isOver = state.withLock { state in
                if case .over = state { return true }
                state = .waiting(continuation)
                return false
            }
            guard !isOver else { return continuation.resume(throwing: PostgresError.cancelled) }
            Task {
                do {
                    try await work()
                    end(with: .success(()))
                } catch {
                    end(with: .failure(error))
                }
            }
        }
    }

    /// Ends the wait; the work goes on to its own end, which nobody hears.
    func abandon() {
        end(with: .failure(PostgresError.cancelled))
    }

    private func end(with result: Result<Void, any Error>) {
        let waiting = state.withLock { state in
            defer { state = .over }
            return state
        }
        guard case .waiting(let continuation) = waiting else { return }
        continuation.resume(with: result)
    }
}
