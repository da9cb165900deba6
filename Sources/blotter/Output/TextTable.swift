/// Rows in aligned columns, for a terminal.
struct TextTable {
    private let header: [String]
    private let rows: [[String]]

    init(_ header: [String], _ rows: [[String]]) {
        self.header = header.map { $0.uppercased() }
        self.rows = rows.map { $0.map(\.visible) }
    }

    /// The table; the last column is left ragged.
    var text: String {
        let widths = header.indices.map { column in
            ([header] + rows).map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
        }
        return ([header] + rows).map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let isLast = column == row.count - 1
                line += isLast ? cell : cell.padded(to: widths[column]) + "  "
            }
            return line + "\n"
        }.joined()
    }
}

extension String {
    /// The text followed by as many spaces as it is shorter than `width` characters.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
