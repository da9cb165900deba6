/// How long to wait after a failure: from 0.1 to 30 seconds, doubled each time.
///
/// Drawn between the half and the whole, so that workers who lost a server together do not all
/// come back at one instant.
struct BackOff {
    private var failures = 0

    mutating func next() -> Duration {
        let longest = min(.milliseconds(100) * (1 << min(failures, 10)), Duration.seconds(30))
        failures += 1
        return longest * Double.random(in: 0.5...1)
    }
}
