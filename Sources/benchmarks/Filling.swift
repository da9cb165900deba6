import EventLog
import Postgres

extension Session {
    /// Appends the entities and `count` events of a made history.
    func fill(with history: History, count: Int) throws {
        _ = try append(History.entities())
        let slice = 100_000
        for start in stride(from: 0, to: count, by: slice) {
            var events = try history.events(start..<min(start + slice, count)).makeIterator()
            _ = try appendStaged(next: { events.next() })
        }
    }
}
