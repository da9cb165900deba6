import EventLog
import Incidents
public import Postgres

extension Session {
    /// How each of the streams begins, in a sentence that names whom it is about.
    ///
    /// As it reads now: corrected, and said to be taken back where the record is. For records that
    /// have no title: a deployment, a demand, a misidentification.
    public func openings(of streams: [String]) throws -> [String: String] {
        var histories: [String: [Incidents.Event]] = [:]
        try forEachEvent(.streams(streams)) { recorded in
            // What cannot be read opens nothing; the fold of its stream says so.
            guard let event = try? Incidents.Event(recorded) else { return }
            histories[recorded.stream, default: []].append(event)
        }
        let sentences = histories.compactMapValues { events -> String? in
            let entries = History(events).entries()
            let isRetracted = entries.retraction != nil
            let first = entries.first { $0.isFactual && ($0.stands || isRetracted) }
            return first.map { Sentence.of($0) + (isRetracted ? " (taken back)" : "") }
        }
        let directory = try directory(of: Set(sentences.values.flatMap(ReferenceWord.all)))
        return sentences.mapValues { sentence in
            let named = ReferenceWord.replacing(in: sentence, directory.name)
            return named.prefix(1).uppercased() + named.dropFirst()
        }
    }
}
