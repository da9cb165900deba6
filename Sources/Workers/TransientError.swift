import Postgres
import ProjectionEngine

extension Error {
    /// Whether the same unit of work may succeed later, on a connection made anew.
    ///
    /// By SQLSTATE (PostgreSQL manual, appendix A): lost connections, a server that shuts down,
    /// starts up or is full, transactions that lost against another. A checkpoint that another
    /// worker moved belongs here too.
    var isTransient: Bool {
        switch self as any Error {
        case ProjectionError.checkpointMoved,
            SQLState.connectionException, SQLState.operatorIntervention,
            SQLState.insufficientResources, SQLState.serializationFailure,
            SQLState.deadlockDetected, SQLState.lockNotAvailable:
            true
        default: false
        }
    }
}
