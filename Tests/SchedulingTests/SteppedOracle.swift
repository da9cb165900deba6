import Foundation

/// One field of a random expression: its text and, worked out apart from the parser, its meaning.
struct OracleField: Sendable {
    let text: String
    let values: Set<Int>
    /// The n of `*/n`, 1 for `*`.
    let step: Int?

    /// A field of `range`, one in three of them written with a star.
    static func random(
        in range: ClosedRange<Int>, using source: inout some RandomNumberGenerator
    ) -> OracleField {
        switch Int.random(in: 0..<6, using: &source) {
        case 0:
            return OracleField(text: "*", values: Set(range), step: 1)
        case 1:
            let step = Int.random(in: 1...(range.count - 1), using: &source)
            let values = range.filter { ($0 - range.lowerBound).isMultiple(of: step) }
            return OracleField(text: "*/\(step)", values: Set(values), step: step)
        case 2:
            let ends = [range.randomElement(using: &source), range.randomElement(using: &source)]
                .compactMap(\.self).sorted()
            let text = "\(ends[0])-\(ends[1])"
            return OracleField(text: text, values: Set(ends[0]...ends[1]), step: nil)
        default:
            let values = (0..<Int.random(in: 1...3, using: &source))
                .compactMap { _ in range.randomElement(using: &source) }
            let text = values.map(String.init).joined(separator: ",")
            return OracleField(text: text, values: Set(values), step: nil)
        }
    }
}

/// Finds what is due by stepping through every real minute and looking at the clock.
///
/// It keeps the highest time the clock has shown: a time is due in the minute in which the clock
/// first shows it or has gone past it. Hours with a star are counted from the minute in which the
/// clock first reached the day.
struct SteppedOracle {
    let minute: OracleField
    let hour: OracleField
    let dayOfMonth: OracleField
    let month: OracleField
    let dayOfWeek: OracleField
    let zone: TimeZone

    var text: String {
        [minute, hour, dayOfMonth, month, dayOfWeek].map(\.text).joined(separator: " ")
    }

    init(zone: TimeZone, using source: inout some RandomNumberGenerator) {
        self.zone = zone
        minute = .random(in: 0...59, using: &source)
        hour = .random(in: 0...23, using: &source)
        // Mostly every day, or three days would rarely hold anything.
        let everyDay = Bool.random(using: &source)
        let star = OracleField(text: "*", values: Set(0...31), step: 1)
        dayOfMonth = everyDay ? star : .random(in: 1...31, using: &source)
        month = .random(in: 1...12, using: &source)
        dayOfWeek = everyDay ? star : .random(in: 0...6, using: &source)
    }

    /// Minutes since 1970, after `start` and not after `end`.
    func due(after start: Int, through end: Int) -> [Int] {
        var found: [Int] = []
        var days: [Int: Bool] = [:]
        let warmUp = start - 2 * 1440
        var highest = local(at: warmUp)
        var dayBegan: Int?
        for now in (warmUp + 1)...end {
            let reached = max(highest, local(at: now))
            if reached / 1440 > highest / 1440 { dayBegan = now }
            let isDue: Bool
            if let step = hour.step {
                let elapsed = now - (dayBegan ?? now)
                isDue =
                    (elapsed / 60).isMultiple(of: step) && minute.values.contains(elapsed % 60)
                    && allows(day: reached / 1440, known: &days)
            } else {
                isDue = (highest..<reached).map { $0 + 1 }.contains {
                    hour.values.contains($0 / 60 % 24) && minute.values.contains($0 % 60)
                        && allows(day: $0 / 1440, known: &days)
                }
            }
            if isDue, now > start { found.append(now) }
            highest = reached
        }
        return found
    }

    private func local(at minute: Int) -> Int {
        minute + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60)) / 60
    }

    private func allows(day: Int, known: inout [Int: Bool]) -> Bool {
        if let answer = known[day] { return answer }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = calendar.dateComponents(
            [.month, .day, .weekday], from: Date(timeIntervalSince1970: Double(day) * 86_400))
        let inMonth = date.month.map(month.values.contains) == true
        let byMonth = date.day.map(dayOfMonth.values.contains) == true
        let byWeek = date.weekday.map { dayOfWeek.values.contains($0 - 1) } == true
        let bothNamed = dayOfMonth.step == nil && dayOfWeek.step == nil
        let answer = inMonth && (bothNamed ? byMonth || byWeek : byMonth && byWeek)
        known[day] = answer
        return answer
    }
}

/// A small generator with a seed (SplitMix64), so that a failure can be repeated.
struct SeededSource: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
