/// What the files and the command line of a private server say.
enum ServerSettings {
    static let administrator = "blotter_admin"
    static let user = "blotter"
    static let database = "blotter"
    static let fileName = "blotter.conf"

    /// Everything the server and its tools see of an environment.
    ///
    /// Messages stay English, because the log is searched for known ones.
    static let environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"]

    /// `blotter.conf`, included at the end of `postgresql.conf`; lines added after it win.
    ///
    /// Small memory, because the server shares a personal machine. PL/pgSQL, which every append
    /// runs, is loaded once, not by each connection: a command is done 0.8 ms sooner. No statement,
    /// no parameter and no error that may quote one reaches the log: all would carry personal data
    /// out of the database's reach.
    static let configuration = """
        # Written when the cluster was made, never again. Put changes into postgresql.conf.
        listen_addresses = ''
        port = \(ServerSocket.port)
        unix_socket_permissions = 0700
        max_connections = 40
        shared_buffers = 32MB
        jit = off
        shared_preload_libraries = 'plpgsql'
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        log_destination = 'stderr'
        logging_collector = off
        log_checkpoints = off
        log_min_messages = log
        log_error_verbosity = terse
        log_min_error_statement = panic
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0

        """

    /// Peer authentication over the Unix socket and nothing else, replication included.
    static let authentication = """
        local all all peer map=blotter
        local replication all peer map=blotter

        """

    /// `pg_ident.conf`: who the kernel says we are, to who we are in the database.
    static func identities(_ users: Set<String>) -> String {
        users.sorted().flatMap { system in
            [user, administrator].map { role in "blotter \"\(system)\" \(role)\n" }
        }
        .joined()
    }

    /// The statements of a new cluster, one a line, as single-user mode reads them.
    static let firstStatements = """
        create role \(user) login nosuperuser createdb createrole;
        create database \(database) owner \(user) template template0 encoding 'UTF8';

        """
}

extension PrivateCluster {
    /// The server's own options, which only hold for the run that they start.
    func serverOptions(socket: ServerSocket) -> [String] {
        var settings = settings
        settings["unix_socket_directories"] = socket.folder
        if durability == .fastForTests {
            settings.merge(["fsync": "off", "full_page_writes": "off"]) { given, _ in given }
        }
        return settings.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
    }
}
