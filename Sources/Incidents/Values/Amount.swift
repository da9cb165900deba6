/// An exact decimal number of up to 24 digits before and 6 after the point; never a float.
public struct Amount: Sendable, Comparable {
    private let millionths: Int128
    /// How many digits were written after the point, 0 to 6.
    public let fractionDigits: Int

    /// Reads `550000000` or `-915454.37`; nil with a sign `+`, an exponent, grouping or spaces.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes.removeFirst() }
        let point = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
        let whole = bytes[..<point]
        let fraction = point < bytes.endIndex ? bytes[(point + 1)...] : []
        guard (1...24).contains(whole.count), whole.count == 1 || whole.first != 0x30,
            point == bytes.endIndex || (1...6).contains(fraction.count)
        else { return nil }
        var sum: Int128 = 0
        for byte in whole + fraction {
            guard (0x30...0x39).contains(byte) else { return nil }
            sum = sum * 10 + Int128(byte - 0x30)
        }
        for _ in fraction.count..<6 { sum *= 10 }
        millionths = isNegative ? -sum : sum
        fractionDigits = fraction.count
    }

    /// Whether the amount is below nothing.
    public var isNegative: Bool { millionths < 0 }

    public static func < (left: Amount, right: Amount) -> Bool {
        left.millionths < right.millionths
    }
}

extension Amount: Hashable {
    /// By value: `1.50` is `1.5`.
    public static func == (left: Amount, right: Amount) -> Bool {
        left.millionths == right.millionths
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(millionths) }
}

extension Amount: CustomStringConvertible {
    /// As written, with the fraction's digits kept: `915454.37`.
    public var description: String { text(whole: { $0 }) }

    /// With a comma between thousands: `550,000,000`.
    public var phrase: String { text(whole: \.grouped) }

    private func text(whole: (String) -> String) -> String {
        let sign = isNegative ? "-" : ""
        let magnitude = millionths.magnitude
        let (units, millionths) = magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        // Digits of 128 bits cost many times those of 64, which hold all but the largest sums.
        let digits = UInt64(exactly: units).map { String($0) } ?? String(units)
        guard fractionDigits > 0 else { return sign + whole(digits) }
        return "\(sign)\(whole(digits)).\(Int(millionths).padded(to: 6).prefix(fractionDigits))"
    }
}
