public import Postgres
public import ProjectionEngine

/// What a job does: `projection agency` or `projection all` brings read models to the log's head.
public struct ProjectionAction: Sendable {
    private let models: [any ReadModel]

    /// Reads an action; throws `UnknownAction`.
    public init(_ text: String, of models: [any ReadModel]) throws(UnknownAction) {
        let words = text.split(separator: " ")
        let named = models.filter {
            words == ["projection", "all"] || words == ["projection", $0.name[...]]
        }
        guard !named.isEmpty else {
            throw UnknownAction(
                text: text, known: (models.map(\.name) + ["all"]).map { "projection \($0)" })
        }
        self.models = named
    }

    /// Brings the read models up to date, renewing the lease before each and between batches.
    ///
    /// Returns the lowest of the positions they stood at before, and of those they stand at now.
    /// Throws what `renew` throws, `ProjectionError`, `PostgresError`.
    public func run(
        on connection: Connection, renew: () async throws -> Void
    ) async throws -> (from: Int64, to: Int64) {
        var (from, to) = (Int64.max, Int64.max)
        for model in models {
            try await renew()
            let run = try await connection.catchUp(model) { _ in try await renew() }
            (from, to) = (min(from, run.from), min(to, run.to))
        }
        return (from, to)
    }
}

/// An action that no job can have.
public struct UnknownAction: Error, Hashable, CustomStringConvertible {
    /// The action as it was given.
    public let text: String
    /// The actions there are.
    public let known: [String]

    /// One line: what was given, and what there is.
    public var description: String {
        "\"\(text)\" is none of \(known.joined(separator: ", "))"
    }
}
