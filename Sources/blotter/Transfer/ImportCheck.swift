import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections

/// A line that was checked against the log and against the lines before it.
struct CheckedLine {
    let line: ImportLine
    /// Whether the log holds the event already.
    let isKnown: Bool
    /// The event with the version at which its stream was checked.
    let event: NewEvent
}

/// Checks the lines of an import against one another and the log, before anything is written.
enum ImportCheck {
    /// Checks that streams begin once and exist before they go on or are named, and that every
    /// record's course stays one that the rules allow.
    static func run(
        _ lines: [ImportLine], _ validator: Validator, in session: borrowing Session
    ) throws -> [CheckedLine] {
        let known = try session.known(lines.map(\.event.id))
        let fresh = lines.filter { !known.contains($0.event.id) }
        let before = try session.versions(
            of: Array(Set(fresh.flatMap { $0.event.tags.filter { Reference($0) != nil } })))
        var streams = ImportedStreams(versions: before, lines: fresh)
        var failures: [(line: Int, failure: Failure)] = []
        var checked: [CheckedLine] = []
        checked.reserveCapacity(lines.count)
        var courses: [String: [Int]] = [:]
        for (number, line) in lines.enumerated() {
            guard !known.contains(line.event.id) else {
                checked.append(CheckedLine(line: line, isKnown: true, event: line.event))
                continue
            }
            failures += streams.problems(of: line).map { (number, $0) }
            let version = streams.append(line.event.stream)
            var event = line.event
            event.expected = version == 1 ? .none : .exactly(version - 1)
            checked.append(CheckedLine(line: line, isKnown: false, event: event))
            courses[event.stream, default: []].append(number)
        }
        // What does not begin has no course to check.
        for (stream, course) in courses
        where (course.count > 1 || before[stream] != nil) && !streams.missing.contains(stream) {
            failures += try transitions(
                of: course.map { (number: $0, line: lines[$0]) }, since: before[stream] ?? 0,
                validator, in: session)
        }
        try failures.sorted { $0.line < $1.line }.map(\.failure).throwIfAny()
        return checked
    }

    private static func transitions(
        of course: [(number: Int, line: ImportLine)], since version: Int, _ validator: Validator,
        in session: borrowing Session
    ) throws -> [(line: Int, failure: Failure)] {
        guard let stream = course.first?.line.event.stream else { return [] }
        var events: [Event] = []
        if version > 0 {
            try session.forEachEvent(.streams([stream])) { events.append(try Event($0)) }
        }
        let past = History(events).problems
        let next = (events.last?.position ?? 0) + 1
        let arriving = try course.enumerated().map { index, line in
            try Event(
                position: next + Int64(index), id: line.line.event.id.text,
                stream: line.line.stream,
                version: version + index + 1, type: line.line.type.name,
                recordedAt: events.last?.recordedAt ?? Instant(microseconds: 0),
                data: CanonicalJSON.parse(line.line.event.data, as: Value.self).record ?? Record())
        }
        // One fold says whether all is well; only where it is not must the line be found.
        let isAmended = course.contains { Validator.amending.contains($0.line.type.name) }
        guard
            isAmended
                || History(events + arriving).problems.contains(where: {
                    $0.isError && !past.contains($0)
                })
        else { return [] }
        var failures: [(line: Int, failure: Failure)] = []
        for ((number, line), event) in zip(course, arriving) {
            let history = History(events)
            let problems =
                history.problems(appending: event)
                + validator.problems(correction: event, in: history)
            failures += problems.filter(\.isError).map { (number, Failure($0, at: line.place)) }
            events.append(event)
        }
        return failures
    }
}

extension Problem {
    fileprivate var isError: Bool { severity == .error }
}

extension Session {
    /// Which of the ids the log holds.
    fileprivate func known(_ ids: [UUID]) throws -> Set<UUID> {
        var known: Set<UUID> = []
        for row in try execute("select event_id from log.event where event_id = any (\(ids))") {
            known.insert(try row.decode(UUID.self, 0))
        }
        return known
    }
}
