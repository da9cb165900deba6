/// The order of members, RFC 8785 section 3.2.3: by UTF-16 code units, never by Swift's `<`.
///
/// Swift compares strings up to canonical equivalence, to which "é" and "e\u{301}" are one key.
@usableFromInline
enum CanonicalKeyOrder {
    /// Negative where `left` comes first, positive where `right` does, zero for the same key.
    @inlinable
    static func compare(_ left: String, _ right: String) -> Int {
        let left = left.utf8.span
        let right = right.utf8.span
        let common = min(left.count, right.count)
        for index in 0..<common where left[index] != right[index] {
            return rank(left[index]) - rank(right[index])
        }
        return left.count - right.count
    }

    /// The place of a UTF-8 byte in the order of UTF-16.
    ///
    /// The orders agree but for U+E000…U+FFFF (lead bytes EE and EF), which UTF-16 puts after the
    /// surrogate pairs of everything beyond (lead bytes F0 to F4).
    @inlinable
    static func rank(_ byte: UInt8) -> Int {
        switch byte {
        case 0xEE, 0xEF: Int(byte) + 7
        default: Int(byte)
        }
    }
}
