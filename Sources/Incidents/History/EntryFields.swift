extension Entry {
    /// The sources that say so, as references; none that are cited because they say otherwise.
    var sources: [String] {
        data.records("sources").filter { $0.text("role") != "contradicts" }
            .compactMap { $0.text("source") }
    }

    /// Whether all of it lies after the other, whatever the two dates may mean.
    func isCertainlyAfter(_ other: Entry) -> Bool {
        occurred?.isCertainlyAfter(other.occurred) ?? false
    }

    /// Refused where the order of the two is certain, remarked on where the dates leave it open.
    func severity(after other: Entry) -> Problem.Severity {
        isCertainlyAfter(other) || occurred == other.occurred ? .error : .warning
    }

    fileprivate func problem(
        before beginning: EDTF, of name: String, _ code: String, certain: Problem.Severity,
        open: Problem.Severity?
    ) -> Problem? {
        guard let date = occurred, date != beginning, let start = date.lower, let end = date.upper,
            let first = beginning.lower, let last = beginning.upper, start < last
        else { return nil }
        let isCertain = end < first
        guard let severity = isCertain ? certain : open else { return nil }
        return Problem(
            code, severity, field: "occurred",
            "\(type) (\(date.phrase)) \(isCertain ? "is" : "may be") before \(name) "
                + "(\(beginning.phrase))",
            rule: "nothing comes of \(name) before it is there",
            hint: "correct whichever date is wrong"
                + (isCertain ? "" : ", or write it more exactly if it is known"))
    }
}

extension [Entry] {
    /// The events that lie before what they come of.
    ///
    /// - Parameters:
    ///   - beginning: When that was; nil where it is not known, and nothing is said.
    ///   - name: What it is called.
    ///   - opening: The types of event that tell of the beginning itself.
    ///   - certain: How grave it is where the order is certain.
    ///   - open: How grave it is where the dates only may conflict; nil where that is not said.
    func problems(
        before beginning: EDTF?, of name: String, _ code: String, opening: Set<String>,
        certain: Problem.Severity, open: Problem.Severity? = nil
    ) -> [Problem] {
        guard let beginning else { return [] }
        return filter { $0.isFactual && !opening.contains($0.type) }.compactMap {
            $0.problem(before: beginning, of: name, code, certain: certain, open: open)
        }
    }
}
