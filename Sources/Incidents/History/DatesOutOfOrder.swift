extension History {
    /// What is dated before it can have been, in the streams of what has no course of its own.
    func datesOutOfOrder(_ entries: [Entry]) -> [Problem] {
        switch events.first?.stream.kind {
        case .policy: policyOrder(entries.filter(\.stands))
        case .source: sourceOrder(entries.filter(\.stands))
        default: []
        }
    }

    /// What comes of a policy does not come before it is there.
    private func policyOrder(_ entries: [Entry]) -> [Problem] {
        let opening: Set = [PolicyIntroduced.name, PolicyEnacted.name]
        return entries.problems(
            before: entries.first { opening.contains($0.type) }?.occurred, of: "the policy",
            "policy.order", opening: opening, certain: .warning)
    }

    /// A publisher takes back, or corrects, what it has published; and takes it back once.
    private func sourceOrder(_ entries: [Entry]) -> [Problem] {
        let published = entries.last { $0.type == SourceRegistered.name }?.data.date("published_on")
        let early = entries.compactMap { entry -> Problem? in
            let date = entry.data.date("retracted_on") ?? entry.data.date("corrected_on")
            guard let published, published.isCertainlyAfter(date) else { return nil }
            return Problem(
                "source.order", .warning, field: "",
                "\(entry.type) is dated before the source was published (\(published.phrase))",
                rule: "a publisher takes back, or corrects, what it has published",
                hint: "correct one of the dates")
        }
        let again = entries.filter { $0.type == SourceRetracted.name }.dropFirst().map { _ in
            Problem(
                "source.retracted_twice", .warning, field: "",
                "the source was retracted by its publisher already",
                rule: "a publisher takes a source back once",
                hint: "if the date was wrong, correct the earlier event")
        }
        return early + again
    }
}
