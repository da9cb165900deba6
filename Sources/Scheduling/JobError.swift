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

extension JobError: CustomStringConvertible {
    /// One line: what was given, the rule, what to do.
    public var description: String {
        switch self {
        case .badName(let name):
            """
            "\(name)" is no job name: 1 to 63 of a-z, 0-9 and -, not beginning with -; \
            for example nightly-agency
            """
        case .nameTaken(let name):
            "a job named \(name) exists; remove it first, or take another name"
        case .unknown(let name, known: []):
            "no job is named \(name); there are no jobs yet"
        case .unknown(let name, known: let known):
            "no job is named \(name); there are \(known.joined(separator: ", "))"
        case .leaseLost(job: let job, due: let due):
            "the run of \(job) due at \(due) was taken over, or its job removed"
        }
    }
}
