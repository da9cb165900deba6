import FoundationEssentials
import Scheduling

/// The instant that `text` writes, such as `2026-03-29T01:00Z`.
func instant(_ text: String) throws -> Date {
    try Date(text.replacing("Z", with: ":00Z"), strategy: .iso8601)
}

/// The first `count` instants after `start` at which `schedule` is due, as `2026-03-29T01:00Z`.
func due(_ schedule: String, after start: String, count: Int) throws -> [String] {
    try Schedule(schedule)
        .occurrences(after: instant(start), through: .distantFuture, limit: count)
        .map { $0.formatted(.iso8601).replacing(":00Z", with: "Z") }
}
