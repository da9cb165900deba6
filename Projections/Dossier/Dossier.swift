public import Incidents

/// What the log knows about one agency or vendor, ready to be printed.
///
/// It may go to court or the front page: nothing in it is stronger than its source. Counts come
/// apart, tests and operation never share a figure, and what is not known is said.
public struct Dossier: Sendable {
    /// A label and what stands beside it.
    public struct Fact: Sendable, Hashable {
        /// What it is: `Also known as`.
        public let label: String
        /// The value, as printed.
        public let value: String
    }

    /// A row of a section.
    public struct Row: Sendable, Hashable {
        /// What the words are made of, as the read model holds it: ISO dates, sums as digits,
        /// references. Empty where a row is words alone.
        public let values: Record
        /// The cells, as many as the section has columns.
        public let cells: [String]
        /// Whether the row was taken back: it is shown struck through and is in no count.
        public let isStruck: Bool

        init(of values: Record = [:], cells: [String], isStruck: Bool) {
            var known = Record(values.members.filter { !$0.value.isNull })
            // As the section counts it: neither what only names the subject nor what may have been.
            if values["subject_roles"] != nil, values["in_counts"] != nil {
                known["in_counts"] = .flag(values.counts && values.isParty)
            }
            self.values = known
            self.cells = cells
            self.isStruck = isStruck
        }
    }

    /// A table under a heading.
    public struct Section: Sendable, Hashable {
        /// The heading.
        public let title: String
        /// What must be read with the table: counts, and what the words mean.
        public let note: String?
        /// The heads of the columns.
        public let columns: [String]
        /// The rows; none where nothing is recorded.
        public let rows: [Row]
    }

    /// Which events the dossier rests on.
    public struct Standing: Sendable, Hashable {
        /// The last position that counts.
        public let position: Int64
        /// When the event at that position was recorded; nil where there is none.
        public let recordedAt: Instant?
        /// The day in the world up to which events count; nil for all of them.
        public let validAt: Day?

        /// Says which events a dossier rests on.
        public init(position: Int64, recordedAt: Instant?, validAt: Day? = nil) {
            self.position = position
            self.recordedAt = recordedAt
            self.validAt = validAt
        }
    }

    /// The name of the agency or vendor.
    public let title: String
    /// Who it is.
    public let facts: [Fact]
    /// The tables, in the order of reading.
    public let sections: [Section]
    /// Which events all of it rests on.
    public let standing: Standing
}

extension Dossier {
    /// The same dossier with one section only.
    public func only(_ section: Section) -> Dossier {
        Dossier(title: title, facts: facts, sections: [section], standing: standing)
    }
}

extension Dossier.Standing: CustomStringConvertible {
    /// `as of position 41, recorded 2026-11-22T10:00:00.000000Z; in the world by 8 June 2020`.
    public var description: String {
        "as of position \(position)" + (recordedAt.map { ", recorded \($0)" } ?? "")
            + (validAt.map { "; in the world by \($0.phrase), as now known" } ?? "")
    }
}
