/// A connection string as psql may be given it: arguments stand in the list of processes for all to
/// see, so a password goes by the environment (PostgreSQL manual, section 34.15).
struct ShellTarget {
    /// The string without its password; empty where the environment names all.
    private(set) var conninfo: String
    /// The password that stood in it.
    private(set) var password: String?

    /// - Throws: `Failure` where libpq could not read the string, or where it holds a secret that no
    ///   variable carries.
    init(_ conninfo: String) throws {
        self.conninfo = ""
        let schemes = ["postgresql://", "postgres://"]
        if let scheme = schemes.first(where: conninfo.hasPrefix) {
            try readAddress(conninfo.dropFirst(scheme.count), scheme)
        } else if conninfo.contains("=") {
            try readWords(conninfo[...])
        } else {
            self.conninfo = conninfo
        }
    }

    /// `user:password@host/database?key=value&…`, as `conninfo_uri_parse_options` takes it apart.
    private mutating func readAddress(_ address: Substring, _ scheme: String) throws {
        var rest = address
        var user = ""
        if let end = rest.firstIndex(where: { $0 == "@" || $0 == "/" }), rest[end] == "@" {
            let parts = rest[..<end].split(
                separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            user = parts[0] + "@"
            if parts.count > 1 { password = try Self.decoded(parts[1]) }
            rest = rest[rest.index(after: end)...]
        }
        let halves = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var kept: [Substring] = []
        for pair in halves.dropFirst().flatMap({ $0.split(separator: "&") }) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? try Self.decoded(parts[1]) : ""
            if try !take(Self.decoded(parts[0]), value) { kept.append(pair) }
        }
        let query = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
        conninfo = scheme + user + (halves.first ?? "") + query
    }

    /// `key = 'value' key=value …`, as `conninfo_parse` takes it apart.
    private mutating func readWords(_ words: Substring) throws {
        var rest = words.drop(while: \.isWhitespace)
        var kept: [Substring] = []
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: "=") else { throw Self.unreadable }
            let key = String(rest[..<equals]).trimmed
            var place = rest[rest.index(after: equals)...].drop(while: \.isWhitespace).startIndex
            let isQuoted = place < rest.endIndex && rest[place] == "'"
            if isQuoted { place = rest.index(after: place) }
            var value = ""
            while place < rest.endIndex, isQuoted ? rest[place] != "'" : !rest[place].isWhitespace {
                if rest[place] == "\\" { place = rest.index(after: place) }
                guard place < rest.endIndex else { break }
                value.append(rest[place])
                place = rest.index(after: place)
            }
            if isQuoted {
                guard place < rest.endIndex else { throw Self.unreadable }
                place = rest.index(after: place)
            }
            if try !take(key, value) { kept.append(rest[..<place]) }
            rest = rest[place...].drop(while: \.isWhitespace)
        }
        conninfo = kept.joined(separator: " ")
    }

    /// Whether a parameter is a secret, which stays behind.
    private mutating func take(_ key: String, _ value: String) throws -> Bool {
        switch key {
        case "password":
            password = value
            return true
        case "sslpassword", "oauth_client_secret":
            throw Failure(
                "shell.secret", .misconfigured, "\(key) would stand in psql's arguments",
                at: "--database, BLOTTER_DATABASE_URL",
                rule: "no secret is passed where everybody can read it",
                hint: "put it into a service file (PGSERVICE), which psql reads itself")
        default: return false
        }
    }

    private static func decoded(_ text: Substring) throws -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16) else {
                throw unreadable
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Without repeating it: it may hold a password.
    private static var unreadable: Failure {
        Failure(
            "database.unreadable", .usage, "the connection string is none that libpq can read",
            at: "--database, BLOTTER_DATABASE_URL", rule: "a server is named as psql takes it",
            hint: "write postgresql://user@host/database, or host=… dbname=…")
    }
}
