import FoundationEssentials
import Postgres

extension Timestamp {
    /// The whole second, rounded down: what a schedule can tell apart.
    var date: Date {
        let seconds = Int(microsecondsSinceUnixEpoch).dividedDown(by: 1_000_000)
        return Date(timeIntervalSince1970: Double(seconds))
    }

    /// The instant of a schedule's `date`, which is a whole second.
    init(_ date: Date) {
        self.init(microsecondsSinceUnixEpoch: Int64(date.timeIntervalSince1970) * 1_000_000)
    }
}
