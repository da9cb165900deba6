/// What is wrong, or looks wrong, in one event: a fact, not yet words on a screen.
public struct Problem: Sendable, Hashable {
    /// Whether the event is refused or only remarked on.
    public enum Severity: Sendable { case error, warning }

    /// A stable id that scripts and tests may match: `money.negative`, `date.unreadable`.
    public let code: String
    /// Refused or remarked on.
    public let severity: Severity
    /// Where in the event: `parties[1].role`; empty for the event as a whole.
    public let field: String
    /// What is wrong, in one sentence without full stop.
    public let message: String
    /// Which rule says so.
    public let rule: String
    /// What to do next.
    public let hint: String

    /// The event's fields of which one is missing; empty for problems of any other sort.
    public let alternatives: [String]

    /// Makes a problem.
    public init(
        _ code: String, _ severity: Severity = .error, field: String, _ message: String,
        rule: String, hint: String, alternatives: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.field = field
        self.message = message
        self.rule = rule
        self.hint = hint
        self.alternatives = alternatives
    }

    /// The same, with what stands for events that are only checked in place of their positions; a
    /// name may be given by their number, from 0.
    public func namingUnrecorded(_ name: (Int) -> String) -> Problem {
        func named(_ text: String) -> String {
            text.replacing(/@([0-9]+)/) { found in
                let number = (Int64(found.1) ?? 0) - Event.firstUnrecorded
                return number < 0 ? String(found.0) : name(Int(number))
            }
        }
        return Problem(
            code, severity, field: field, named(message), rule: rule, hint: named(hint),
            alternatives: alternatives)
    }

    /// The same problem, seen from the record or list around it: `role` under `parties[1]`.
    func under(_ outer: String) -> Problem {
        let joint = field.isEmpty || field.hasPrefix("[") ? "" : "."
        return Problem(
            code, severity, field: outer + joint + field, message, rule: rule, hint: hint)
    }
}

extension [Problem] {
    /// Those that are here more often than among the others, in their order.
    public func subtracting(_ others: [Problem]) -> [Problem] {
        var known = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
        return filter { problem in
            guard let count = known[problem], count > 0 else { return true }
            known[problem] = count - 1
            return false
        }
    }
}
