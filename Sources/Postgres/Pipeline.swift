/// Statements that travel together: one round trip for all of them.
///
/// What stands between two `sync` is one implicit transaction, unless `begin` and `commit` are
/// among the statements: the first error undoes it and skips the rest up to the next `sync`.
public struct Pipeline {
    enum Step {
        case statement(Statement, prepared: Bool)
        case sync
    }

    private(set) var steps: [Step] = []
    private(set) var statementCount = 0

    init() {}

    /// Appends a statement, and returns the number of its result, counted from 0.
    ///
    /// With `prepared` the server parses and plans it once a session.
    @discardableResult
    public mutating func append(_ statement: Statement, prepared: Bool = false) -> Int {
        steps.append(.statement(statement, prepared: prepared))
        statementCount += 1
        return statementCount - 1
    }

    /// Ends an implicit transaction and begins the next; one stands at the end in any case.
    public mutating func sync() {
        steps.append(.sync)
    }
}

/// What the statements of a pipeline answered, in their order.
public struct PipelineResults {
    /// What each statement answered; one that was not run has an error of kind `aborted`.
    public internal(set) var results: [Result<Rows, PostgresError>] = []
    /// Notices that came while the pipeline ran.
    public internal(set) var notices: [Notice] = []
    /// For statements that were not run, the error that is to blame.
    var causes: [Int: PostgresError] = [:]
    /// The statements that failed by the names under which they were prepared.
    var failedByName: Set<Int> = []

    /// Whether a statement failed only by the name under which it was prepared, behind a pooler or
    /// after DDL. The session has let go of the name: sent again, the statement fares better.
    public func failedByName(_ index: Int) -> Bool { failedByName.contains(index) }

    /// The rows of a statement, by the number that `Pipeline.append` returned.
    ///
    /// Throws its error, and for a statement that was not run the error that is to blame.
    @discardableResult
    public func rows(_ index: Int) throws(PostgresError) -> Rows {
        if let cause = causes[index] {
            throw cause
        }
        return try results[index].get()
    }
}

@available(*, unavailable)
extension PipelineResults: Sendable {}
