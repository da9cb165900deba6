import ArgumentParser
import EventLog
import Incidents

/// How a result is printed: for people, or for programs.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, ndjson
}

/// The rows of a list, and how they are printed.
struct Listing: ParsableArguments {
    @Option(help: "table for people; csv, json or ndjson for programs.")
    var format: OutputFormat = .table

    /// Prints the rows; of no rows people are told `otherwise`, and programs see that there are none.
    ///
    /// A cell is text, a number, or null for what there is not.
    func show(_ columns: [String], _ rows: [[Value]], otherwise: String) throws {
        switch format {
        case .table where rows.isEmpty: Standard.remark(otherwise)
        case .table:
            try Standard.output(TextTable(columns, rows.map { $0.map { $0.cell("–") } }).text)
        case .json, .ndjson:
            let records = rows.map { row in
                Value.record(Record(zip(columns.map(\.key), row).map { (key: $0, value: $1) }))
            }
            try Self.print(format == .json ? [.list(records)] : records)
        case .csv:
            try Standard.output(CSV.text(columns.map(\.key), rows.map { $0.map { $0.cell("") } }))
        }
    }

    /// Prints values, each as JSON on a line of its own.
    static func print(_ values: [Value]) throws {
        for value in values {
            let json = try CanonicalJSON.bytes(of: value, limit: .max)
            try Standard.line(String(decoding: json, as: UTF8.self))
        }
    }
}

extension Value {
    fileprivate func cell(_ absent: String) -> String {
        text ?? number.map { "\($0)" } ?? absent
    }
}

extension String {
    /// A column's heading as programs name it.
    fileprivate var key: String { replacing(" ", with: "_") }
}
