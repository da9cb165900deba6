import EventLog
import Incidents

/// The streams that there are while the lines of an import are walked through, in order.
struct ImportedStreams {
    /// What was named or continued before it began. Each is reported once, where it is first met:
    /// one line in the wrong place would otherwise be an error of every line that rests on it.
    private(set) var missing: Set<String> = []
    private var versions: [String: Int]
    /// Where the import itself begins a stream.
    private let beginnings: [String: String]

    /// - Parameters:
    ///   - versions: What the log holds of the streams that the lines name.
    ///   - lines: Those that the log does not hold.
    init(versions: [String: Int], lines: [ImportLine]) {
        self.versions = versions
        beginnings = Dictionary(
            lines.filter { $0.type.place != .continues }.map { ($0.event.stream, $0.place) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Counts an event; returns the version its stream has with it.
    mutating func append(_ stream: String) -> Int {
        versions[stream, default: 0] += 1
        return versions[stream, default: 0]
    }

    /// What is wrong with a line here: names and streams that are not there, beginnings of some
    /// that are.
    mutating func problems(of line: ImportLine) -> [Failure] {
        let stream = line.event.stream
        var failures: [Failure] = []
        for tag in line.event.tags where tag != stream && Reference(tag) != nil {
            failures += failuresIfMissing(
                tag, "reference.unknown", at: line.place,
                rule: "what an event names was registered before it",
                hint: "register it in an earlier line, or correct the id")
        }
        switch (line.type.place, versions[stream]) {
        case (.opens, let version?) where !missing.contains(stream):
            failures.append(
                Failure(
                    "stream.exists", .invalidData,
                    "\(stream) exists already, with \(version.counted("event"))", at: line.place,
                    rule: "\(line.type.name) begins a stream",
                    hint: "leave the line out if it is the same; give it another id if it is not"))
        case (.continues, nil):
            failures += failuresIfMissing(
                stream, "stream.unknown", at: line.place,
                rule: "\(line.type.name) continues a stream",
                hint: "the event that begins it belongs in an earlier line")
        default: break
        }
        return failures
    }

    private mutating func failuresIfMissing(
        _ name: String, _ id: String, at place: String, rule: String, hint: String
    ) -> [Failure] {
        guard versions[name] == nil, missing.insert(name).inserted else { return [] }
        var failure = Failure(
            id, .invalidData, "\(name) does not exist", at: place, rule: rule, hint: hint)
        if let beginning = beginnings[name] {
            failure.what += " yet: \(beginning) begins it"
            failure.hint = "put that line, or its file, first"
        }
        return [failure]
    }
}
