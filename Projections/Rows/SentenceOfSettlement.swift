import Incidents

/// Settlements: agreements, never findings.
extension Sentence {
    func ofSettlement(_ type: String) -> String? {
        switch type {
        case "SettlementReached":
            "\(parties) \(stage)\(moneys("money").map { " for \($0)" } ?? "")\(beside)"
                + "; an agreement, not a finding\(liability)"
        case "SettlementAmended":
            "the settlement was amended\(moneys("money").map { " to \($0)" } ?? "")\(beside)"
                + ", in place of the figure before; an agreement, not a finding"
        case "SettlementApprovalDecided": approval
        case "PaymentRecorded":
            "\(text("payer")) paid \(money("money") ?? "an unknown sum")"
                + (data.text("payee_class").map { " to \(Words.phrase($0))" } ?? "")
        default: nil
        }
    }

    private var parties: String {
        data.text("payer").map { "\($0) and the other side" } ?? "the parties"
    }

    private var stage: String {
        data.text("stage") == "signed" ? "signed a settlement" : "agreed in principle to settle"
    }

    private var beside: String {
        (words("non_monetary").map { ", with \($0)" } ?? "") + tail("terms")
    }

    private var liability: String {
        switch data.text("admits_liability") {
        case "yes": ", liability admitted"
        case "no": ", liability not admitted"
        default: ""
        }
    }

    private var approval: String {
        let verb =
            switch data.text("ruling") {
            case "granted": "granted"
            case "denied": "denied"
            default: "granted in part"
            }
        return "the court \(verb) \(word("level")) approval of the settlement"
            + (moneys("money").map { ": \($0)" } ?? "")
            + (count("claimants").map { "; \($0) claimants" } ?? "")
            + (money("each").map { ", \($0) each" } ?? "") + tail("reason")
    }
}
