public import Postgres

/// Why a job or one of its runs is refused.
public enum JobError: Error, Hashable {
    /// A name that is not 1 to 63 small letters, digits and hyphens, a hyphen not first.
    case badName(String)
    /// A job of this name exists.
    case nameTaken(String)
    /// No job has this name, and the names that jobs have.
    case unknown(String, known: [String])
    /// The run was taken over by another, or its job removed: what it did stands in no history.
    case leaseLost(job: String, due: Timestamp)
}
