import CLibPQ

/// What a statement answered: its rows, and how many it touched.
///
/// The bytes stay where libpq put them; reading a field allocates nothing by itself. It belongs to
/// the thread of its session and cannot leave a unit of work: return decoded values.
@safe
public final class Rows {
    private let raw: OpaquePointer
    /// The number of rows.
    public let count: Int

    /// Takes over a result that is no error.
    init(_ raw: OpaquePointer) {
        unsafe self.raw = unsafe raw
        count = Int(unsafe PQntuples(raw))
    }

    deinit {
        unsafe PQclear(raw)
    }

    /// How many rows the statement inserted, updated, deleted, selected or copied.
    public var affectedRows: Int {
        Int(unsafe String(cString: PQcmdTuples(raw))) ?? 0
    }

    /// What the server calls the statement that it ran, such as `INSERT 0 1`.
    public var commandTag: String {
        unsafe String(cString: PQcmdStatus(raw))
    }

    /// The number of columns.
    public var columnCount: Int {
        Int(unsafe PQnfields(raw))
    }

    /// The name of a column, counted from 0; nil where there is none.
    public func columnName(_ column: Int) -> String? {
        guard let column = Int32(exactly: column), let name = unsafe PQfname(raw, column) else {
            return nil
        }
        return unsafe String(cString: name)
    }

    /// The type of a column that exists.
    func type(_ column: Int) -> PostgresType {
        PostgresType(oid: unsafe PQftype(raw, Int32(column)))
    }

    func isNull(_ row: Int, _ column: Int) -> Bool {
        unsafe PQgetisnull(raw, Int32(row), Int32(column)) == 1
    }

    /// The bytes of a field that exists, valid as long as the result.
    @unsafe func field(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(
            start: PQgetvalue(raw, Int32(row), Int32(column)),
            count: Int(PQgetlength(raw, Int32(row), Int32(column))))
    }
}

@available(*, unavailable)
extension Rows: Sendable {}

extension Rows: RandomAccessCollection {
    /// Zero.
    public var startIndex: Int { 0 }
    /// The number of rows.
    public var endIndex: Int { count }

    /// A row, counted from 0.
    public subscript(index: Int) -> Row {
        precondition(index >= 0 && index < count, "row \(index) of \(count)")
        return Row(rows: self, index: index)
    }
}
