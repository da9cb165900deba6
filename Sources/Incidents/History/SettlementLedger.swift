/// What the parties to a lawsuit agreed on, what the court approved, and what was paid.
///
/// A settlement is an agreement, never a finding. Its total is the last effective figure: an
/// amendment replaces what was agreed before, so the figures are never added up.
public struct SettlementLedger: Sendable {
    /// One settlement or amendment, as agreed.
    public struct Figure: Sendable, Hashable {
        /// The id of the event that says so.
        public let id: String
        /// The position of that event.
        public let position: Int64
        /// When it was agreed.
        public let occurred: EDTF?
        /// How far it had come: `in_principle` or `signed`.
        public let stage: String
        /// The sums agreed on, by kind: cash, equity, fees.
        public let money: [Money]
        /// Who is to pay, as a reference.
        public let payer: String?
        /// What it gives beside money, as words of the vocabulary.
        public let nonMonetary: [String]
        /// Its terms, in the recorder's words.
        public let terms: String?
        /// Whether liability is admitted: yes, no or unknown.
        public let admitsLiability: String
        /// Whether it changes one that was agreed before.
        public let isAmendment: Bool
        /// Whether the court refused to approve it, as far as it ruled last.
        public fileprivate(set) var isDenied = false
        /// Whether a later figure replaced it.
        public fileprivate(set) var isSuperseded = false
    }

    /// A decision of the court on approval.
    public struct Approval: Sendable, Hashable {
        /// Preliminary or final.
        public let level: String
        /// Granted, denied, or in part.
        public let ruling: String
        /// When the court ruled.
        public let occurred: EDTF?
        /// The sums approved; fees and expenses are kinds of their own.
        public let money: [Money]
        /// How many claim.
        public let claimants: Count?
        /// What each claimant is to have.
        public let each: Money?
        /// The position of the settlement or amendment that it is on; nil where there is none.
        public let settlement: Int64?
        /// The position of the event that says so.
        public let position: Int64
        /// The position of the appeal's decision that reversed or vacated it; nil while it stands.
        public internal(set) var undoneBy: Int64?
    }

    /// A payment.
    public struct Payment: Sendable, Hashable {
        /// The sum, in the currency in which it was paid.
        public let money: Money
        /// Who paid, as a reference.
        public let payer: String?
        /// To whom: a word of the vocabulary.
        public let payeeClass: String?
        /// When it was paid.
        public let occurred: EDTF?
        /// The position of the event that says so.
        public let position: Int64
    }

    /// The settlements and amendments, in the order in which they were agreed.
    public internal(set) var figures: [Figure] = []
    /// The decisions on approval, in order.
    public internal(set) var approvals: [Approval] = []
    /// The payments, in order.
    public internal(set) var payments: [Payment] = []

    /// The last effective settlement; nil where there is none.
    public var effective: Figure? { figures.last { !$0.isSuperseded } }
}

extension SettlementLedger {
    /// Adds a settlement, or an amendment, which keeps what it does not say anew.
    mutating func settle(_ entry: Entry) {
        let data = entry.data
        let place = place(replacedBy: entry)
        let before = entry.type == "SettlementAmended" ? place.map { figures[$0] } : nil
        if let place { figures[place].isSuperseded = true }
        figures.append(
            Figure(
                id: entry.event.id, position: entry.position, occurred: entry.occurred,
                stage: data.text("stage") ?? before?.stage ?? "in_principle",
                money: entry.data.moneys("money"), payer: data.text("payer") ?? before?.payer,
                nonMonetary: data["non_monetary"] == nil
                    ? before?.nonMonetary ?? [] : data.texts("non_monetary"),
                terms: data.text("terms") ?? before?.terms,
                admitsLiability: data.text("admits_liability") ?? before?.admitsLiability
                    ?? "unknown",
                isAmendment: entry.type == "SettlementAmended"))
    }

    /// The figure that an entry replaces: the one it names, else the last one of its payer.
    ///
    /// Where one of the two payers is not named, they are taken for the same only while no other
    /// settlement stands: who settles alone replaces nobody.
    func place(replacedBy entry: Entry) -> Int? {
        if let target = entry.data.text("supersedes"),
            let place = figures.firstIndex(where: { $0.id == target })
        {
            return place
        }
        let standing = figures.indices.filter { !figures[$0].isSuperseded }
        let payer = entry.data.text("payer")
        if let same = standing.last(where: { figures[$0].payer == payer }) { return same }
        let unnamed = payer == nil ? standing : standing.filter { figures[$0].payer == nil }
        return unnamed.count == 1 ? unnamed[0] : nil
    }

    mutating func decide(_ entry: Entry) {
        let data = entry.data
        // Where the event names none, the court rules on what was agreed last.
        let named = figures.firstIndex { $0.id == data.text("settlement") }
        let place = named ?? figures.lastIndex { !$0.isSuperseded }
        if let place { figures[place].isDenied = data.text("ruling") == "denied" }
        approvals.append(
            Approval(
                level: data.text("level") ?? "unknown", ruling: data.text("ruling") ?? "unknown",
                occurred: entry.occurred, money: entry.data.moneys("money"),
                claimants: entry.data.count("claimants"), each: entry.data.money("each"),
                settlement: place.map { figures[$0].position }, position: entry.position))
    }

    mutating func pay(_ entry: Entry) {
        guard let money = entry.data.money("money") else { return }
        payments.append(
            Payment(
                money: money, payer: entry.data.text("payer"),
                payeeClass: entry.data.text("payee_class"), occurred: entry.occurred,
                position: entry.position))
    }
}
