import FoundationEssentials
import Glibc

/// Prints figures as they come: a table for people, or one JSON object a line.
struct Report {
    private let asJSON: Bool
    private var failed: [String] = []

    init(asJSON: Bool) { self.asJSON = asJSON }

    func begin() {
        guard !asJSON else { return }
        Standard.error("load \(Self.load); ratios count only within one run")
        Standard.line(
            "figure".padded(to: 30) + "ours".aligned(12) + "floor".aligned(12)
                + "  unit".padded(to: 12) + "ratio".aligned(7) + "bound".aligned(14))
    }

    mutating func add(_ figure: Figure) {
        if figure.passes == false { failed.append(figure.name) }
        Standard.line(asJSON ? json(figure) : row(figure))
    }

    /// Says what failed; true if nothing did.
    func end() -> Bool {
        if !failed.isEmpty { Standard.error("FAIL: \(failed.joined(separator: ", "))") }
        return failed.isEmpty
    }

    private func row(_ figure: Figure) -> String {
        let verdict = figure.passes.map { $0 ? "  pass" : "  FAIL" } ?? "      "
        return figure.name.padded(to: 30) + figure.ours.text.aligned(12)
            + (figure.floor?.text ?? "—").aligned(12) + "  \(figure.unit)".padded(to: 12)
            + (figure.ratio.map { $0.rounded(places: 2) } ?? "—").aligned(7)
            + (figure.bound?.text ?? "—").aligned(14) + verdict + "  " + figure.note
    }

    private func json(_ figure: Figure) -> String {
        let members: [(String, String?)] = [
            ("figure", "\"\(figure.name)\""), ("unit", "\"\(figure.unit)\""),
            ("ours", figure.ours.rounded(places: 3)),
            ("floor", figure.floor?.rounded(places: 3)),
            ("ratio", figure.ratio?.rounded(places: 3)),
            ("bound", figure.bound.map { "\"\($0.text)\"" }),
            ("passes", figure.passes.map { "\($0)" }), ("note", "\"\(figure.note)\""),
        ]
        return "{"
            + members.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
            .joined(separator: ",") + "}"
    }

    /// The machine's load: what else it was doing.
    private static var load: String {
        (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?
            .split(separator: " ").prefix(3).joined(separator: " ") ?? "unknown"
    }
}

/// Where results and talk go.
enum Standard {
    /// A result, at once on standard output.
    static func line(_ text: String) {
        print(text)
        fflush(nil)
    }

    /// Talk, on standard error.
    static func error(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}

extension Figure.Bound {
    /// The bound for the table.
    var text: String {
        switch self {
        case .ratioAtMost(let most): "≤ \(most.rounded(places: 2)) ×"
        case .ratioAtLeast(let least): "≥ \(least.rounded(places: 2)) ×"
        case .atMost(let most): "≤ \(most.text)"
        case .atLeast(let least): "≥ \(least.text)"
        }
    }
}

extension Double {
    /// The number with as many places as its size deserves.
    var text: String { rounded(places: self < 100 ? 2 : 0) }

    /// The number with a fixed number of places.
    func rounded(places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let whole = Int64((self * scale).rounded())
        guard places > 0 else { return String(whole) }
        let digits = String(whole).leftPadded(to: places + 1)
        return "\(digits.dropLast(places)).\(digits.suffix(places))"
    }
}

extension String {
    /// The text, filled up with spaces behind it.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    /// The text at the right edge of a column.
    func aligned(_ width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }

    /// The digits, with zeros before them.
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: "0", count: max(0, width - count)) + self
    }
}
