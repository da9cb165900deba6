import FoundationEssentials
import Postgres

extension Timestamp {
    /// The whole second, rounded down: what a schedule can tell apart.
    var date: Date {
        Date(timeIntervalSince1970: Double(Int(microsecondsSinceUnixEpoch).dividedDown(by: 1_000_000)))
    }

    /// The instant of a schedule's `date`, which is a whole second.
    init(_ date: Date) {
        self.init(microsecondsSinceUnixEpoch: Int64(date.timeIntervalSince1970) * 1_000_000)
    }
}
