/// A message that the server sends beside its results.
public struct Notice: Sendable, Hashable {
    /// The untranslated severity: `WARNING`, `NOTICE`, `INFO`, `LOG` or `DEBUG`.
    public let severity: String
    /// The condition code, such as `01000`.
    public let sqlState: SQLState
    /// The primary message.
    public let message: String
}
