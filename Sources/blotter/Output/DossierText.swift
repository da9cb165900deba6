import FoundationEssentials
import Glibc
import Incidents
import Projections

/// A dossier as text: headings, notes, and tables that stay readable however wide they are.
struct DossierText {
    let dossier: Dossier
    /// How many characters a line may have.
    let width: Int

    /// The terminal's width, or COLUMNS, or 100 where nobody says.
    static var terminalWidth: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 {
            return Int(size.ws_col)
        }
        let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 0
        return columns >= 40 ? columns : 100
    }

    var text: String {
        var lines = [dossier.title, String(repeating: "═", count: dossier.title.count)]
        let label = dossier.facts.map(\.label.count).max() ?? 0
        for fact in dossier.facts {
            lines += wrapped(
                fact.value, first: fact.label.padded(to: label) + "  ", indent: label + 2)
        }
        for section in dossier.sections { lines += [""] + self.lines(of: section) }
        lines += ["", "This dossier stands \(dossier.standing)."]
        return lines.map(\.visible).joined(separator: "\n") + "\n"
    }

    private func lines(of section: Dossier.Section) -> [String] {
        var lines = [section.title, String(repeating: "─", count: section.title.count)]
        if let note = section.note { lines += wrapped(note, first: "", indent: 0) }
        guard !section.rows.isEmpty else { return lines + ["No information recorded."] }
        let table = rows(of: section)
        let fits = section.columns.count > 1 && table.allSatisfy { $0.count <= width }
        return lines + (fits ? table : section.rows.flatMap { paragraph(section.columns, $0) })
    }

    private func rows(of section: Dossier.Section) -> [String] {
        let cells = section.rows.map { row in row.isStruck ? struck(row.cells) : row.cells }
        return TextTable(section.columns, cells).text.split(separator: "\n").map(String.init)
    }

    /// A row as a paragraph, where the columns would not fit side by side: its first cell, then the
    /// others by name, as many to a line as it takes.
    private func paragraph(_ columns: [String], _ row: Dossier.Row) -> [String] {
        let cells = row.isStruck ? struck(row.cells) : row.cells
        guard let first = cells.first else { return [] }
        var lines = wrapped(first, first: "• ", indent: 2)
        let indent = String(repeating: " ", count: 4)
        var line = indent
        for (column, cell) in zip(columns, cells).dropFirst() where cell != "—" {
            let pair = "\(column): \(cell)"
            if line.count > 4, line.count + 3 + pair.count <= width {
                line += " · " + pair
                continue
            }
            if line.count > 4 { lines.append(line) }
            let wrapped = wrapped(pair, first: indent, indent: 6)
            lines += wrapped.dropLast()
            line = wrapped.last ?? indent
        }
        return line.count > 4 ? lines + [line] : lines
    }

    private func struck(_ cells: [String]) -> [String] {
        guard let first = cells.first else { return cells }
        return ["[retracted] " + first] + cells.dropFirst()
    }

    /// The text broken between words, the first line behind `first`, the others indented.
    private func wrapped(_ text: String, first: String, indent: Int) -> [String] {
        var lines: [String] = []
        var line = first
        var isFresh = true
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            for word in paragraph.split(separator: " ") {
                if !isFresh && line.count + 1 + word.count > width {
                    lines.append(line)
                    line = String(repeating: " ", count: indent)
                    isFresh = true
                }
                line += (isFresh ? "" : " ") + word
                isFresh = false
            }
            lines.append(line)
            line = String(repeating: " ", count: indent)
            isFresh = true
        }
        return lines
    }
}
