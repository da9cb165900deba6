import CLibPQ

/// Which server and database to connect to, named exactly as psql understands it.
public struct ConnectionTarget: Sendable {
    private let conninfo: String

    /// Names a server by a URI, a `key=value` string or a database name, which libpq itself reads.
    ///
    /// What it leaves open comes from a service file, `PG*` variables and libpq's defaults, in this
    /// order (PostgreSQL manual, section 34.1); the empty string leaves all open.
    public init(_ conninfo: String) {
        self.conninfo = conninfo
    }

    /// What `PQconnectdbParams` is given: the first `dbname` is expanded, and later keys win.
    func parameters(applicationName: String) -> [(key: String, value: String)] {
        [
            ("fallback_application_name", applicationName), ("dbname", conninfo),
            ("client_encoding", "UTF8"),
        ]
    }

    /// Refuses a string that libpq cannot read, without repeating it: it may hold a password.
    func validate() throws(PostgresError) {
        if conninfo.utf8.contains(0) || (isParsed && options == nil) {
            throw PostgresError(
                kind: .target, message: "the connection string is none that libpq can read",
                hint: "psql reads the same string and shows where it breaks off.")
        }
    }

    /// libpq's own rule (`recognized_connection_string`); anything else is a database's name.
    private var isParsed: Bool {
        ["postgresql://", "postgres://"].contains { conninfo.hasPrefix($0) }
            || conninfo.utf8.contains(UInt8(ascii: "="))
    }

    private struct Option {
        let key, value: String
        var isSecret = false
        /// The variable by which libpq's programs take it too.
        var variable: String?
    }

    /// What the string sets; nil when libpq cannot read it.
    private var options: [Option]? {
        if !isParsed {
            return conninfo.isEmpty ? [] : [Option(key: "dbname", value: conninfo)]
        }
        guard let list = unsafe PQconninfoParse(conninfo, nil) else { return nil }
        defer { unsafe PQconninfoFree(list) }
        var options: [Option] = []
        var next = unsafe list
        while let keyword = unsafe next.pointee.keyword {
            if let value = unsafe next.pointee.val {
                // libpq marks the fields that a dialog must not show.
                let isSecret = unsafe String(cString: next.pointee.dispchar) == "*"
                let variable = unsafe next.pointee.envvar.map { unsafe String(cString: $0) }
                options.append(
                    Option(
                        key: unsafe String(cString: keyword),
                        value: unsafe String(cString: value),
                        isSecret: isSecret, variable: variable))
            }
            unsafe next += 1
        }
        return options
    }
}

extension ConnectionTarget {
    /// The target for another program of libpq, to which everybody may see the arguments.
    public struct Handover: Sendable {
        /// A `key='value'` string without secrets.
        public let conninfo: String
        /// The secrets that stood in it, by the environment variable that carries each.
        public let environment: [String: String]
        /// The keys of secrets that no variable carries; they are in neither.
        public let lost: [String]
    }

    /// The target without its secrets, and they apart (PostgreSQL manual, section 34.15).
    ///
    /// Throws an error of kind `target` for a string that libpq cannot read.
    public func handover() throws(PostgresError) -> Handover {
        try validate()
        let options = options ?? []
        let shown = options.filter { !$0.isSecret }.map { option in
            let escaped = option.value.map { "\\'".contains($0) ? "\\\($0)" : "\($0)" }
            return "\(option.key)='\(escaped.joined())'"
        }
        var environment: [String: String] = [:]
        var lost: [String] = []
        for option in options where option.isSecret {
            if let variable = option.variable {
                environment[variable] = option.value
            } else {
                lost.append(option.key)
            }
        }
        return Handover(
            conninfo: shown.joined(separator: " "), environment: environment, lost: lost)
    }
}

extension ConnectionTarget: CustomStringConvertible {
    /// The target for a person to read, without its passwords.
    public var description: String {
        guard let options else { return "an unreadable connection string" }
        if options.isEmpty {
            return "the server that the environment names"
        }
        return options.map { "\($0.key)=\($0.isSecret ? "****" : $0.value)" }
            .joined(separator: " ")
    }
}
