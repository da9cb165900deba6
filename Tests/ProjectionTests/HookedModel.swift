import EventLog
import ProjectionEngine
import TestSupport

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
    private let isHeld = Flag()
    private let isLeft = Flag()

    /// Holds every fold that comes here, until the test lets them go.
    func hold() {
        isHeld.raise()
        isLeft.waitOnThread()
    }

    /// Runs `body` while a fold is held, and lets it go on afterwards.
    func whileHeld<Value>(_ body: () async throws -> Value) async throws -> Value {
        defer { isLeft.raise() }
        try await isHeld.wait()
        return try await body()
    }
}
