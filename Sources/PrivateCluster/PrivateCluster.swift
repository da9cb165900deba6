internal import Glibc

/// A PostgreSQL server of our own: made when first needed, started on demand, stopped when idle.
///
/// It listens on a Unix socket alone and admits by peer authentication the users who may reach that
/// socket. Every call blocks, the first one for as long as initdb takes: call it where a thread may
/// wait. Any number of processes may call at once; a lock on a file puts them in order.
public struct PrivateCluster: Sendable {
    /// How much the server does so that data survives a power cut.
    public enum Durability: Sendable {
        /// Everything: fsync, full_page_writes and synchronous_commit stay on.
        case durable
        /// No flush to disk; a killed server loses nothing, a power cut may lose all.
        case fastForTests
    }

    /// Where it lies.
    public let location: ClusterLocation
    let durability: Durability
    let settings: [String: String]
    let reaper: [String]?

    /// How long to wait for others who start or stop the server, and for the server itself.
    static let patience = Duration.seconds(60)

    /// Describes a cluster; nothing is touched before ``open()``.
    ///
    /// - Parameters:
    ///   - location: Where it lies.
    ///   - durability: Chosen at each start of the server.
    ///   - settings: More server settings for the runs that this value starts.
    ///   - reaper: The command line, its program by absolute path, of a process that calls
    ///     ``idleStop(after:checkingEvery:)``. Whoever starts the server runs it, detached and with
    ///     the environment of this process. `nil` leaves the server up until ``stop()``.
    public init(
        location: ClusterLocation, durability: Durability = .durable,
        settings: [String: String] = [:], reaper: [String]? = nil
    ) {
        self.location = location
        self.durability = durability
        self.settings = settings
        self.reaper = reaper
    }

    /// The running server, made and started if need be.
    ///
    /// On a running server it costs a lock and a look at the process, and runs no program.
    ///
    /// - Throws: ``ClusterError`` with the fact that stood in the way.
    public func open() throws(ClusterError) -> OpenCluster {
        if FileEntry(at: location.versions)?.isFolder != true {
            try makeFolder(location.versions, mode: geteuid() == 0 ? 0o755 : 0o700)
        }
        // Between a start and our share of the lock an idle stop may slip in, though hardly twice.
        for _ in 1...3 {
            if let open = try openRunning() { return open }
            let lock = try exclusiveLock()
            defer { lock.release() }
            try makeRunning(under: lock)
        }
        throw .timedOut(.starting, seconds: Self.seconds, log: location.log)
    }

    /// Stops the server and waits until it is gone; without one, does nothing.
    ///
    /// Its sessions are ended, after the statement at hand is undone: a fast shutdown.
    ///
    /// - Throws: ``ClusterError/runningElsewhere(socketFolder:)`` where we cannot reach it,
    ///   ``ClusterError/timedOut(_:seconds:log:)``, or what the lock throws.
    public func stop() throws(ClusterError) {
        try requireVisible()
        guard location.existing != nil else { return }
        let lock = try exclusiveLock()
        defer { lock.release() }
        try stopUnderLock()
    }

    /// Refuses a place that another user hides: of what is there nothing can be seen or done.
    public func requireVisible() throws(ClusterError) { try location.requireVisible() }

    /// What can be seen from outside, without the lock: it may be over at once.
    public func status() -> ClusterStatus {
        guard let folder = location.existing else {
            return status(.notCreated, socket: nil)
        }
        guard let postmaster = Postmaster(dataFolder: folder.data), postmaster.standing == .ours
        else { return status(.stopped, socket: nil) }
        return status(
            postmaster.isReady
                ? .running(processID: postmaster.id) : .inTransition(processID: postmaster.id),
            socket: ServerSocket(folder: postmaster.socketFolder))
    }

    private func status(_ state: ClusterStatus.State, socket: ServerSocket?) -> ClusterStatus {
        ClusterStatus(
            state: state, socketDirectory: socket?.folder, sessions: socket?.sessions,
            log: location.log)
    }

    private func openRunning() throws(ClusterError) -> OpenCluster? {
        guard let lock = try FileLock.take(.shared, at: location.lock, patience: Self.patience)
        else { throw .lockHeld(path: location.lock, seconds: Self.seconds) }
        guard let folder = location.existing, let server = servingPostmaster(of: folder) else {
            lock.release()
            return nil
        }
        lock.touch()
        return OpenCluster(socketDirectory: server.socketFolder, lock: lock)
    }

    /// The server that takes sessions now.
    ///
    /// A process that is ours and says so is enough: a trial connection would make the server fork
    /// for nothing. Only where the process cannot be seen does the socket decide, as when another
    /// container serves the same folder.
    func servingPostmaster(of folder: ClusterFolder) -> Postmaster? {
        guard let postmaster = Postmaster(dataFolder: folder.data), postmaster.isReady else {
            return nil
        }
        let socket = ServerSocket(folder: postmaster.socketFolder)
        return switch postmaster.standing {
        case .ours: socket.exists ? postmaster : nil
        case .gone, .stranger: socket.accepts ? postmaster : nil
        case .dying: nil
        }
    }

    func exclusiveLock() throws(ClusterError) -> FileLock {
        guard let lock = try FileLock.take(.exclusive, at: location.lock, patience: Self.patience)
        else { throw .lockHeld(path: location.lock, seconds: Self.seconds) }
        return lock
    }

    func stopUnderLock() throws(ClusterError) {
        guard let folder = location.existing,
            let postmaster = Postmaster(dataFolder: folder.data)
        else { return }
        guard postmaster.standing == .ours else {
            guard ServerSocket(folder: postmaster.socketFolder).accepts else { return }
            throw .runningElsewhere(socketFolder: postmaster.socketFolder)
        }
        postmaster.interrupt()
        let deadline = ContinuousClock.now + Self.patience
        while postmaster.standing == .ours {
            guard ContinuousClock.now < deadline else {
                throw .timedOut(.stopping, seconds: Self.seconds, log: location.log)
            }
            usleep(10_000)
        }
    }

    static var seconds: Int { Int(patience.components.seconds) }
}
