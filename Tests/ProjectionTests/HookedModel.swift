import EventLog
import Glibc
import ProjectionEngine
import Synchronization

/// A read model with something of the test's before every fold, and another version or tables.
struct HookedModel<Base: ReadModel>: ReadModel {
    let base: Base
    let version: Int
    let definition: String
    let beforeFold: @Sendable (String) throws -> Void

    init(
        _ base: Base, version: Int? = nil, definition: String? = nil,
        beforeFold: @escaping @Sendable (String) throws -> Void = { _ in }
    ) {
        self.base = base
        self.version = version ?? base.version
        self.definition = definition ?? base.definition
        self.beforeFold = beforeFold
    }

    var name: String { base.name }
    var tables: [String] { base.tables }

    func folds(stream: String) -> Bool { base.folds(stream: stream) }

    func rows(of stream: String, events: [RecordedEvent]) throws -> [ReadModelRow] {
        try beforeFold(stream)
        return try base.rows(of: stream, events: events)
    }
}

/// Holds a fold, on its connection's thread, until the test has done something meanwhile.
final class Gate: Sendable {
    private enum State { case open, held, left }
    private let state = Mutex(State.open)

    /// Holds the first fold that comes here; 20 s at most. Later ones pass.
    func hold() {
        let isFirst = state.withLock { state in
            guard state == .open else { return false }
            state = .held
            return true
        }
        guard isFirst else { return }
        for _ in 0..<20_000 where state.withLock({ $0 == .held }) { usleep(1_000) }
    }

    /// Runs `body` while a fold is held, and lets it go on afterwards.
    func whileHeld<Value>(_ body: () async throws -> Value) async throws -> Value {
        defer { state.withLock { $0 = .left } }
        for _ in 0..<20_000 {
            if state.withLock({ $0 == .held }) { return try await body() }
            try await Task.sleep(for: .milliseconds(1))
        }
        throw NothingHeld()
    }

    /// No fold came to the gate.
    struct NothingHeld: Error {}
}
