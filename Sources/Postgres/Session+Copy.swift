import CLibPQ

extension Session {
    /// Loads rows by `copy … from stdin (format binary)`, and returns their number.
    ///
    /// The server converts nothing: the values must have the columns' own types. When `body`
    /// throws, the copy is aborted, no row of it stays, and the error is thrown on. No other
    /// statement can run meanwhile.
    public func copyIn(_ sql: String, _ body: (inout CopyWriter) throws -> Void) throws -> Int {
        try state.checkReady(for: sql)
        try refuseNUL(in: sql)
        let isBinary = try state.beginCopy(sql)
        state.isCopying = true
        defer { state.isCopying = false }
        do {
            guard isBinary else {
                throw PostgresError.usage("COPY must say FORMAT BINARY", statement: sql)
            }
            var writer = CopyWriter(state: state)
            try body(&writer)
            try writer.finish()
        } catch {
            _ = unsafe PQputCopyEnd(state.raw, "the writer stopped before the end")
            state.drainResults()
            throw error
        }
        return try state.finishCopy(sql)
    }
}

extension SessionState {
    /// Starts a copy, and tells whether it is binary.
    fileprivate func beginCopy(_ sql: String) throws(PostgresError) -> Bool {
        guard unsafe PQsendQuery(raw, sql) == 1, let result = unsafe PQgetResult(raw) else {
            throw refusal()
        }
        if unsafe PQresultStatus(result) == PGRES_COPY_IN {
            defer { unsafe PQclear(result) }
            return unsafe PQbinaryTuples(result) == 1
        }
        defer { drainResults() }
        endCopy(unsafe PQresultStatus(result))
        _ = try unsafe rows(from: result, of: sql)
        throw .usage("not a COPY … FROM STDIN", statement: sql)
    }

    fileprivate func finishCopy(_ sql: String) throws(PostgresError) -> Int {
        guard unsafe PQputCopyEnd(raw, nil) == 1 else { throw refusal() }
        defer { drainResults() }
        return try unsafe rows(from: PQgetResult(raw), of: sql).affectedRows
    }
}

/// Writes the rows of one binary COPY (PostgreSQL manual, COPY, "Binary Format").
public struct CopyWriter: ~Copyable {
    private let state: SessionState
    private var encoder = ValueEncoder()

    /// Large enough that a send costs nothing beside its rows, small enough to stay in the cache.
    private static let chunk = 128 << 10

    fileprivate init(state: SessionState) {
        self.state = state
        encoder.bytes.reserveCapacity(Self.chunk + 16 << 10)
        encoder.append(bytes: Array("PGCOPY\n".utf8) + [0xff] + Array("\r\n\0".utf8))
        encoder.append(integer: Int32(0))
        encoder.append(integer: Int32(0))
    }

    /// Writes a row: `fields` appends a value for each column of the COPY, in its order.
    ///
    /// A row whose `fields` throw is not written, and the error is thrown on.
    public mutating func row(_ fields: (inout CopyFields) throws -> Void) throws {
        let start = encoder.bytes.count
        encoder.append(integer: Int16(0))
        var row = CopyFields(encoder: encoder)
        // Two owners of the bytes would copy them at the first write.
        encoder.bytes = []
        defer { encoder = row.encoder }
        do {
            try fields(&row)
        } catch {
            row.encoder.truncate(to: start)
            throw error
        }
        row.encoder.replaceInteger(at: start, with: row.count)
        if row.encoder.bytes.count >= Self.chunk {
            try state.put(&row.encoder)
        }
    }

    fileprivate mutating func finish() throws(PostgresError) {
        encoder.append(integer: Int16(-1))
        try state.put(&encoder)
    }
}

/// The fields of a row that is being written.
public struct CopyFields: ~Copyable {
    fileprivate var encoder: ValueEncoder
    fileprivate var count: Int16 = 0

    /// Appends the value of the next column.
    ///
    /// Throws an error of kind `usage` for a value that the server cannot hold.
    public mutating func append(_ value: some PostgresEncodable) throws(PostgresError) {
        try encoder.append(framed: value)
        count += 1
    }
}

extension SessionState {
    /// Hands the bytes to libpq, which sends them, and empties the encoder.
    fileprivate func put(_ encoder: inout ValueEncoder) throws(PostgresError) {
        let raw = unsafe raw
        let length = try encoder.length(from: 0)
        let sent = unsafe encoder.bytes.withUnsafeBytes { bytes in
            unsafe PQputCopyData(
                raw, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), length)
        }
        guard sent == 1 else { throw refusal() }
        try checkCancellation()
        encoder.bytes.removeAll(keepingCapacity: true)
    }
}
