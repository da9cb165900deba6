internal import FoundationEssentials
internal import Glibc

/// Where a private cluster keeps its data, its lock and its log.
///
/// One base folder holds `pg/lock` and one folder for each PostgreSQL major version: `pg/15/data`,
/// `pg/15/run`. The lock lies above the versions, so that the choice of a version is made under it.
public struct ClusterLocation: Sendable, Hashable {
    /// The absolute path of the base folder.
    public let base: String
    /// The absolute path of the file that receives what the server and its tools print.
    public let log: String
    /// The folder of the server's programs, where the operator named one.
    let binaries: String?
    /// The folders of `PATH`, in order.
    let searchPath: [String]

    /// A location with everything, the log too, under one folder.
    ///
    /// - Parameters:
    ///   - root: The base folder; a relative path starts at the working directory.
    ///   - environment: Read for `BLOTTER_PG_BIN` and `PATH` alone.
    public init(root: String, environment: [String: String] = [:]) {
        let base = Self.absolute(root)
        self.init(base: base, log: base + "/postgres.log", environment: environment)
    }

    private init(base: String, log: String, environment: [String: String]) {
        self.base = base
        self.log = log
        binaries = environment.value("BLOTTER_PG_BIN").map(Self.absolute)
        searchPath = (environment.value("PATH") ?? "").split(separator: ":").map(String.init)
    }

    /// The location for the user who runs this process, by the XDG Base Directory Specification.
    ///
    /// `BLOTTER_DATA_DIR` names the base folder outright. Without it root gets `/var/lib/blotter`,
    /// because the server's unprivileged user cannot reach into `/root`; anyone else gets
    /// `$XDG_DATA_HOME/blotter` with the log in `$XDG_STATE_HOME/blotter`. As the specification
    /// asks, a relative path in an XDG variable is ignored.
    ///
    /// - Throws: ``ClusterError/noHomeFolder`` where no folder can be derived.
    public static func standard(
        environment: [String: String]
    ) throws(ClusterError) -> ClusterLocation {
        if let named = environment.value("BLOTTER_DATA_DIR") {
            return ClusterLocation(root: named, environment: environment)
        }
        if geteuid() == 0 {
            return ClusterLocation(root: "/var/lib/blotter", environment: environment)
        }
        let home = environment.value("HOME") ?? OperatingSystemUser.current?.home
        func folder(_ variable: String, under fallback: String) throws(ClusterError) -> String {
            if let set = environment.value(variable), set.hasPrefix("/") { return set + "/blotter" }
            guard let home, home.hasPrefix("/") else { throw .noHomeFolder }
            return home + fallback + "/blotter"
        }
        return ClusterLocation(
            base: try folder("XDG_DATA_HOME", under: "/.local/share"),
            log: try folder("XDG_STATE_HOME", under: "/.local/state") + "/postgres.log",
            environment: environment)
    }

    var versions: String { base + "/pg" }
    var lock: String { versions + "/lock" }

    /// The folder of the newest major version that has data.
    ///
    /// An upgrade leaves the older version's folder in place until it is finished.
    var existing: ClusterFolder? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
        return names.compactMap { Int($0) }.sorted(by: >).lazy.map(folder(major:))
            .first { FileEntry(at: $0.data) != nil }
    }

    /// Refuses a place that is hidden from us: nothing can be said of what is there.
    func requireVisible() throws(ClusterError) {
        var status = stat()
        if stat(versions, &status) == 0 {
            guard access(versions, R_OK | X_OK) != 0 else { return }
        } else if errno == ENOENT || errno == ENOTDIR {
            return
        }
        throw .fileRefused(path: versions, action: .open, code: errno)
    }

    func folder(major: Int) -> ClusterFolder {
        ClusterFolder(path: "\(versions)/\(major)", major: major)
    }

    private static func absolute(_ path: String) -> String {
        let anchored =
            path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return anchored.hasSuffix("/") && anchored != "/" ? String(anchored.dropLast()) : anchored
    }
}

/// The folder of one major version.
struct ClusterFolder: Hashable {
    let path: String
    let major: Int

    var data: String { path + "/data" }
    /// Where a cluster grows until it is complete; renaming it to `data` is the moment of creation.
    var unfinished: String { path + "/data.new" }
}

extension [String: String] {
    /// The variable's value; an empty one counts as unset, as it does for libpq.
    fileprivate func value(_ name: String) -> String? {
        self[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
