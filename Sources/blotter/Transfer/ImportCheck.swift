import Crypto
import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections

/// A line that was checked against the log and against the lines before it.
struct CheckedLine {
    /// Whether it is to be recorded, or is already.
    enum Standing {
        case new
        /// The log holds the event.
        case known
        /// The log, or an earlier line, holds the row that it was made of, under another event id.
        case repeated
    }

    let line: ImportLine
    let standing: Standing
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
        let known = try session.known(lines)
        let fresh = lines.filter { known[$0.event.id] == nil }
        let before = try session.versions(
            of: Array(Set(fresh.flatMap { $0.event.tags.filter { Reference($0) != nil } })))
        var streams = ImportedStreams(versions: before, lines: fresh)
        var claims = try ImportedClaims(fresh, in: session)
        var rows = try ImportedRows(fresh, in: session)
        var failures: [(line: Int, failure: Failure)] = []
        var checked: [CheckedLine] = []
        checked.reserveCapacity(lines.count)
        var courses: [String: [Int]] = [:]
        for (number, line) in lines.enumerated() {
            if let isSame = known[line.event.id] {
                if !isSame { failures.append((number, line.reused)) }
                checked.append(CheckedLine(line: line, standing: .known, event: line.event))
                continue
            }
            do {
                if try rows.hold(line) {
                    checked.append(
                        CheckedLine(line: line, standing: .repeated, event: line.event))
                    continue
                }
            } catch let failure as Failure {
                failures.append((number, failure))
                continue
            } catch {
                throw error
            }
            failures += streams.problems(of: line).map { (number, $0) }
            failures += try claims.problems(of: line, in: session).map { (number, $0) }
            let version = streams.append(line.event.stream)
            var event = line.event
            event.expected = version == 1 ? .none : .exactly(version - 1)
            checked.append(CheckedLine(line: line, standing: .new, event: event))
            courses[event.stream, default: []].append(number)
        }
        // What does not begin has no course to check.
        for (stream, course) in courses.sorted(by: { $0.value[0] < $1.value[0] })
        where (course.count > 1 || before[stream] != nil) && !streams.missing.contains(stream) {
            failures += try failuresOfCourse(
                course.map { (number: $0, line: lines[$0]) }, of: lines, since: before[stream] ?? 0,
                validator, &claims, in: session)
        }
        for warning in claims.warnings { Standard.remark(warning.warningText) }
        try failures.sorted { $0.line < $1.line }.map(\.failure).throwIfAny()
        return checked
    }

    /// How many misfits of one record are told, and how many errors of it at most looked for.
    private static let most = 20

    private static func failuresOfCourse(
        _ course: [(number: Int, line: ImportLine)], of lines: [ImportLine], since version: Int,
        _ validator: Validator, _ claims: inout ImportedClaims, in session: borrowing Session
    ) throws -> [(line: Int, failure: Failure)] {
        guard let stream = course.first?.line.event.stream else { return [] }
        let events = version > 0 ? try session.history(of: stream) : []
        let all = try course.reduce(into: events) { all, line in
            all.append(try line.line.event(after: all, number: line.number))
        }
        let arriving = Array(all[events.count...])
        let misfits = misfits(in: arriving, after: events)
        if misfits.count >= most {
            Standard.remark("Of \(stream), the first \(most) remarks and errors are told.")
        }
        var failures: [(line: Int, failure: Failure)] = []
        for (index, event) in arriving.enumerated() {
            let (number, line) = course[index]
            let isAmending = Validator.amending.contains(event.type)
            guard isAmending || misfits[index] != nil else { continue }
            let revised =
                isAmending
                ? Validator.revised(by: event, in: History(events + arriving[..<index])) : []
            failures += try claims.failures(
                of: line,
                with: (misfits[index, default: []] + validator.problems(ofRevised: revised))
                    .map { $0.namingUnrecorded { lines[$0].place } },
                revising: revised.map(\.after), in: session
            ).map { (number, $0) }
        }
        return failures
    }

    /// What the course makes wrong, or look wrong, by the number of the event with which it does.
    ///
    /// Found by halving: one fold says whether all is well, and a fold for each event would make
    /// the import of a long record take minutes. So would the finding of a thousand misfits: after
    /// the first of them only errors are looked for, and after as many errors nothing is.
    private static func misfits(in arriving: [Event], after events: [Event]) -> [Int: [Problem]] {
        var known = History(events).problems
        var misfits: [Int: [Problem]] = [:]
        func news(after count: Int) -> [Problem] {
            let news = History(events + arriving[..<count]).problems.subtracting(known)
            return misfits.count < most ? news : news.filter { $0.severity == .error }
        }
        func isLookingOn() -> Bool {
            misfits.values.count { $0.contains { $0.severity == .error } } < most
        }
        var sound = 0
        while sound < arriving.count, isLookingOn(), !news(after: arriving.count).isEmpty {
            var unsound = arriving.count
            while unsound - sound > 1 {
                let middle = (sound + unsound) / 2
                if news(after: middle).isEmpty { sound = middle } else { unsound = middle }
            }
            let found = news(after: unsound)
            misfits[unsound - 1] = found
            known += found
            sound = unsound
        }
        return misfits
    }
}

extension ImportLine {
    /// What to say of an id under which the log holds something else.
    fileprivate var reused: Failure {
        Failure(
            "log.id-reused", .conflict, "the log holds event \(event.id.text) with other content",
            at: place, rule: "an event id stands for one content for ever",
            hint: "blotter event show \(event.id.text)  shows that content; for another event, "
                + "leave event_id out")
    }
}

extension Session {
    /// The ids of the lines that the log holds, and whether with the same content.
    fileprivate func known(_ lines: [ImportLine]) throws -> [UUID: Bool] {
        var digests: [UUID: Bytes] = [:]
        let rows = try execute(
            """
            select event_id, sha256(convert_to(
              stream || ' ' || type || ' ' || schema_version || ' ' || data::text, 'UTF8'))
            from log.event where event_id = any (\(lines.map(\.event.id)))
            """)
        for row in rows {
            digests[try row.decode(UUID.self, 0)] = try row.decode(Bytes.self, 1)
        }
        var known: [UUID: Bool] = [:]
        for line in lines {
            guard let digest = digests[line.event.id] else { continue }
            let event = line.event
            let head = Array("\(event.stream) \(event.type) \(event.schemaVersion) ".utf8)
            known[event.id] = digest == Bytes(Array(SHA256.hash(data: head + event.data)))
        }
        return known
    }
}
