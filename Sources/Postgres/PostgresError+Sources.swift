import CLibPQ

extension PostgresError {
    /// The server's answer to `statement`.
    init(result: OpaquePointer, statement: String?) {
        let field = { (code: Int32) in unsafe errorField(code, of: result) }
        let state = field(clibpq_field_sqlstate).map(SQLState.init(rawValue:))
        let text =
            field(clibpq_field_message)
            ?? String(joiningLines: unsafe String(cString: PQresultErrorMessage(result)))
        self.init(
            kind: Self.endsConnection(field(clibpq_field_severity)) ? .connection : .server,
            sqlState: state,
            message: Self.withoutQuotedInput(text, state),
            detail: field(clibpq_field_detail),
            hint: field(clibpq_field_hint),
            constraint: field(clibpq_field_constraint),
            table: field(clibpq_field_table),
            column: field(clibpq_field_column),
            position: field(clibpq_field_position).flatMap { Int($0) },
            statement: statement)
    }

    /// After `FATAL` and `PANIC` the server hangs up.
    static func endsConnection(_ severity: String?) -> Bool {
        severity == "FATAL" || severity == "PANIC"
    }

    /// Data exceptions end in `: "…"` with the value that was refused, in the quotation marks of the
    /// server's language.
    private static func withoutQuotedInput(_ message: String, _ state: SQLState?) -> String {
        guard let state, SQLState.dataException.matches(state) else { return message }
        var kept = ""
        for character in message {
            if "\"'«»„“‘".contains(character), kept.hasSuffix(": ") {
                return String(kept.dropLast(2))
            }
            kept.append(character)
        }
        return kept
    }

    static let cancelled = Self(
        kind: .cancelled, sqlState: .queryCanceled,
        message: "the task was cancelled before the statement was sent")

    static func connection(_ message: String, _ state: SQLState) -> Self {
        Self(kind: .connection, sqlState: state, message: message)
    }

    /// A call that is wrong by itself, whatever the server would say.
    public static func usage(_ message: String, statement: String? = nil) -> Self {
        Self(kind: .usage, message: message, statement: statement)
    }

    static func decoding(_ message: String, column: String? = nil) -> Self {
        Self(kind: .decoding, message: message, column: column)
    }

    static let closed = connection("the connection is closed", .connectionFailure)
}

/// libpq's own account of what went wrong last.
func libraryMessage(_ connection: OpaquePointer) -> String {
    String(joiningLines: unsafe String(cString: PQerrorMessage(connection)))
}

/// A field of an error or a notice, copied out of libpq's memory.
func errorField(_ code: Int32, of result: OpaquePointer) -> String? {
    guard let text = unsafe PQresultErrorField(result, code) else { return nil }
    return unsafe String(cString: text)
}

extension String {
    /// The lines of a message of libpq, which end with a line break each, as one.
    init(joiningLines text: String) {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.drop(while: \.isWhitespace)
        }
        self = lines.joined(separator: "; ")
    }
}
