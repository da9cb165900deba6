import EventLog
import Incidents
import Postgres
import ProjectionEngine
import Projections

extension Connection {
    /// Everybody whom a dossier can be about: every such stream that the log has or refers to.
    var subjects: [String] {
        get async throws {
            try await perform { session in
                try session.execute(
                    """
                    select distinct tag from log.tag
                    where split_part(tag, ':', 1)
                      in ('agency', 'organisation', 'jurisdiction', 'vendor')
                    order by 1
                    """
                ).map { try $0.text(0) }
            }
        }
    }

    /// Every row of every table, as the server prints it, in a fixed order.
    func rows(of model: some ReadModel) async throws -> [String] {
        try await perform { try $0.rows(of: model) }
    }

    /// The rows about everybody, as a query hands them on: whoever they are about is a tag.
    func records(of model: some ReadModel) async throws -> [String] {
        try await perform { session in
            try Self.lines(session.records(of: model, subjects: session.tags()))
        }
    }

    /// The same, folded from the log up to a position.
    func records(of model: some ReadModel, through position: Int64) async throws -> [String] {
        try await perform { session in
            try Self.lines(
                session.records(of: model, subjects: session.tags(), through: position))
        }
    }

    /// How far the read model has come; 0 before its first run.
    func position(of model: some ReadModel) async throws -> Int64 {
        try await perform { try $0.checkpoint(of: model)?.position ?? 0 }
    }

    private static func lines(_ records: [String: [Record]]) throws -> [String] {
        try records.sorted { $0.key < $1.key }.flatMap { table, rows in
            try rows.map { row in
                let bytes = try CanonicalJSON.bytes(of: Value.record(row), limit: .max)
                return "\(table) \(String(decoding: bytes, as: UTF8.self))"
            }
        }
    }
}

extension Session {
    /// Whatever any event concerns.
    fileprivate func tags() throws -> [String] {
        try execute("select distinct tag from log.tag order by 1").map { try $0.text(0) }
    }

    /// Every row of every table, as the server prints it, in a fixed order.
    func rows(of model: some ReadModel) throws -> [String] {
        try model.tables.flatMap { table in
            try execute(
                Statement(sql: "select t::text from \(model.name).\(table) t order by 1")
            ).map { "\(table) \(try $0.text(0))" }
        }
    }
}

extension Connection {
    /// What work came to, whether it succeeded or not.
    func result<Value: Sendable>(
        _ work: @Sendable (borrowing Session) throws -> Value
    ) async -> Result<Value, any Error> {
        do {
            return .success(try await perform(work))
        } catch {
            return .failure(error)
        }
    }

    /// Ends another connection's server process, as a crash of its client's host would.
    func terminate(_ pid: Int32) async throws {
        try await perform { session in
            _ = try session.execute("select pg_terminate_backend(\(pid))")
        }
    }
}
