/// Measured values in order of size.
struct Quantiles {
    private let sorted: [Double]

    init(_ values: some Sequence<Double>) { sorted = values.sorted() }

    /// The value that a share of the others, from 0 to 1, does not exceed; 0 where there is none.
    func at(_ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    var median: Double { at(0.5) }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }

    /// The duration in microseconds.
    var microseconds: Double { seconds * 1_000_000 }
}
