import CLibPQ
import Dispatch
import Glibc
import Synchronization

/// A thread of its own that runs one actor's jobs in order.
///
/// libpq blocks, and the pool that Swift's tasks share is as wide as the machine has cores: two
/// blocked statements would stop everything, signal handling included.
final class ConnectionThread: SerialExecutor {
    private let queue = Mutex(Queue())
    private let work = DispatchSemaphore(value: 0)

    private struct Queue {
        var jobs: [UnownedJob] = []
        var isStopped = false
    }

    /// Starts the thread, which lives until `stop`.
    ///
    /// Throws an error of kind `connection` when the system has no thread left.
    static func start() throws(PostgresError) -> ConnectionThread {
        let thread = ConnectionThread()
        let context = unsafe Unmanaged.passRetained(thread)
        var handle = pthread_t()
        let failure = unsafe pthread_create(
            &handle, nil,
            { context in
                guard let context = unsafe context else { return nil }
                clibpq_leave_signals_to_others()
                unsafe Unmanaged<ConnectionThread>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context.toOpaque())
        guard failure == 0 else {
            unsafe context.release()
            let reason = unsafe String(cString: strerror(failure))
            throw .connection("no thread for the connection: \(reason)", .unableToConnect)
        }
        pthread_detach(handle)
        return thread
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.withLock { $0.jobs.append(job) }
        work.signal()
    }

    /// Ends the thread once it has run what is queued.
    func stop() {
        queue.withLock { $0.isStopped = true }
        work.signal()
    }

    private func run() {
        while true {
            work.wait()
            let (jobs, isStopped) = queue.withLock { queue in
                defer { queue.jobs.removeAll(keepingCapacity: true) }
                return (queue.jobs, queue.isStopped)
            }
            for job in jobs {
                unsafe job.runSynchronously(on: asUnownedSerialExecutor())
            }
            if isStopped {
                return
            }
        }
    }
}
