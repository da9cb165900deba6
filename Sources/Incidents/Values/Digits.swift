extension OutputSpan<UInt8> {
    /// Appends the two decimal digits of a number from 0 to 99.
    mutating func append(twoDigitsOf number: Int) {
        append(UInt8(ascii: "0") + UInt8(number / 10))
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}

extension Int {
    /// The decimal digits, with zeros in front up to `width`.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
    }
}

extension String {
    /// Decimal digits with a comma between thousands.
    var grouped: String {
        var grouped: [UInt8] = []
        for (place, digit) in utf8.enumerated() {
            if place > 0, (utf8.count - place).isMultiple(of: 3) {
                grouped.append(UInt8(ascii: ","))
            }
            grouped.append(digit)
        }
        return String(decoding: grouped, as: UTF8.self)
    }
}

extension String {
    /// The number without what parts its thousands: commas, underscores or spaces, each before three
    /// digits and none behind the point. Nil where they stand elsewhere, so that "1,50" is no 150.
    var ungrouped: String? {
        let parts = split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first else { return self }
        let groups = whole.split(omittingEmptySubsequences: false) { ", _".contains($0) }
        guard groups.count > 1 else { return self }
        guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return ([groups.joined()] + parts.dropFirst().map(String.init)).joined(separator: ".")
    }
}

extension Int64 {
    /// Reads a whole number as people write it: `28`, `25,000`.
    public init?(person written: String) {
        guard let number = written.ungrouped.flatMap({ Int64($0) }) else { return nil }
        self = number
    }
}
