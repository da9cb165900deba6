public import Incidents

/// At which point in the log, and in the world, a question is asked.
public struct AsOf: Sendable, Hashable {
    /// The last position that counts: what the log knew; nil for all of it.
    public var position: Int64?
    /// The last day in the world that counts: what had happened; nil for all of it.
    public var validAt: Day?

    /// Asks at a position, on a day, both or neither.
    public init(position: Int64? = nil, validAt: Day? = nil) {
        self.position = position
        self.validAt = validAt
    }

    /// Whether the stored rows answer it.
    public var isLive: Bool { position == nil && validAt == nil }
}
