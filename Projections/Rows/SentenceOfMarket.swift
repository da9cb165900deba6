import Incidents

/// What vendors and others offer, say and publish.
extension Sentence {
    func ofMarket(_ type: String, in stream: String) -> String? {
        switch type {
        case "VendorMarketActionAnnounced" where data.text("action") == "moratorium":
            // Who announces not to do something for a time need not have done it before.
            "\(stream) announced a moratorium on \(reach)"
        case "VendorMarketActionAnnounced":
            "\(stream) announced \(word("action")): \(doing) \(reach)"
        case "VendorMarketActionClarified":
            "\(stream) clarified the announcement: \(doing) \(reach)"
        case "VendorMarketActionReversed":
            "\(stream) reversed its announcement" + (words("activities").map { ": \($0)" } ?? "")
        case "VendorMarketActionExpired": "the announced time ran out"
        case "VendorOfferingRecorded":
            "\(stream) offers \(system) to \(words("customer_classes") ?? "somebody")"
        case "VendorPracticeDisclosed":
            "\(word("disclosed_by")) disclosed a practice of \(stream), \(word("practice"))"
                + tail("description")
        case "VendorSecurityIncident":
            "\(data.text("kind") == "other" ? "incident" : word("kind")) at \(stream): "
                + (Words.list(data.texts("exposed").map(Self.withoutStop)) ?? "unknown")
                + (data.text("confirmed_by").map { ", confirmed by \($0)" } ?? "")
        case "StatementRecorded": statement
        case "ResponseRecorded":
            "\(text("responder")) responded: \(word("position"))\(tail("response"))\(quotation)"
        case "AccuracyStudyPublished":
            "\(text("publisher")) published a study, “\(text("title", or: "untitled"))”: "
                + (Words.list(
                    data.records("findings").compactMap { $0.text("statement") }
                        .map(Self.withoutStop))
                    ?? "findings unknown") + quotation
        case "ContextClaimRecorded": "the source claims, as context\(tail("claim"))\(quotation)"
        default: nil
        }
    }

    private var doing: String { data.text("action") == "resumption" ? "resumes" : "stops" }

    private var reach: String {
        let activities = words("activities") ?? "unknown"
        let subjects = data.texts("technologies").map(Words.phrase) + data.texts("products")
        return activities + (Words.list(subjects).map { " \($0)" } ?? "")
            + (words("customer_classes").map { " for \($0)" } ?? "")
            + link("geography", after: "in")
            + date("until", after: "until") + tail("scope", ", scope: ")
    }

    private var statement: String {
        let speaker = text("speaker")
        let principal = data.text("on_behalf_of").map { " for \($0)" } ?? ""
        let subject = data.text("product") ?? data.text("vendor")
        let about = subject.map { $0 == speaker ? "" : " about \($0)" } ?? ""
        return "\(speaker)\(principal) stated (\(word("kind", or: "statement")))\(about)"
            + tail("statement") + quotation
            + (data.text("relevance") == "out_of_scope" ? " [not about the technology]" : "")
    }
}
