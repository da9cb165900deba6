internal import FoundationEssentials
internal import Glibc

/// One installation of the PostgreSQL server.
struct ServerPrograms {
    static let oldestMajor = 15

    let folder: String
    let major: Int

    var postgres: String { folder + "/postgres" }
    var initdb: String { folder + "/initdb" }

    /// The installation to use.
    ///
    /// A folder named by the operator (`BLOTTER_PG_BIN`) is the only one looked at; else the newest
    /// of the packages' folders (Debian's and PGDG's) and of `PATH`. An existing cluster can only
    /// be served by its own major version.
    static func find(
        for cluster: ClusterFolder?, in location: ClusterLocation
    ) throws(ClusterError) -> ServerPrograms {
        let places = location.binaries.map { [$0] } ?? packaged + location.searchPath
        let found = places.compactMap(ServerPrograms.init(folder:))
        let installed = Set(found.map(\.major)).sorted()
        if let cluster {
            let major = try cluster.recordedMajor()
            guard let match = found.first(where: { $0.major == major }) else {
                throw .versionNotInstalled(
                    needed: major, installed: installed, dataFolder: cluster.data)
            }
            return match
        }
        guard let newest = found.max(by: { $0.major < $1.major }) else {
            throw .serverNotInstalled(searched: places)
        }
        guard newest.major >= oldestMajor else { throw .serverTooOld(installed: installed) }
        return newest
    }

    private init?(folder: String) {
        guard access(folder + "/postgres", X_OK) == 0, access(folder + "/initdb", X_OK) == 0,
            let major = Self.major(of: folder + "/postgres")
        else { return nil }
        self.folder = folder
        self.major = major
    }

    private static var packaged: [String] {
        folders(in: "/usr/lib/postgresql", prefix: "") + folders(in: "/usr", prefix: "pgsql-")
    }

    private static func folders(in root: String, prefix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return names.filter { $0.hasPrefix(prefix) }.compactMap { Int($0.dropFirst(prefix.count)) }
            .sorted(by: >).map { "\(root)/\(prefix)\($0)/bin" }
    }

    /// Asks the program itself; its folder's name proves nothing.
    private static func major(of program: String) -> Int? {
        guard let channel = Channel(),
            let child = try? ChildProcess.start(
                [program, "--version"], environment: ServerSettings.environment,
                output: channel.writing)
        else { return nil }
        channel.finish()
        guard child.succeeds() else { return nil }
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-1)"
        let text = contents(of: channel.reading) ?? ""
        return text.split(separator: " ").dropFirst(2).first
            .flatMap { Int($0.prefix(while: \.isNumber)) }
    }
}

extension ClusterFolder {
    /// The major version that PostgreSQL wrote into the data folder.
    func recordedMajor() throws(ClusterError) -> Int {
        let path = data + "/PG_VERSION"
        let text = (contents(of: path) ?? "").prefix { $0 != "\n" }
        guard let major = Int(text) else {
            throw .dataFolderNotOurs(path: data, fault: .unreadableVersion(String(text)))
        }
        return major
    }
}
