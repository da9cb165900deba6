/// Why a statement, a connection or a value failed.
///
/// No error text holds a parameter's value: what is logged here is about people.
public struct PostgresError: Error, Sendable {
    /// The layer where an error arose.
    public enum Kind: Sendable, Hashable {
        /// The server refused a statement; the connection goes on.
        case server
        /// The connection could not be made or is lost; it is spent and another must be opened.
        case connection
        /// A value is not of the type that was asked for.
        case decoding
        /// The connection string is none that libpq can read; nothing was sent.
        case target
        /// The call itself is wrong, a mistake of the program; what it sent before may stand.
        case usage
        /// The task was cancelled before the statement was sent.
        case cancelled
        /// An earlier statement of the same pipeline failed, so this one was not run.
        case aborted
    }

    /// The layer where the error arose.
    public let kind: Kind
    /// The server's condition code; nil when only this side knows of the error.
    public let sqlState: SQLState?
    /// What happened, in one sentence.
    public let message: String
    /// The server's detail, which may quote stored rows and is therefore in no description.
    public let detail: String?
    /// The server's advice.
    public let hint: String?
    /// The constraint that was violated.
    public let constraint: String?
    /// The table concerned, without its schema.
    public let table: String?
    /// The column concerned.
    public let column: String?
    /// Where in `statement` the error lies, in characters from 1.
    public let position: Int?
    /// The text of the statement, with `$1` where its parameters stand.
    public let statement: String?

    init(
        kind: Kind, sqlState: SQLState? = nil, message: String, detail: String? = nil,
        hint: String? = nil, constraint: String? = nil, table: String? = nil,
        column: String? = nil, position: Int? = nil, statement: String? = nil
    ) {
        self.kind = kind
        self.sqlState = sqlState
        self.message = message
        self.detail = detail
        self.hint = hint
        self.constraint = constraint
        self.table = table
        self.column = column
        self.position = position
        self.statement = statement
    }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// One line for a log or a terminal; its wording is no interface.
    public var description: String {
        let line = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let sqlState else { return line }
        return "\(line) (SQLSTATE \(sqlState.rawValue))"
    }

    /// The error as psql shows it, with a caret under the place in the statement.
    public var debugDescription: String {
        var lines = ["ERROR:  \(description)"]
        if let statement {
            lines += excerpt(of: statement)
        }
        if let hint {
            lines.append("HINT:  \(hint)")
        }
        let names = [("TABLE", table), ("COLUMN", column), ("CONSTRAINT", constraint)]
        for case (let label, let name?) in names {
            lines.append("\(label):  \(name)")
        }
        return lines.joined(separator: "\n")
    }

    private func excerpt(of statement: String) -> [String] {
        let lines = statement.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let position else {
            return lines.enumerated().map { "LINE \($0.offset + 1): \($0.element)" }
        }
        // The server counts characters as code points.
        var left = position - 1
        for (index, line) in lines.enumerated() {
            let length = line.unicodeScalars.count
            if left <= length {
                let label = "LINE \(index + 1): "
                let caret = String(repeating: " ", count: label.count + left) + "^"
                return [label + line, caret]
            }
            left -= length + 1
        }
        return []
    }
}
