extension PrivateCluster {
    /// Watches the server that runs now, and stops it once nobody has used it for a while.
    ///
    /// It ends with that server, however it ends, or when the task is cancelled. Killed, it merely
    /// leaves the server up. In use means: a session is connected, or ``open()`` was called.
    ///
    /// - Parameters:
    ///   - idle: How long nobody must have used it; zero or less never stops it.
    ///   - interval: How often to look.
    /// - Throws: What ``stop()`` throws.
    public func idleStop(
        after idle: Duration, checkingEvery interval: Duration = .seconds(15)
    ) async throws(ClusterError) {
        guard idle > .zero, let folder = location.existing,
            let watched = servingPostmaster(of: folder)
        else { return }
        let socket = ServerSocket(folder: watched.socketFolder)
        var lastUse = ContinuousClock.now
        var lastTouch = FileEntry(at: location.lock)?.modified
        while true {
            do { try await Task.sleep(for: interval) } catch { return }
            guard Postmaster(dataFolder: folder.data)?.id == watched.id,
                watched.standing == .ours
            else { return }
            let touch = FileEntry(at: location.lock)?.modified
            let wasTouched = touch != lastTouch
            lastTouch = touch
            // Nobody can be on the way in while we hold the lock alone.
            guard let lock = try FileLock.take(.exclusive, at: location.lock, patience: .zero)
            else {
                lastUse = .now
                continue
            }
            defer { lock.release() }
            if wasTouched || socket.sessions != 0 { lastUse = .now }
            if ContinuousClock.now - lastUse >= idle {
                try stopUnderLock()
                return
            }
        }
    }
}
