import Incidents

/// Misidentifications: in operation and in tests.
extension Sentence {
    func ofHarm(_ type: String) -> String? {
        switch type {
        case "MisidentificationReported": report
        case "MisidentificationTestReported": test
        case "HarmRecorded":
            "harm to the person was \(said): \(word("kind"))\(link("by"))"
                + (data.number("duration_hours").map { ", \($0) \($0 == 1 ? "hour" : "hours")" }
                    ?? "")
        case "MisidentificationCorroborated": "another source says the same\(tail("how"))"
        case "MisidentificationConfirmed":
            "the misidentification was confirmed\(link("by")): \(word("confirmed_by"))"
                + (data.text("confirmed_by") == "charges_dropped"
                    ? ", with a statement that says so" : "")
        case "MisidentificationDisputed":
            "\(text("by")) disputed it"
                + (data.text("ground") == "other" ? "" : ", saying that \(word("ground"))")
                + tail("statement")
        case "AttributionRecorded":
            "\(text("asserted_by")) named the cause: \(word("cause"))"
        case "RemedyRecorded":
            "remedy\(link("by")): \(word("kind"))" + (money("money").map { ", \($0)" } ?? "")
        case "MisidentificationRefuted":
            "it was \(legalForce == "finding" ? "found" : "said")\(link("by")) that \(refuted)"
        case "MisidentificationResolved": "the matter came to rest: \(word("outcome"))"
        case "LinkedToLawsuit": "it is the subject of \(text("lawsuit", or: "a lawsuit"))"
        case "LinkedToDeployment": "it came of \(text("deployment", or: "a deployment"))"
        default: nil
        }
    }

    /// What legal force makes of a report.
    private var said: String {
        switch legalForce {
        case "allegation": "alleged"
        case "admission": "admitted"
        case "finding": "found"
        default: "reported"
        }
    }

    private var refuted: String {
        switch data.text("ground") {
        case "technology_not_cause", "not_used": word("ground")
        case "other": "there was none"
        default: "there was none: \(word("ground"))"
        }
    }

    private var report: String {
        let roles = data.records("agencies").map { agency in
            let role = Words.phrase(agency.text("role") ?? "unknown")
            return "\(agency.text("agency") ?? "somebody") (\(role))"
        }
        let bodies = Words.list(roles) ?? data.text("operator")
        return "\(text("person", or: "a person")) was \(said) to have been misidentified with "
            + system + (data.text("error_kind") == "unknown" ? "" : ", a \(word("error_kind"))")
            + (bodies.map { "; involved: \($0)" } ?? "")
    }

    private var test: String {
        let errors =
            count("false_matches").map { "\($0) false \($0.isOne ? "match" : "matches")" }
            ?? "errors"
        return "\(text("tester")) reported \(errors) in a test of \(system): "
            + "\(images("probes")) against \(images("gallery"))"
            + tail("threshold", ", threshold ")
    }

    private func images(_ key: String) -> String {
        guard let images = data.record(key) else { return "unknown images" }
        let count = images.count("count").map { "\($0) " } ?? ""
        return count + (images.text("description") ?? "unknown images")
    }
}
