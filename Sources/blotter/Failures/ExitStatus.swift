/// How a command ended, as its exit status says it: sysexits.h from 64 on, the log's own below 10.
enum ExitStatus: Int32, CaseIterable {
    case failed = 1
    case notFound = 4
    case conflict = 5
    case schemaMismatch = 8
    case usage = 64
    case invalidData = 65
    case unreadableInput = 66
    case unavailable = 69
    case unwritableOutput = 74
    case tryAgain = 75
    case notPermitted = 77
    case misconfigured = 78

    var meaning: String {
        switch self {
        case .failed: "failed for a reason that no other code names"
        case .notFound: "not found, or the name fits several"
        case .conflict:
            "it is there already, or something else was recorded first; nothing was written"
        case .schemaMismatch: "the database's schema is older or newer than this program"
        case .usage: "the command line is not understood"
        case .invalidData: "the data breaks a rule; nothing was written"
        case .unreadableInput: "the input file cannot be read"
        case .unavailable: "the database cannot be reached"
        case .unwritableOutput: "output cannot be written, or the disk is full"
        case .tryAgain: "try again: the outcome is unknown or something is busy; repeating is safe"
        case .notPermitted: "permission denied"
        case .misconfigured: "the installation or configuration is wrong"
        }
    }
}
