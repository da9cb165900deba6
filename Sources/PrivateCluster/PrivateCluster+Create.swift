internal import FoundationEssentials
internal import Glibc

extension PrivateCluster {
    /// Makes a cluster beside its place and moves it there once it is complete and on disk.
    ///
    /// Killed at any point before the last step, it leaves an unfinished folder that the next
    /// attempt removes. The programs that fill it outlive us, so they hold the lock as well.
    func create(
        _ folder: ClusterFolder, with programs: ServerPrograms, as user: OperatingSystemUser,
        under lock: FileLock
    ) throws(ClusterError) {
        try makeFolder(folder.path, mode: 0o700)
        guard lchown(folder.path, user.id, user.group) == 0 else {
            throw .fileRefused(path: folder.path, action: .write, code: errno)
        }
        try checkReach(of: folder.path, by: user)
        if FileEntry(at: folder.unfinished, followingLinks: false) != nil {
            do { try FileManager.default.removeItem(atPath: folder.unfinished) } catch {
                throw .fileRefused(path: folder.unfinished, action: .remove, code: errno)
            }
        }
        try fill(folder.unfinished, with: programs, as: user, under: lock)
        guard rename(folder.unfinished, folder.data) == 0 else {
            throw .fileRefused(path: folder.data, action: .rename, code: errno)
        }
        try flushFolder(folder.path)
    }

    private func fill(
        _ data: String, with programs: ServerPrograms, as user: OperatingSystemUser,
        under lock: FileLock
    ) throws(ClusterError) {
        let flush = durability == .durable ? [] : ["--no-sync"]
        try run(
            [
                programs.initdb, "--pgdata=\(data)", "--username=\(ServerSettings.administrator)",
                "--auth-local=peer", "--auth-host=reject", "--encoding=UTF8", "--locale=C.UTF-8",
                "--data-checksums", "--no-instructions",
            ] + flush, as: user, under: lock)
        var names: Set = [user.name]
        if let current = OperatingSystemUser.current { names.insert(current.name) }
        try writeDurably(
            ServerSettings.identities(names.union(["root"])), to: data + "/pg_ident.conf",
            owner: user)
        try writeDurably(
            ServerSettings.authentication, to: data + "/pg_hba.conf", owner: user)
        try writeDurably(
            ServerSettings.configuration, to: "\(data)/\(ServerSettings.fileName)", owner: user)
        try writeDurably(
            "\ninclude '\(ServerSettings.fileName)'\n", to: data + "/postgresql.conf",
            appending: true, owner: user)
        // Single-user mode needs no socket and no one who is already admitted.
        try run(
            [
                programs.postgres, "--single", "-D", data, "-c", "exit_on_error=on",
                "-c", "fsync=\(durability == .durable ? "on" : "off")", "postgres",
            ], as: user, under: lock, input: ServerSettings.firstStatements)
        try flushFolder(data)
    }

    private func run(
        _ arguments: [String], as user: OperatingSystemUser, under lock: FileLock,
        input: String = ""
    ) throws(ClusterError) {
        let log = try ServerLog(path: location.log)
        let program = try lock.lending { descriptor throws(ClusterError) in
            try ChildProcess.start(
                user.running(arguments), environment: ServerSettings.environment, input: input,
                output: log.descriptor, keeping: descriptor)
        }
        guard program.succeeds() else {
            throw .serverFailed(
                .creating, diagnosis: log.diagnosis(folder: location.base),
                lastLogLines: log.lastLines, log: log.path)
        }
    }

    /// Asks the kernel whether `user` gets to `path`, access lists and all, and finds the obstacle.
    ///
    /// Nothing is ever opened up on the way: the folders above belong to the machine's owner.
    private func checkReach(
        of path: String, by user: OperatingSystemUser
    ) throws(ClusterError) {
        guard user.id != geteuid() else { return }
        var folder = ""
        for name in path.split(separator: "/") {
            folder += "/" + name
            let log = try ServerLog(path: location.log)
            let test = try ChildProcess.start(
                user.running(["/usr/bin/test", "-x", folder]),
                environment: ServerSettings.environment, output: log.descriptor)
            guard test.succeeds() else {
                throw .parentNotTraversable(path: folder, user: user.name)
            }
        }
    }
}
