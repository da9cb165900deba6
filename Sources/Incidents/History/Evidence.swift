/// What speaks for a misidentification and against it, in the order in which it happened.
///
/// What becomes of a source stands in its own stream. So the pieces are kept with the sources that
/// they rest on, and are weighed where both are known.
public struct Evidence: Sendable, Hashable {
    /// What one piece does to the standing.
    public enum Effect: String, Sendable {
        /// A source says that it happened.
        case reports
        /// Another source says the same, or the report is said to rest on two.
        case corroborates
        /// A party or an official record confirms it.
        case confirms
        /// A court finds that it happened.
        case finds
        /// Somebody says that it did not.
        case disputes
        /// Somebody shows that it did not.
        case refutes
        /// A court finds that it did not.
        case overturns
    }

    /// What one event contributes.
    public struct Piece: Sendable, Hashable {
        /// What it does to the standing.
        public let effect: Effect
        /// The sources that say so, as references; one that cites none cannot fall with one.
        public let sources: [String]

        /// A piece and what it rests on.
        public init(_ effect: Effect, sources: [String]) {
            (self.effect, self.sources) = (effect, sources)
        }
    }

    /// What there is, in order.
    public private(set) var pieces: [Piece] = []

    /// Nothing yet.
    public init() {}

    /// Adds what an event contributes.
    public mutating func add(_ effect: Effect, citing sources: [String]) {
        pieces.append(Piece(effect, sources: sources))
    }

    /// The sources that the report rests on, as references.
    public var reported: [String] {
        pieces.filter { $0.effect == .reports }.flatMap(\.sources)
    }

    /// In which count it stands, and whether it is said to have been refuted.
    ///
    /// What a party, an official record or a court confirms outweighs a dispute; corroboration alone
    /// does not, so that nothing leaves the disputed by being reported twice. A refutation ends the
    /// confirmation before it, but for a court's finding, which only a court undoes. What rests on
    /// nothing but sources that were taken back weighs nothing; the report is there all the same.
    ///
    /// - Parameter survivor: The source that a reference leads to; nil if its publisher took it back.
    public func weighed(
        survivor: (String) -> String? = { $0 }
    ) -> (standing: Misidentification.Standing, isRefuted: Bool) {
        var isConfirmed = false, isFound = false, isDisputed = false, isRefuted = false
        for piece in pieces where stands(piece, survivor) {
            switch piece.effect {
            case .reports, .corroborates: break
            case .confirms: isConfirmed = true
            case .finds: isFound = true
            case .disputes: isDisputed = true
            case .refutes: (isConfirmed, isRefuted) = (false, true)
            case .overturns: (isConfirmed, isFound, isRefuted) = (false, false, true)
            }
        }
        if isConfirmed || isFound { return (.confirmed, false) }
        if isDisputed || isRefuted { return (.disputed, isRefuted) }
        return (isBorneOut(survivor) ? .confirmed : .reported, false)
    }

    private func stands(_ piece: Piece, _ survivor: (String) -> String?) -> Bool {
        piece.sources.isEmpty || piece.sources.contains { survivor($0) != nil }
    }

    /// Whether two sources are left that say it, one of which the report does not rest on, unless it
    /// rests on both.
    private func isBorneOut(_ survivor: (String) -> String?) -> Bool {
        let others = pieces.filter { $0.effect == .corroborates }
        guard !others.isEmpty else { return false }
        if others.contains(where: \.sources.isEmpty) { return true }
        let cited = reported
        let report = Set(cited.compactMap(survivor))
        let all = report.union(others.flatMap(\.sources).compactMap(survivor))
        let isOwn = others.contains { !cited.isEmpty && Set($0.sources) == Set(cited) }
        return cited.isEmpty ? !all.isEmpty : all.count > 1 && (isOwn || all != report)
    }
}
