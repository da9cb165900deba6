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
