/// What can be said of a private cluster without touching it.
public struct ClusterStatus: Sendable, Hashable {
    /// Where a cluster stands in its life.
    public enum State: Sendable, Hashable {
        /// There is no data folder yet.
        case notCreated
        /// There is data, and no server.
        case stopped
        /// A server process is there, and does not take sessions yet, or not any more.
        case inTransition(processID: Int32)
        /// The server takes sessions.
        case running(processID: Int32)
    }

    /// Where the cluster stands.
    public let state: State
    /// The folder of its socket while a server is there.
    public let socketDirectory: String?
    /// How many sessions are connected, where the kernel tells.
    public let sessions: Int?
    /// The absolute path of the server's log.
    public let log: String
}
