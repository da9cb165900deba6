extension Timestamp: CustomStringConvertible {
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
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
