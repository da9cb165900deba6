internal import Glibc

extension ClusterError: CustomStringConvertible {
    /// What happened, and where: one sentence without a final stop.
    public var what: String {
        switch self {
        case .serverNotInstalled(let searched):
            "no PostgreSQL server is installed (looked in \(searched.joined(separator: ", ")))"
        case .serverTooOld(let installed):
            "PostgreSQL \(list(installed)) is installed, \(ServerPrograms.oldestMajor) or newer "
                + "is needed"
        case .versionNotInstalled(let needed, let installed, let folder):
            "the data in \(folder) needs PostgreSQL \(needed), installed is "
                + (installed.isEmpty ? "none" : list(installed))
        case .dataFolderNotOurs(let path, .unreadableVersion(let text)):
            "\(path) is not a whole PostgreSQL data folder: its PG_VERSION holds “\(text)”"
        case .dataFolderNotOurs(let path, .notMadeHere):
            "\(path) is a PostgreSQL data folder that blotter did not make"
        case .dataFolderNotOurs(let path, .otherOwner(let expected)):
            "\(path) does not belong to \(expected), who would run its server"
        case .parentNotTraversable(let path, let user):
            "the user \(user), who runs the server, cannot pass through \(path)"
        case .socketFolderNotOurs(let path):
            "\(path), the folder for the server's socket, is not ours alone"
        case .rootWithoutServerUser:
            "PostgreSQL does not run as root, and there is no user postgres or blotter to run it"
        case .userWithoutName(let id):
            "the user id \(id) has no name on this machine, and the server admits users by name"
        case .noHomeFolder:
            "there is no home folder to keep the private cluster in"
        case .fileRefused(let path, let action, let code):
            "cannot \(action.rawValue) \(path): \(words(code))"
        case .programRefused(let path, let code):
            "cannot run \(path): \(words(code))"
        case .lockFailed(let path, let code):
            "cannot lock \(path): \(words(code))"
        case .lockHeld(let path, let seconds):
            "another blotter has held \(path) for \(seconds) seconds"
        case .serverFailed(let step, let diagnosis, _, _):
            "the private PostgreSQL did not \(step.rawValue)" + reason(diagnosis)
        case .timedOut(let step, let seconds, _):
            "the private PostgreSQL did not \(step.rawValue) within \(seconds) seconds"
        case .runningElsewhere(let folder):
            "a server that is out of our reach answers in \(folder)"
        }
    }

    /// What to do next: one or two sentences.
    public var hint: String {
        switch self {
        case .serverNotInstalled, .serverTooOld:
            "Install one: apt-get install postgresql. Debian then also starts a cluster of its "
                + "own, which blotter leaves alone. Or name a folder in BLOTTER_PG_BIN."
        case .versionNotInstalled(let needed, _, _):
            "Install that version: apt-get install postgresql-\(needed). Or move the folder away "
                + "and import an export of the log into a new cluster."
        case .dataFolderNotOurs(_, .otherOwner(let expected)):
            "Run blotter as the folder's owner, or choose another folder for \(expected) in "
                + "BLOTTER_DATA_DIR."
        case .dataFolderNotOurs:
            "Restore it from a backup, or choose another folder in BLOTTER_DATA_DIR. Nothing has "
                + "been changed."
        case .parentNotTraversable(let path, let user):
            "Choose a folder that \(user) can reach in BLOTTER_DATA_DIR, or: chmod o+x \(path)"
        case .socketFolderNotOurs(let path):
            "Look who owns it: ls -ld \(path). Remove it, or choose a shorter BLOTTER_DATA_DIR."
        case .rootWithoutServerUser:
            "Make the user: useradd --system blotter. Debian's postgresql package makes postgres."
        case .userWithoutName(let id):
            "Give the user a name: useradd --uid \(id) NAME. Or name a server with --database."
        case .noHomeFolder:
            "Set HOME, or name a folder in BLOTTER_DATA_DIR."
        case .fileRefused(let path, _, let code), .lockFailed(let path, let code):
            switch code {
            case ENOSPC, EDQUOT: "Free space on the disk of \(path)."
            case EROFS: "The file system is read-only: choose another folder in BLOTTER_DATA_DIR."
            default: "Check who may write there, or choose another folder in BLOTTER_DATA_DIR."
            }
        case .programRefused:
            "Check that the program exists and that this user may run it."
        case .lockHeld(let path, _):
            "See who holds it: fuser -v \(path)"
        case .serverFailed(_, .diskFull, _, _):
            "Free space on its disk and try again; what was recorded is safe."
        case .serverFailed(_, .dataInUse, _, let log):
            "A process of an earlier server is still at work. Wait a moment; see \(log)"
        case .serverFailed(_, .memory, _, _):
            "Free memory, or lower shared_buffers in the cluster's postgresql.conf."
        case .serverFailed(_, .configuration, _, let log):
            "Correct the setting in postgresql.conf that the log names: \(log)"
        case .serverFailed(_, .permissions, _, let log):
            "Give the file that the log names back to the server's user: \(log)"
        case .serverFailed(_, .damaged, _, let log):
            "Restore the data folder from a backup, or import an export of the log into a new "
                + "cluster; see \(log)"
        case .serverFailed(_, .unknown, _, let log):
            "The server's own words are in \(log)"
        case .timedOut(_, _, let log):
            "After a crash it may have much to recover: try again, and see \(log)"
        case .runningElsewhere:
            "Stop it where it was started, perhaps in another container on the same folder."
        }
    }

    /// ``what``, the server's last lines where there are any, and ``hint``.
    public var description: String {
        let lines = if case .serverFailed(_, _, let lines, _) = self { lines } else { [String]() }
        return ([what] + lines.map { "  " + $0 } + [hint]).joined(separator: "\n")
    }

    private func list(_ versions: [Int]) -> String {
        versions.map(String.init).joined(separator: ", ")
    }

    private func words(_ code: Int32) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress, strerror_r(code, start, 256) == 0 else {
                return "error \(code)"
            }
            return String(cString: start)
        }
    }

    private func reason(_ diagnosis: Diagnosis) -> String {
        switch diagnosis {
        case .diskFull: ": the disk is full"
        case .permissions: ": a file is not accessible to its user"
        case .memory: ": there is not enough memory"
        case .dataInUse: ": another server process holds its data"
        case .configuration: ": a setting is wrong"
        case .damaged: ": its data folder is damaged"
        case .unknown: ""
        }
    }
}
