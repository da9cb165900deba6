/// The course of a lawsuit: one matter, with as many dockets as it takes.
public struct Lawsuit: Lifecycle {
    /// How far the matter has come.
    public enum Posture: String, Sendable, CaseIterable {
        /// Reported, not identified.
        case reported
        /// Filed and undecided, or open again after an appeal or a reopening.
        case pending
        /// It goes on under a lead case.
        case consolidated
        /// Agreed in principle; nothing is signed.
        case settledInPrinciple = "settled_in_principle"
        /// A settlement is signed: an agreement, never a finding.
        case settled
        /// The court refused to approve the settlement.
        case approvalDenied = "approval_denied"
        /// The court let the settlement go to the class, in federal courts by Rule 23(e)(1).
        case preliminarilyApproved = "preliminarily_approved"
        /// The court approved the settlement finally, in federal courts by Rule 23(e)(2).
        case approved
        /// A jury found for one side; judgment is not entered.
        case verdict
        /// A court entered judgment.
        case judgment
        /// An authority imposed a penalty, in a lawsuit or without one.
        case penalised
        /// Before a higher court; what was decided stands until that court decides.
        case onAppeal = "on_appeal"
        /// Dismissed whole, as to every party.
        case dismissed
        /// Closed in the docket, for whatever reason.
        case closed
    }

    /// What is alleged.
    public struct Claim: Sendable, Hashable {
        /// The law that it rests on: a word of the vocabulary.
        public let statute: String
        /// Where in that law, or which one it is.
        public let citation: String?
        /// What is claimed, in the recorder's words.
        public let description: String?
    }

    /// A party and its role.
    public struct Party: Sendable, Hashable {
        /// The party, as a reference; nil where the source only describes it.
        public let party: String?
        /// The description of an unnamed party.
        public let described: String?
        /// A word of the vocabulary "role of a party"; `authority` for who imposed a penalty.
        public let role: String
    }

    /// A court and the number under which the matter stands there.
    public struct Docket: Sendable, Hashable {
        /// The court, as a reference.
        public let court: String
        /// The docket number, as written.
        public let number: String
        /// Why the matter is there: `filed`, or a word of the vocabulary "reason of a docket".
        public let reason: String
    }

    /// What a court or an authority decided: the only place of findings.
    public struct Decision: Sendable, Hashable {
        /// What it is: judgment, verdict, penalty, injunction.
        public let kind: String
        /// For whom, or on whom.
        public let party: String?
        /// The sums, by kind.
        public let money: [Money]
        /// What was found or ordered.
        public let findings: [String]
        /// When, and how long it runs.
        public let occurred: EDTF?, until: EDTF?
        /// What it is in law: finding or order.
        public let legalForce: String
        /// The position of the event that says so.
        public let position: Int64
        /// The position of the appeal's decision that reversed or vacated it; nil while it stands.
        public internal(set) var undoneBy: Int64?
    }

    /// How far the matter has come.
    public internal(set) var posture: Posture?
    /// What the posture rests on in law.
    public internal(set) var legalForce = "none"
    /// The misidentifications that it is said to be about, as references.
    public internal(set) var incidents: [String] = []
    /// Whether it stands for an unidentified number of lawsuits.
    public internal(set) var isAggregate = false
    /// Whether it has been taken back.
    public let isRetracted: Bool
    /// How many lawsuits an aggregate stands for.
    public internal(set) var count: Count?
    /// What an aggregate's lawsuits are about.
    public internal(set) var about: String?
    /// The single lawsuits that an aggregate was resolved into, as references.
    public internal(set) var itemisation = Itemisation()
    /// The caption; affected persons by pseudonym.
    public internal(set) var caption: String?
    /// When it was filed.
    public internal(set) var filed: EDTF?
    /// What kind of case it is: a word of the vocabulary.
    public internal(set) var caseType: String?
    /// The parties, each with its role.
    public internal(set) var parties: [Party] = []
    /// What is alleged, and under which laws.
    public internal(set) var claims: [Claim] = []
    /// What is asked for, as words of the vocabulary.
    public internal(set) var relief: [String] = []
    /// Product and vendor whose technology it is about, as references.
    public internal(set) var product, vendor: String?
    /// The courts and docket numbers, the first filing first.
    public internal(set) var dockets: [Docket] = []
    /// The lead case, as a reference, and the multidistrict litigation's number.
    public internal(set) var lead, mdl: String?
    /// The parties as to whom all claims were dismissed, by reference, with the position that says so.
    public internal(set) var dismissals: [String: Int64] = [:]
    /// Whether a class is certified, and no higher court has undone it.
    public var isClassCertified: Bool { certification.map { $0.undoneBy == nil } ?? false }
    /// What was agreed, approved and paid.
    public internal(set) var ledger = SettlementLedger()
    /// Judgments, verdicts, penalties and injunctions: apart from all settlements.
    public internal(set) var decisions: [Decision] = []
    /// Transitions that the rules refuse.
    public internal(set) var problems: [Problem] = []

    var closing: Entry?
    /// The position of the event that certified a class, and of the appeal's decision that undid it.
    var certification: (position: Int64, undoneBy: Int64?)?
    /// What an appeal leaves as it was when it is lost.
    var beforeAppeal: (posture: Posture?, legalForce: String, closing: Entry?)?
    /// The courts before which an appeal is pending.
    var appeals: Set<String> = []
    /// The positions of what was decided, in order: an appeal is from the last of them.
    var steps: [Int64] = []
    /// Of them the one that the appeal is from.
    var appealed: Int64?
    /// What an appeal that was lost again had undone.
    var postureBeforeReversal: Posture?

    /// Folds the entries of a lawsuit's stream.
    public init(_ entries: [Entry]) {
        let reading = Reading(entries)
        isRetracted = reading.isRetracted
        for entry in reading.entries { apply(entry) }
        for entry in reading.uncertain { identify(entry) }
        checkSettlements(reading.entries, among: entries)
        // Parties may settle what is then filed only to have it approved.
        problems += reading.entries.problems(
            before: filed, of: "the filing", "lawsuit.order", opening: ["LawsuitFiled"],
            certain: .warning)
        problems += itemisation.problems(isAggregate: isAggregate)
    }

    /// Where the case is: of the dockets, the last one that a filing, a transfer, a removal or a
    /// remand opened; appeals and related proceedings stand beside it.
    public var docket: Docket? {
        dockets.last { ["filed", "transfer", "removal", "remand"].contains($0.reason) }
            ?? dockets.first
    }

    /// The roles of a body in the case; empty where it is not a party.
    public func roles(of reference: String) -> [String] {
        parties.filter { $0.party == reference }.map(\.role)
    }
}
