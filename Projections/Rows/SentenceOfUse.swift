import Incidents

/// Deployments and policies.
extension Sentence {
    func ofUse(_ type: String) -> String? {
        switch type {
        case "DeploymentDisclosed": disclosure
        case "ContractSigned":
            "\(deployer) signed a contract for \(system)"
                + (money("value").map { " worth \($0)" } ?? "")
        case "ContractEnded": "a contract for it ended: \(word("reason"))"
        case "PilotStarted":
            "\(deployer) began a trial of \(system)\(date("until", after: "until"))"
        case "SystemDeployed": "\(deployer) began to use \(system)"
        case "UseObserved": "it was seen in use\(tail("how"))"
        case "UsageReported": usage
        case "DeploymentSuspended": "use was suspended\(link("by")), reason: \(word("reason"))"
        case "DeploymentResumed": "use was taken up again\(link("by"))"
        case "DeploymentEnded": "use ended, reason: \(word("reason"))"
        case "DeploymentProhibited":
            "\(text("policy", or: "a policy")) forbids \(system) to "
                + text("agency", or: "the deployer") + exceptions
        case "PolicyIntroduced": policy("was introduced")
        case "PolicyEnacted": policy("was enacted")
        case "PolicyEffective": "the policy took effect\(date("sunset", after: "until"))"
        case "PolicyRepealed": "the policy was repealed\(link("by"))"
        default: nil
        }
    }

    private var deployer: String {
        data.text("agency") ?? data.text("operator") ?? "the deployer"
    }

    private var disclosure: String {
        let through = "disclosed through \(word("disclosed_via"))"
        guard let unnamed = data.text("deployer_class") else {
            return "\(deployer) was \(through) to use \(system)"
                + date("started", after: "since")
        }
        let many = count("count").map { "\($0)" } ?? "an unspecified number"
        return "use of \(system) by \(Words.phrase(unnamed)) deployers, \(many), was \(through)"
    }

    private var usage: String {
        let figures = [
            ("searches", "search", "searches"), ("matches", "match", "matches"),
            ("matches_wrong", "wrong match", "wrong matches"), ("arrests", "arrest", "arrests"),
        ].compactMap { key, one, many in count(key).map { "\($0) \($0.isOne ? one : many)" } }
        let period = data.date("period")?.period ?? "a period"
        return "use was reported for \(period): "
            + (Words.list(figures) ?? "no figures")
    }

    private func policy(_ happened: String) -> String {
        let named = data.text("product") == nil ? data.text("vendor") : system
        let subject = [words("technologies"), named].compactMap(\.self)
            .joined(separator: ", naming ")
        let bound = data.texts("agencies") + [data.text("binding_on")].compactMap(\.self)
        return "\(word("instrument")) “\(text("title", or: "untitled"))” \(happened)"
            + "\(link("body")): \(words("effects") ?? "unknown")"
            + (subject.isEmpty ? "" : " on \(subject)")
            + date("effective", after: "from") + date("sunset", after: "until")
            + (Words.list(bound).map { ", binding on \($0)" } ?? "")
            + exceptions
    }

    private var exceptions: String {
        Words.list(data.texts("exceptions")).map { ", except \($0)" } ?? ""
    }
}
