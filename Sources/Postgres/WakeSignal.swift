import CLibPQ
import Glibc

/// An eventfd(2): any thread raises it, the connection's thread waits for it beside its socket.
final class WakeSignal: Sendable {
    /// The descriptor; -1, which poll(2) ignores, when the process has none left.
    let descriptor: Int32

    init() {
        descriptor = clibpq_eventfd()
    }

    deinit {
        close(descriptor)
    }

    func raise() {
        var one: UInt64 = 1
        // A full counter is raised already.
        _ = unsafe write(descriptor, &one, 8)
    }

    func lower() {
        var count: UInt64 = 0
        _ = unsafe read(descriptor, &count, 8)
    }
}
