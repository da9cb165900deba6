/// Something that is measured beside its floor.
protocol Scenario: Sendable {
    /// Its name on the command line.
    var name: String { get }
    /// What it measures, in one line.
    var summary: String { get }

    /// Measures; ours and the floor take turns, so that whatever else the machine does meets both.
    func run(on bench: Bench) async throws -> [Figure]
}

/// One measured number, beside its floor and its bound where it has them.
struct Figure {
    /// What a figure must keep to.
    enum Bound {
        case ratioAtMost(Double)
        case ratioAtLeast(Double)
        case atMost(Double)
        case atLeast(Double)
    }

    let name: String
    let unit: String
    let ours: Double
    var floor: Double?
    var bound: Bound?
    /// Whatever else was seen: quantiles, sizes.
    var note = ""

    /// Ours over the floor.
    var ratio: Double? { floor.map { ours / $0 } }

    /// Whether the bound is kept; nil where there is none.
    var passes: Bool? {
        switch bound {
        case .ratioAtMost(let most): ratio.map { $0 <= most }
        case .ratioAtLeast(let least): ratio.map { $0 >= least }
        case .atMost(let most): ours <= most
        case .atLeast(let least): ours >= least
        case nil: nil
        }
    }
}
