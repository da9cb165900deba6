internal import Glibc
internal import Synchronization

/// An advisory lock on a file, by flock(2): the kernel lets go of it when its holder dies.
///
/// Users of a running server share it until they are connected; who starts or stops one holds it
/// alone. The server never inherits the descriptor, or it would hold the lock itself.
final class FileLock: Sendable {
    enum Mode {
        case shared, exclusive
    }

    private let descriptor: Mutex<Int32?>

    private init(descriptor: Int32) {
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Takes the lock, or gives `nil` where others held it for as long as we had patience.
    static func take(
        _ mode: Mode, at path: String, patience: Duration
    ) throws(ClusterError) -> FileLock? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .fileRefused(path: path, action: .open, code: errno) }
        let operation = (mode == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB
        let deadline = ContinuousClock.now + patience
        while flock(descriptor, operation) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else {
                close(descriptor)
                throw .lockFailed(path: path, code: code)
            }
            guard ContinuousClock.now < deadline else {
                close(descriptor)
                return nil
            }
            usleep(5_000)
        }
        return FileLock(descriptor: descriptor)
    }

    /// Notes a use of the server on the file, where the idle stop looks for it.
    func touch() {
        descriptor.withLock { descriptor in
            if let descriptor { futimens(descriptor, nil) }
        }
    }

    /// Lends the descriptor to what starts a program that is to hold the lock to its own end.
    func lending<Value>(
        _ body: (Int32?) throws(ClusterError) -> Value
    ) throws(ClusterError) -> Value {
        try descriptor.withLock { descriptor throws(ClusterError) in try body(descriptor) }
    }

    /// Lets go; further calls do nothing.
    func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor { close(open) }
            descriptor = nil
        }
    }
}
