/// A date as it is known: a day, a month, a span, open, approximate or uncertain.
///
/// ISO 8601-2:2019 (Extended Date/Time Format) levels 0 and 1, and `X` for any unknown digit.
/// What only level 2 has is refused by name. The text is kept as written; days follow from it.
public struct EDTF: Sendable, Hashable {
    /// How far a date may be relied upon: the qualifiers `?`, `~` and `%`.
    public enum Certainty: Sendable {
        /// Without a qualifier: as sure as its source.
        case certain
        /// `?`: the source is not sure of it.
        case uncertain
        /// `~`: near it, the source says.
        case approximate
        /// `%`: near it, if the source is right.
        case uncertainAndApproximate
    }

    /// Why a text is not a date, where in it, and what to write instead.
    public struct Unreadable: Error, Sendable, Hashable {
        /// The text that was to be read.
        public let text: String
        /// The byte at which reading failed, from 0.
        public let offset: Int
        /// What is wrong there, without full stop.
        public let reason: String
        /// What to write instead.
        public let hint: String
    }

    /// The date as written.
    public let text: String
    /// The earliest day that the date may mean; nil where its start is open or unknown.
    public let lower: Day?
    /// The latest day that the date may mean; nil where its end is open or unknown.
    public let upper: Day?
    /// How far the date may be relied upon; of a span, how far both ends may.
    public let certainty: Certainty

    /// Reads a date in EDTF; throws where it is not one, or one only at level 2.
    public init(_ text: String) throws(Unreadable) {
        // Nearly every date of a log is written as one day.
        if let day = Day(text) {
            (self.text, lower, upper, certainty) = (text, day, day, .certain)
            return
        }
        let span = try EDTFParser(text).span()
        self.text = text
        lower = span.lower
        upper = span.upper
        certainty = Certainty(uncertain: span.isUncertain, approximate: span.isApproximate)
    }
}

extension EDTF {
    /// Whether everything the date may mean has come by the end of `day`.
    public func hasHappened(by day: Day) -> Bool { upper.map { $0 <= day } ?? false }

    /// Whether some but not all of what the date may mean has come by the end of `day`.
    public func mayHaveHappened(by day: Day) -> Bool {
        !hasHappened(by: day) && (lower.map { $0 <= day } ?? true)
    }

    /// Whether it begins only when the other is over, whatever the two may mean.
    public func isCertainlyAfter(_ other: EDTF?) -> Bool {
        guard let start = lower, let end = other?.upper else { return false }
        return start > end
    }

    /// Whether there is a day that both may mean.
    public func mayBeSame(as other: EDTF) -> Bool {
        func begins(_ date: EDTF, byEndOf other: EDTF) -> Bool {
            guard let start = date.lower, let end = other.upper else { return true }
            return start <= end
        }
        return begins(self, byEndOf: other) && begins(other, byEndOf: self)
    }
}

extension EDTF: CustomStringConvertible {
    public var description: String { text }
}

extension EDTF.Certainty {
    init(uncertain: Bool, approximate: Bool) {
        self =
            switch (uncertain, approximate) {
            case (false, false): .certain
            case (true, false): .uncertain
            case (false, true): .approximate
            case (true, true): .uncertainAndApproximate
            }
    }
}
