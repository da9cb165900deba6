import FoundationEssentials
import Postgres

extension Timestamp {
    /// The time to the second, in UTC: `2020-06-08 12:00:00Z`.
    var short: String { description.prefix(19).replacing("T", with: " ") + "Z" }
}
