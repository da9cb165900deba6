internal import Glibc

/// Why the private cluster cannot be used: facts for programs, and words for people.
public enum ClusterError: Error, Sendable, Hashable {
    /// What was being done to a file when the system refused.
    public enum FileAction: String, Sendable {
        /// Making a folder.
        case makeFolder = "make the folder"
        /// Opening a file.
        case open = "open"
        /// Writing a file, or flushing it to disk.
        case write = "write"
        /// Giving a finished cluster its name.
        case rename = "rename"
        /// Removing the remains of an unfinished cluster.
        case remove = "remove"
    }

    /// What is wrong with a data folder.
    public enum DataFolderFault: Sendable, Hashable {
        /// `PG_VERSION` is missing or does not hold a number; this is what it holds.
        case unreadableVersion(String)
        /// The cluster was not made here: our settings file is missing.
        case notMadeHere
        /// Another user owns the folder than the one who would run the server.
        case otherOwner(expected: String)
    }

    /// Which step of the server's life failed.
    public enum Step: String, Sendable {
        /// Making a new cluster.
        case creating = "make a new cluster"
        /// Starting the server of an existing one.
        case starting = "start"
        /// Stopping it.
        case stopping = "stop"
    }

    /// What the server's last lines mean.
    public enum Diagnosis: Sendable {
        /// The disk or the quota is full.
        case diskFull
        /// A file has the wrong owner or mode.
        case permissions
        /// The machine lacks memory.
        case memory
        /// Another server process still holds the data.
        case dataInUse
        /// A setting is wrong.
        case configuration
        /// The data folder is damaged or incomplete.
        case damaged
        /// None of the wordings we know.
        case unknown
    }

    /// What is to be done about an error, in kind.
    public enum Remedy: Sendable {
        /// Free space.
        case space
        /// Get a right to a file or folder, or choose another place.
        case permission
        /// Wait, and try again.
        case patience
        /// Correct the installation or the configuration.
        case correction
    }

    /// What is to be done, in kind; ``hint`` says it in words.
    public var remedy: Remedy {
        switch self {
        case .fileRefused(_, _, ENOSPC), .fileRefused(_, _, EDQUOT),
            .serverFailed(_, .diskFull, _, _):
            .space
        case .fileRefused(_, _, EACCES), .fileRefused(_, _, EPERM), .fileRefused(_, _, EROFS),
            .parentNotTraversable, .dataFolderNotOurs(_, .otherOwner):
            .permission
        case .lockHeld, .timedOut, .serverFailed(_, .dataInUse, _, _): .patience
        default: .correction
        }
    }

    /// No PostgreSQL server is installed in any of these folders.
    case serverNotInstalled(searched: [String])
    /// Only these major versions are installed, all older than 15.
    case serverTooOld(installed: [Int])
    /// The cluster needs a major version that is not among the installed ones.
    case versionNotInstalled(needed: Int, installed: [Int], dataFolder: String)
    /// The data folder is not one that we may serve.
    case dataFolderNotOurs(path: String, fault: DataFolderFault)
    /// The server's user cannot pass through a folder above the data.
    case parentNotTraversable(path: String, user: String)
    /// The socket's folder is a link, another user's, or open to others.
    case socketFolderNotOurs(path: String)
    /// We are root, and there is no unprivileged user to run the server.
    case rootWithoutServerUser
    /// The user database has no name for us, and peer authentication needs one.
    case userWithoutName(id: UInt32)
    /// Neither the environment nor the user database gives a home folder.
    case noHomeFolder
    /// The system refused an operation on a file, with this `errno`.
    case fileRefused(path: String, action: FileAction, code: Int32)
    /// The system refused to run a program, with this `errno`.
    case programRefused(path: String, code: Int32)
    /// The file system cannot lock, with this `errno`.
    case lockFailed(path: String, code: Int32)
    /// Others held the lock for the whole time that we were willing to wait.
    case lockHeld(path: String, seconds: Int)
    /// A program of the server failed.
    case serverFailed(Step, diagnosis: Diagnosis, lastLogLines: [String], log: String)
    /// A step did not end in time. The server may still get there.
    case timedOut(Step, seconds: Int, log: String)
    /// A server answers on the socket that is not a process of this machine's view.
    case runningElsewhere(socketFolder: String)
}
