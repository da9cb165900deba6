/// One row of a result; columns are counted from 0.
public struct Row {
    let rows: Rows
    let index: Int

    /// Reads a field as a value of `type`.
    ///
    /// Throws an error of kind `decoding` when the column is missing, of another type, or null
    /// where `type` has no null.
    public func decode<Value: PostgresDecodable>(
        _ type: Value.Type, _ column: Int
    ) throws(PostgresError) -> Value {
        try check(column)
        let columnType = rows.type(column)
        guard Value.canDecode(columnType) else {
            throw failure(column, "has type oid \(columnType.oid), not one to read as \(type)")
        }
        if rows.isNull(index, column) { return try null(column, as: type) }
        do throws(PostgresError) {
            return try Value(
                postgresBytes: unsafe rows.field(index, column).bytes, type: columnType)
        } catch {
            throw failure(column, "holds \(error.message)")
        }
    }

    // Apart, because the type of an optional value is looked up at run time wherever it may be
    // needed: a twentieth of what a replay takes.
    @inline(never)
    private func null<Value: PostgresDecodable>(
        _ column: Int, as type: Value.Type
    ) throws(PostgresError) -> Value {
        guard let null = Value.postgresNull else {
            throw failure(column, "is null where \(type) is read")
        }
        return null
    }

    /// Reads a field as text.
    ///
    /// Throws as `decode` does.
    public func text(_ column: Int) throws(PostgresError) -> String {
        try decode(String.self, column)
    }

    /// Tells whether a field is null; a column that does not exist is.
    public func isNull(_ column: Int) -> Bool {
        column < 0 || column >= rows.columnCount || rows.isNull(index, column)
    }

    private func check(_ column: Int) throws(PostgresError) {
        guard column >= 0, column < rows.columnCount else {
            throw .decoding("column \(column) of \(rows.columnCount) does not exist")
        }
    }

    private func failure(_ column: Int, _ problem: String) -> PostgresError {
        let name = rows.columnName(column) ?? "?"
        return .decoding("column \(column) (\(name)) \(problem)", column: name)
    }
}

@available(*, unavailable)
extension Row: Sendable {}
