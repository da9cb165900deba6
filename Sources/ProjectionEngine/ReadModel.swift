public import EventLog

/// A read model: a fold over streams and the tables that its rows go to.
///
/// The rows of a stream are a pure function of the stream's events up to a position. That is what
/// makes incremental, rebuilt and as-of answers the same: whoever folds, folds the whole stream.
public protocol ReadModel: Sendable {
    /// The schema that holds its tables, and its name in commands: `agency`.
    var name: String { get }
    /// Raised whenever the same events would give other rows; a difference asks for a rebuild.
    var version: Int { get }
    /// The tables, as a script run with the schema as search path.
    ///
    /// Every table has a column `stream text not null`, by which its rows are replaced, and a
    /// column `subject text not null`, whoever they are about: a tag of one of the stream's events,
    /// by which as-of answers find the stream.
    var definition: String { get }
    /// The tables' names.
    var tables: [String] { get }

    /// Whether rows may come from streams of this name.
    func folds(stream: String) -> Bool
    /// The rows that a stream's events, in order of version, amount to.
    ///
    /// - Throws: What the fold could not take.
    func rows(of stream: String, events: [RecordedEvent]) throws -> [ReadModelRow]
}

/// A row of a read model's table: a JSON object whose members are named like the columns.
public struct ReadModelRow: Sendable {
    /// The table's name.
    public let table: String
    /// Whoever the row is about, as a reference.
    public let subject: String
    /// The row as JSON text.
    public let json: [UInt8]

    /// Makes a row; `json` is an object, and is checked by the server.
    public init(table: String, subject: String, json: [UInt8]) {
        self.table = table
        self.subject = subject
        self.json = json
    }
}
