import ServiceLifecycle

extension Task where Success == Never, Failure == Never {
    /// Whether the service that the task belongs to is to begin nothing more.
    static var isStopping: Bool {
        isCancelled || isShuttingDownGracefully
    }

    /// Sleeps, but not past the moment when the service is to stop.
    static func pause(for duration: Duration) async {
        // What ends the sleep early is read from `isStopping`.
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) }
    }
}
