import EventLog
import Incidents
import Postgres
import Projections

/// Which events of a stream are about which others, by position: an event's id tells a person
/// nothing.
struct AmendmentNotes {
    private var notes: [Int64: [String]] = [:]

    /// Reads what is said of the events of a stream.
    init(of stream: String, in session: borrowing Session) throws {
        let rows = try session.execute(
            """
            select a.position, a.type, e.position from log.event a
            join log.event e on e.stream = a.stream and e.event_id::text = a.data->>'target'
            where a.stream = \(stream) order by a.position
            """)
        // What cannot be read is shown as it stands, with no word of what became of it.
        let events = rows.isEmpty ? [] : (try? session.history(of: stream)) ?? []
        let fallen = Set(History(events).entries().filter { !$0.stands }.map(\.position))
        for row in rows {
            let amendment = try row.decode(Int64.self, 0)
            let target = try row.decode(Int64.self, 2)
            notes[amendment, default: []].append("about @\(target)")
            let word = Self.words[try row.text(1)] ?? "amended by"
            notes[target, default: []].append(
                "\(word) @\(amendment)" + (fallen.contains(amendment) ? ", taken back since" : ""))
        }
    }

    /// What stands in the log about the event, or what the event is about.
    subscript(position: Int64) -> [String] { notes[position] ?? [] }

    private static let words = [
        EventCorrected.name: "corrected by", EventRetracted.name: "retracted by",
        EventDisputed.name: "disputed by", DisputeResolved.name: "the dispute is resolved by",
        VerificationChanged.name: "verification changed by",
    ]
}
