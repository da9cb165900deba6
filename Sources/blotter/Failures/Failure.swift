/// Why a command stopped: facts, which `Failure.report` puts into words on standard error.
struct Failure: Error {
    /// A stable id for scripts: `date.unreadable`.
    var id: String
    /// How the process ends.
    var status: ExitStatus
    /// What is wrong, one sentence without full stop.
    var what: String
    /// Where: file and line, field, stream.
    var place: String?
    /// Which rule says so.
    var rule: String?
    /// What to do next.
    var hint: String?

    init(
        _ id: String, _ status: ExitStatus, _ what: String, at place: String? = nil,
        rule: String? = nil, hint: String? = nil
    ) {
        self.id = id
        self.status = status
        self.what = what
        self.place = place
        self.rule = rule
        self.hint = hint
    }

    /// The lines for a person: what, where, rule, hint.
    var text: String { lines(as: "error") }

    /// The same, of something that is recorded all the same.
    var warningText: String { lines(as: "warning") }

    private func lines(as severity: String) -> String {
        var lines = ["\(severity): \(what)  [\(id)]"]
        if let place, !place.isEmpty { lines.append("  --> \(place)") }
        if let rule { lines.append("  rule: \(rule)") }
        if let hint { lines.append("  hint: \(hint)") }
        return lines.map(\.visible).joined(separator: "\n")
    }
}

/// Several failures of one piece of input, reported together so that they can be mended together.
struct Failures: Error {
    let all: [Failure]
    /// What became of the input as a whole.
    let summary: String
}
