import Incidents
import Testing

/// A stream under construction: events get their ids, versions and positions as they come.
struct Story {
    let stream: Reference
    private(set) var events: [Event] = []
    private var position: Int64

    /// Begins a stream whose first event stands at `position`.
    init(_ stream: String, at position: Int64 = 1) throws {
        self.stream = try #require(Reference(stream))
        self.position = position - 1
    }

    /// Adds an event, and returns its id.
    @discardableResult
    mutating func add(_ type: String, _ occurred: String? = nil, _ fields: Record = [:]) -> String {
        let event = next(type, occurred, fields)
        events.append(event)
        position += 1
        return event.id
    }

    /// The event that would come next.
    func next(_ type: String, _ occurred: String? = nil, _ fields: Record = [:]) -> Event {
        var data = fields
        data["occurred"] = occurred.map(Value.text)
        return Event(
            position: position + 1, id: "\(stream.id)-\(events.count + 1)", stream: stream,
            version: events.count + 1, type: type,
            recordedAt: Instant(microseconds: position * 1_000_000), data: data)
    }

    var history: History { History(events) }

    /// The history as the log knew it at a position.
    func history(at position: Int64) -> History {
        History(events.filter { $0.position <= position })
    }

    /// The codes of what the rules refuse or remark on if this event comes next.
    func codes(
        appending type: String, _ occurred: String? = nil, _ fields: Record = [:]
    ) -> [String] {
        history.problems(appending: next(type, occurred, fields)).map(\.code)
    }
}

extension Deployment {
    /// Whether it is in use on a day, as a dossier tells it.
    func activity(on day: Day) -> Activity {
        Activity(
            state: state, isAggregate: isAggregate, started: started, disclosed: disclosed,
            pilotUntil: pilotUntil, suspended: suspended, ended: ended,
            lastConfirmed: lastConfirmed, on: day)
    }
}

/// A day that a test knows to exist.
func day(_ text: String) throws -> Day { try #require(Day(text)) }

/// Money of an event's data.
func usd(_ amount: String, _ kind: String) -> Value {
    ["amount": .text(amount), "currency": "USD", "kind": .text(kind), "precision": "exact"]
}
