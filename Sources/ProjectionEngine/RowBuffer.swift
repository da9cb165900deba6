import Postgres

/// Rows on their way into a read model's tables, kept per table as one JSON array.
struct RowBuffer {
    private let schema: String
    private let tables: [String]
    private var arrays: [String: [UInt8]] = [:]

    init(model: some ReadModel, schema: String) {
        self.schema = schema
        tables = model.tables
    }

    /// How much is waiting to be written, in bytes.
    var size: Int { arrays.values.reduce(0) { $0 + $1.count } }

    mutating func append(_ rows: [ReadModelRow]) {
        for row in rows {
            Self.append(row.json, to: &arrays[row.table, default: []])
        }
    }

    private static func append(_ json: [UInt8], to array: inout [UInt8]) {
        array.append(array.isEmpty ? UInt8(ascii: "[") : UInt8(ascii: ","))
        array += json
    }

    /// Inserts what is waiting: one statement a table, the columns matched by name.
    mutating func write(in session: borrowing Session) throws {
        for table in tables {
            guard var array = arrays.removeValue(forKey: table) else { continue }
            array.append(UInt8(ascii: "]"))
            _ = try session.execute(
                Statement(
                    sql: """
                        insert into \(schema).\(table)
                        select * from json_populate_recordset(null::\(schema).\(table), $1)
                        """,
                    parameters: [JSONText(utf8: array)]))
        }
    }
}
