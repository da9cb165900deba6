import Incidents

extension Failure {
    /// A broken rule of the domain; `place` says which line or option it came from.
    init(_ problem: Problem, at place: String? = nil) {
        // The domain says of a field what it "is" or "has": the field is the sentence's subject.
        let isPredicate = problem.message.hasPrefix("is ") || problem.message.hasPrefix("has ")
        let parts = [place, problem.field.isEmpty ? nil : problem.field]
        self.init(
            problem.code, .invalidData,
            isPredicate && !problem.field.isEmpty
                ? "\(problem.field) \(problem.message)" : problem.message,
            at: parts.compactMap { $0 }.joined(separator: ", "), rule: problem.rule,
            hint: problem.hint)
    }
}

extension Array where Element == Problem {
    /// Throws what is wrong, and tells what only looks wrong.
    func enforce(outcome: String) throws {
        for warning in self where warning.severity == .warning {
            Standard.remark(Failure(warning).warningText)
        }
        let errors = filter { $0.severity == .error }
        if !errors.isEmpty {
            throw Failures(all: errors.map { Failure($0) }, summary: outcome)
        }
    }
}
