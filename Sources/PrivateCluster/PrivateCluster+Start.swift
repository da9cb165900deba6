internal import FoundationEssentials
internal import Glibc

extension PrivateCluster {
    /// Brings the server up, under the caller's exclusive lock.
    func makeRunning(under lock: FileLock) throws(ClusterError) {
        let existing = location.existing
        if let existing, try awaitSettled(existing) { return }
        let user = try OperatingSystemUser.serving()
        if let existing { try check(existing, servedBy: user) }
        let programs = try ServerPrograms.find(for: existing, in: location)
        let folder = existing ?? location.folder(major: programs.major)
        if existing == nil { try create(folder, with: programs, as: user, under: lock) }
        try start(folder, with: programs, as: user)
        try startReaper()
    }

    /// Waits while a server of ours is between two states.
    ///
    /// A server whose socket was swept away can never be reached again, so it is stopped.
    ///
    /// - Returns: Whether it ended up taking sessions.
    private func awaitSettled(_ folder: ClusterFolder) throws(ClusterError) -> Bool {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            if servingPostmaster(of: folder) != nil { return true }
            guard let postmaster = Postmaster(dataFolder: folder.data),
                postmaster.standing == .ours
            else { return false }
            // It may have become ready since it was asked.
            if postmaster.isReady, servingPostmaster(of: folder) == nil { try stopUnderLock() }
            guard ContinuousClock.now < deadline else {
                throw .timedOut(.starting, seconds: Self.seconds, log: location.log)
            }
            usleep(10_000)
        }
    }

    private func check(
        _ folder: ClusterFolder, servedBy user: OperatingSystemUser
    ) throws(ClusterError) {
        guard FileEntry(at: folder.data)?.owner == user.id else {
            throw .dataFolderNotOurs(path: folder.data, fault: .otherOwner(expected: user.name))
        }
        _ = try folder.recordedMajor()
        guard FileEntry(at: "\(folder.data)/\(ServerSettings.fileName)") != nil else {
            throw .dataFolderNotOurs(path: folder.data, fault: .notMadeHere)
        }
    }

    /// Starts `postgres` itself: `pg_ctl` believes any number it finds in `postmaster.pid`, and
    /// takes away the variable by which the server learns better.
    private func start(
        _ folder: ClusterFolder, with programs: ServerPrograms, as user: OperatingSystemUser
    ) throws(ClusterError) {
        let socket = try ServerSocket.prepare(for: folder, owner: user)
        let command = user.running(
            [programs.postgres, "-D", folder.data] + serverOptions(socket: socket))
        let deadline = ContinuousClock.now + Self.patience
        while true {
            var environment = ServerSettings.environment
            // Whoever has that number now is not the server, as `awaitSettled` has made sure: a
            // zombie, or a bystander. The server takes a parent's parent for no rival, and still
            // looks at the shared memory itself (`CreateLockFile` in miscinit.c).
            if let stale = Postmaster(dataFolder: folder.data) {
                environment["PG_GRANDPARENT_PID"] = String(stale.id)
            }
            Postmaster.clearUnreadableFile(in: folder.data)
            socket.clear()
            let log = try ServerLog(path: location.log)
            let server = try ChildProcess.start(
                command, environment: environment, output: log.descriptor)
            if try awaitReady(server, folder, until: deadline) { return }
            let diagnosis = log.diagnosis(folder: location.base)
            // The last children of a killed server leave by themselves, but not at once.
            guard diagnosis == .dataInUse, ContinuousClock.now < deadline else {
                throw .serverFailed(
                    .starting, diagnosis: diagnosis, lastLogLines: log.lastLines, log: log.path)
            }
            usleep(100_000)
        }
    }

    /// - Returns: Whether the server takes sessions; `false` if it has ended instead.
    private func awaitReady(
        _ server: ChildProcess, _ folder: ClusterFolder, until deadline: ContinuousClock.Instant
    ) throws(ClusterError) -> Bool {
        while true {
            if let postmaster = Postmaster(dataFolder: folder.data), postmaster.id == server.id,
                postmaster.isReady
            {
                return true
            }
            if server.hasEnded() { return false }
            guard ContinuousClock.now < deadline else {
                throw .timedOut(.starting, seconds: Self.seconds, log: location.log)
            }
            usleep(5_000)
        }
    }

    private func startReaper() throws(ClusterError) {
        guard let reaper else { return }
        let log = try ServerLog(path: location.log)
        _ = try ChildProcess.start(
            reaper, environment: ProcessInfo.processInfo.environment, output: log.descriptor)
    }
}
