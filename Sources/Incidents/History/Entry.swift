/// One event of a history as it reads now: corrected, retracted, disputed, verified.
public struct Entry: Sendable {
    /// Whether what the event says still holds.
    public enum Standing: Sendable, Hashable {
        /// Not retracted; it may be corrected or disputed all the same.
        case stands
        /// Taken back by the event at `position`; it stays readable and is in no count.
        case retracted(reason: String, position: Int64)

        /// Whether it was taken back because a court or the law had it removed: its words are not told
        /// again.
        public var isLegalRemoval: Bool {
            if case .retracted("legal_removal", _) = self { true } else { false }
        }
    }

    /// The event as it was recorded.
    public let event: Event
    /// Whether the event states something that happened in the world.
    public let isFactual: Bool
    /// The event's data with every correction applied.
    public internal(set) var data: Record
    /// When it happened; nil for what keeps the log in order.
    public internal(set) var occurred: EDTF?
    /// Whether it still holds.
    public internal(set) var standing: Standing = .stands
    /// The positions of the corrections applied, in order.
    public internal(set) var corrections: [Int64] = []
    /// The positions of disputes over the event that are still open, in order.
    public internal(set) var disputes: [Int64] = []
    /// Whether the date asked about falls inside the span in which it happened.
    public internal(set) var mayHaveHappened = false
    /// Whether it happened after the day asked about, and is here only for what it says of the
    /// record as such and of the time before; it is in no timeline of that day.
    public internal(set) var isLater = false

    /// The event's type.
    public var type: String { event.type }
    /// The event's position.
    public var position: Int64 { event.position }
    /// The same, for what would be if what may have happened had.
    public var asIfHappened: Entry {
        var entry = self
        entry.mayHaveHappened = false
        return entry
    }
    /// Whether it has not been taken back.
    public var stands: Bool { standing == .stands }
    /// How far it has been verified: a word of the vocabulary "verification".
    public var verification: String { data.text("verification") ?? "unverified" }
    /// What it is in law: a word of the vocabulary "legal force".
    public var legalForce: String { data.text("legal_force") ?? "none" }
}

extension Entry {
    init(_ event: Event) {
        self.event = event
        isFactual = !Self.administrative.contains(event.type)
        data = event.data
    }

    // A declaration is much to fetch for one word of it.
    private static let administrative = Set(
        Catalogue.declarations.filter { $0.nature == .administrative }.map(\.name))
}
