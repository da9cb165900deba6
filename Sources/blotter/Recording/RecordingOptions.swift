import ArgumentParser
import FoundationEssentials
import Glibc
import Incidents

/// What every recording command understands beside the fields of its event.
struct RecordingOptions: ParsableArguments {
    @Option(
        name: .customLong("event-id"),
        help: ArgumentHelp(
            "The event's id, a UUID; the same id with the same content records nothing twice.",
            valueName: "uuid"))
    var eventID: String?

    @Flag(
        name: [.customLong("dry-run"), .customShort("n")],
        help: "Print the event, as it could be imported, and record nothing.")
    var dryRun = false

    @Flag(
        name: .customLong("no-input"), help: "Never ask; what is required and missing is an error.")
    var noInput = false

    @Option(help: ArgumentHelp("Count relative dates from this day.", valueName: "date"))
    var today: String?

    @Option(help: "How to print the receipt: table or json.")
    var format: ReceiptFormat = .table

    @OptionGroup var database: DatabaseOptions

    enum ReceiptFormat: String, ExpressibleByArgument, CaseIterable { case table, json }

    /// The day that "yesterday" is counted from.
    func day() throws -> Day { try Day(today: today) }

    /// The last day on which something can have happened.
    func latestDay() throws -> Day { try today == nil ? .latest : day() }

    /// The id that was given, or a new UUIDv7.
    func id() throws -> UUID {
        guard let eventID else { return UUID.version7() }
        guard let id = UUID(uuidString: eventID) else {
            throw Failure(
                "event-id.unreadable", .usage, "\"\(eventID)\" is no UUID", at: "--event-id",
                rule: "an event id is a UUID (RFC 9562)",
                hint: "leave it out, and a new one is made")
        }
        return id
    }
}

extension Day {
    /// Reads the day that an option gives.
    init(_ text: String, option: String, today: Day = .current) throws {
        guard let day = Day(person: text, today: today) else {
            throw Failure(
                "date.unreadable", .usage, "\"\(text)\" is no day", at: option,
                rule: "an option for a day takes one whole day",
                hint: "write it as 2020-06-08, \"8 June 2020\" or yesterday")
        }
        self = day
    }

    /// Reads one whole day as people write it.
    init?(person text: String, today: Day = .current) {
        guard let date = try? EDTF(person: text, today: today), date.certainty == .certain,
            let day = date.lower, day == date.upper
        else { return nil }
        self = day
    }

    /// The day that --today gives, or the present one.
    ///
    /// It makes a command of the past repeatable. A day to come would let events be recorded, and
    /// dossiers be dated, that nobody can know yet.
    init(today text: String?) throws {
        guard let text else {
            self = .current
            return
        }
        try self.init(past: text, option: "--today")
    }

    /// Reads the day of an option that must have come.
    init(past text: String, option: String, today: Day = .current) throws {
        let day = try Day(text, option: option, today: today)
        guard day <= .latest else {
            throw Failure(
                "day.future", .usage, "\(day) is yet to come: today is \(Day.latest)",
                at: option, rule: "the log holds what has happened",
                hint: "leave \(option) out, or give a day that has come")
        }
        self = day
    }

    /// Today by the clock of who types it: "yesterday" in Detroit is not that of Greenwich.
    static var current: Day {
        var now = time(nil)
        var local = tm()
        guard localtime_r(&now, &local) != nil,
            let day = Day(
                year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1,
                day: Int(local.tm_mday))
        else { return universal }
        return day
    }

    /// The later of today here and in UTC: an event of either is not in the future.
    static var latest: Day { max(current, universal) }

    private static var universal: Day { Instant.now.day }
}

extension Instant {
    /// The time by this machine's clock.
    static var now: Instant {
        Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }
}

extension UUID {
    /// A new UUIDv7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then randomness.
    static func version7() -> UUID {
        let milliseconds = UInt64(Date().timeIntervalSince1970 * 1_000)
        var random = SystemRandomNumberGenerator()
        let tail = random.next()
        let time = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * $0)) }
        let rest = (0..<8).map { UInt8(truncatingIfNeeded: tail >> (8 * $0)) }
        let more = UInt16(truncatingIfNeeded: random.next())
        return UUID(
            uuid: (
                time[0], time[1], time[2], time[3], time[4], time[5],
                0x70 | UInt8(more >> 8 & 0x0F), UInt8(more & 0xFF), 0x80 | rest[0] & 0x3F,
                rest[1], rest[2], rest[3], rest[4], rest[5], rest[6], rest[7]
            ))
    }
}
