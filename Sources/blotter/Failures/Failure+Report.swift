import ArgumentParser
import Glibc

extension Failure {
    /// Says on standard error why the command stopped, and ends the process accordingly.
    static func report(_ error: any Error, asJSON: Bool) -> Never {
        let failures: [Failure]
        switch error {
        case let several as Failures:
            failures = several.all
            if !asJSON {
                Standard.remark(several.all.map(\.text).joined(separator: "\n"))
                Standard.remark(several.summary)
            }
        default:
            failures = [Failure(describing: error)]
            if !asJSON { Standard.remark(failures[0].text) }
        }
        if asJSON { for failure in failures { Standard.remark(failure.json) } }
        exit((failures.first?.status ?? .failed).rawValue)
    }

    /// One line that wrappers can read: the same facts by name.
    private var json: String {
        var members = [("type", "exit_error"), ("id", id), ("message", what)]
        if let place { members.append(("location", place)) }
        if let rule { members.append(("rule", rule)) }
        if let hint { members.append(("hint", hint)) }
        let texts = members.map { "\"\($0.0)\":\($0.1.quotedJSON)" }
        return "{\"code\":\(status.rawValue),\(texts.joined(separator: ","))}"
    }
}
