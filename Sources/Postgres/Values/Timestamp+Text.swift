extension Timestamp: LosslessStringConvertible {
    /// ISO 8601 in UTC with exactly six digits of a second: `2026-11-22T10:00:00.000000Z`.
    ///
    /// A year outside 0000 to 9999 has a sign and as many digits as it needs.
    public var description: String {
        let seconds = Int(microsecondsSinceUnixEpoch).dividedDown(by: 1_000_000)
        // The first instants lie less than a second after what 64 bits count: hence the wrapping.
        let micros = Int(microsecondsSinceUnixEpoch) &- seconds &* 1_000_000
        let days = seconds.dividedDown(by: 86_400)
        let time = seconds - days * 86_400
        let date = CivilDate(daysSinceUnixEpoch: days)
        let year =
            (0...9999).contains(date.year)
            ? padded(date.year, 4) : (date.year < 0 ? "-" : "+") + padded(abs(date.year), 6)
        return "\(year)-\(padded(date.month, 2))-\(padded(date.day, 2))"
            + "T\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
            + ".\(padded(micros, 6))Z"
    }

    /// Reads exactly the form that `description` writes for the years 0000 to 9999.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let form = Array("0000-00-00T00:00:00.000000Z".utf8)
        let digit = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard bytes.count == form.count,
            zip(bytes, form).allSatisfy({ digit.contains($1) ? digit.contains($0) : $0 == $1 })
        else { return nil }
        let number = { (range: Range<Int>) in
            bytes[range].reduce(0) { $0 * 10 + Int($1 - digit.lowerBound) }
        }
        let date = CivilDate(year: number(0..<4), month: number(5..<7), day: number(8..<10))
        let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
        let days = date.daysSinceUnixEpoch
        guard (1...12).contains(date.month), CivilDate(daysSinceUnixEpoch: days) == date,
            hour < 24, minute < 60, second < 60
        else { return nil }
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second
        self.init(microsecondsSinceUnixEpoch: Int64(seconds * 1_000_000 + number(20..<26)))
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
