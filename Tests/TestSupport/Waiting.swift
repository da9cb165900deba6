import Glibc
import Synchronization
public import Testing

extension Trait where Self == TimeLimitTrait {
    /// Ends a test that would hang where a guard is taken out.
    ///
    /// Every test is started at once and they share the cores, so one may wait minutes for its turn:
    /// no limit of a test says how fast something is.
    public static var endsAtAll: TimeLimitTrait { .timeLimit(.minutes(15)) }
}

/// Waits until a condition holds; the time limit of the test, `.endsAtAll`, ends it otherwise.
public func until(
    isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
    while try await !condition() { try await Task.sleep(for: .milliseconds(10)) }
}

/// Something that comes to pass once, and that others wait for.
public final class Flag: Sendable {
    private let state = Mutex(false)

    /// One that is not raised yet.
    public init() {}

    /// Whether it has come to pass.
    public var isRaised: Bool { state.withLock { $0 } }

    /// Says that it has come to pass.
    public func raise() { state.withLock { $0 = true } }

    /// Waits for it.
    public func wait() async throws { try await until { isRaised } }

    /// Waits for it on a thread that the test's tasks do not share: that of a connection.
    public func waitOnThread() {
        while !isRaised { usleep(1_000) }
    }
}
