/// The values that one field of a cron expression allows.
struct CronValues: Hashable, Sendable {
    /// Bit n stands for value n; never empty.
    private let bits: UInt64

    /// The n of a field written `*/n`, 1 for `*`, nil where the values are named.
    ///
    /// Kept because the star itself means something: in the hours, elapsed time; in the two day
    /// fields, "and" in place of "or".
    let step: Int?

    /// Reads a field: `*`, `*/n`, or a list of values, ranges and ranges with a step.
    init(_ text: Substring, of field: CronField) throws(ScheduleError) {
        if text == "*" || text.hasPrefix("*/") && !text.contains(",") {
            let step = text == "*" ? 1 : try Self.step(text.dropFirst(2), in: text, of: field)
            self.step = step
            bits = Self.bits(field.range, by: step, of: field)
            return
        }
        var bits: UInt64 = 0
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            bits |= try Self.bits(item, of: field)
        }
        self.bits = bits
        step = nil
    }

    /// The smallest value allowed.
    var lowest: Int {
        bits.trailingZeroBitCount
    }

    /// Whether `value` is allowed.
    func contains(_ value: Int) -> Bool {
        bits & (1 << UInt64(value)) != 0
    }

    /// The smallest allowed value that is not below `value`.
    func first(from value: Int) -> Int? {
        let rest = bits & (UInt64.max << UInt64(value))
        return rest == 0 ? nil : rest.trailingZeroBitCount
    }

    /// The canonical text: `*`, `*/n`, or values in order with runs of three or more as ranges.
    func text(of field: CronField) -> String {
        if let step {
            return step == 1 ? "*" : "*/\(step)"
        }
        var items: [String] = []
        var next = first(from: 0)
        while let low = next {
            var high = low
            while contains(high + 1) { high += 1 }
            if high - low >= 2 {
                items.append("\(field.text(low))-\(field.text(high))")
            } else {
                items += (low...high).map(field.text)
            }
            next = first(from: high + 1)
        }
        return items.joined(separator: ",")
    }

    private static func bits(
        _ item: Substring, of field: CronField
    ) throws(ScheduleError) -> UInt64 {
        guard !item.hasPrefix("*") else { throw .starInList(String(item), field) }
        let parts = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let ends = parts[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard !ends.contains("") else { throw .value(String(item), field) }
        guard let low = field.value(ends[0]) else { throw .value(String(ends[0]), field) }
        guard ends.count == 2 else {
            guard parts.count == 1 else { throw .stepWithoutRange(String(item), field) }
            return bits(low...low, by: 1, of: field)
        }
        guard var high = field.value(ends[1]) else { throw .value(String(ends[1]), field) }
        if field == .dayOfWeek, high == 0, low > 0 {
            // A range that ends on Sunday ends the week: FRI-SUN.
            high = 7
        }
        guard low <= high else { throw .backwards(String(item), field) }
        let step = parts.count == 2 ? try step(parts[1], in: item, of: field) : 1
        return bits(low...high, by: step, of: field)
    }

    private static func step(
        _ text: Substring, in item: Substring, of field: CronField
    ) throws(ScheduleError) -> Int {
        guard let step = decimal(text), field.steps.contains(step) else {
            throw .step(String(item), field)
        }
        return step
    }

    private static func bits(
        _ values: ClosedRange<Int>, by step: Int, of field: CronField
    ) -> UInt64 {
        stride(from: values.lowerBound, through: values.upperBound, by: step).reduce(0) {
            $0 | 1 << UInt64(field == .dayOfWeek ? $1 % 7 : $1)
        }
    }
}
