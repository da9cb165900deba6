import EventLog
import FoundationEssentials
import Postgres
import TestSupport

extension NewEvent {
    /// An event with as little in it as a test needs.
    static func noted(
        _ text: String = "", in stream: String = "agency:detroit", id: UUID = UUID(),
        type: String = "Noted", expected: ExpectedVersion = .any, tags: [String] = []
    ) throws -> NewEvent {
        let data = Tree.record([Tree.Member(key: "note", value: .text(Tree.Text(text)))])
        return NewEvent(
            id: id, stream: stream, type: type, expected: expected,
            data: try CanonicalJSON.bytes(of: data), tags: tags)
    }
}

/// Runs `body` on a log of its own, as the superuser.
func withLog(_ body: @Sendable (borrowing Session) throws -> Void) async throws {
    try await withConnection { connection in
        try await connection.perform { session in try body(session) }
    }
}

extension Session {
    /// The whole log.
    func log() throws -> [RecordedEvent] {
        try events(.all, limit: .max)
    }

    /// The single value of a statement's single row.
    func value<Value: PostgresDecodable>(_ sql: String, as type: Value.Type) throws -> Value {
        try execute(Statement(sql: sql))[0].decode(Value.self, 0)
    }
}

/// How a call on the log ended.
enum Outcome: Hashable {
    case done
    case wrongVersion
    case idReused
    case boundaryMoved
    case refused
    case outcomeUnknown
    case flushUnconfirmed
    case unguarded
    /// An error of the server that is none of the log's own.
    case server(String)

    /// Runs `body` and tells how it ended; errors of other layers are thrown on.
    init<Value>(_ body: () throws -> Value) throws {
        do {
            _ = try body()
            self = .done
        } catch let error as EventLogError {
            self.init(error)
        } catch let error as PostgresError {
            guard error.kind == .server, let state = error.sqlState else { throw error }
            self = .server(state.rawValue)
        } catch {
            throw error
        }
    }

    private init(_ error: EventLogError) {
        self =
            switch error {
            case .wrongVersion: .wrongVersion
            case .idReused: .idReused
            case .boundaryMoved: .boundaryMoved
            case .refused: .refused
            case .outcomeUnknown: .outcomeUnknown
            case .flushUnconfirmed: .flushUnconfirmed
            case .unguarded: .unguarded
            }
    }
}
