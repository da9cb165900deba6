/// The course of a demand to stop: one issuer, one addressee, one set of demands.
public struct CeaseDesist: Lifecycle {
    /// How far the demand has come.
    public enum State: String, Sendable, CaseIterable {
        /// No answer is known.
        case open
        /// Received, or answered with a promise to comply, which is not to have complied.
        case acknowledged
        /// Said to have been followed.
        case complied
        /// Followed in part, or to an extent that nobody states.
        case partlyComplied = "partly_complied"
        /// The addressee says that it will not follow it, and does not call it unlawful.
        case refused
        /// The addressee says that the demand is unlawful.
        case contested
        /// It became a lawsuit or another proceeding.
        case escalated
        /// Taken back by its issuer: nothing follows on it any more.
        case withdrawn
    }

    /// An answer of the addressee, or a report on how the demand was followed.
    public struct Answer: Sendable, Hashable {
        /// When it was given.
        public let occurred: EDTF?
        /// Who says so, as a reference; nil where the source does not say.
        public let by: String?
        /// What it is: comply, partly, refuse, contest, followed, not_followed.
        public let position: String
        /// The argument or the evidence.
        public let argument: String?
        /// The position of the event that says so.
        public let event: Int64
    }

    /// How far the demand has come.
    public private(set) var state = State.open
    /// Whether it stands for an unidentified number of demands.
    public private(set) var isAggregate = false
    /// Whether it has been taken back.
    public let isRetracted: Bool
    /// How many demands an aggregate stands for.
    public private(set) var count: Count?
    /// The single demands that an aggregate was resolved into, as references.
    public private(set) var itemisation = Itemisation()
    /// Issuer and addressee, as references; an aggregate has no issuer.
    public private(set) var issuer, addressee: String?
    /// Class of issuer, instrument and whether it binds, as words of their vocabularies.
    public private(set) var issuerClass, instrument, binding: String?
    /// What is demanded, and on what grounds, as words of their vocabularies.
    public private(set) var demands: [String] = [], grounds: [String] = []
    /// Product and vendor, as references.
    public private(set) var product, vendor: String?
    /// When it was sent; where that is not known, when the event says that it was issued.
    public private(set) var sent: EDTF?
    /// By when it was to be answered.
    public private(set) var deadline: EDTF?
    /// The answers and reports, in order.
    public private(set) var answers: [Answer] = []
    /// The lawsuit or other proceeding that came of it.
    public private(set) var escalatedTo: String?
    /// What the issuing was in law: allegation or order.
    public private(set) var legalForce = "none"
    /// Transitions that the rules refuse.
    public private(set) var problems: [Problem] = []

    private var withdrawal: Entry?

    /// Folds the entries of a cease-and-desist stream.
    public init(_ entries: [Entry]) {
        let reading = Reading(entries)
        isRetracted = reading.isRetracted
        for entry in reading.entries { apply(entry) }
        problems += reading.entries.problems(
            before: isAggregate ? nil : sent, of: "the demand", "cease_desist.order",
            opening: ["CeaseDesistIssued"], certain: .error, open: .warning)
        problems += itemisation.problems(isAggregate: isAggregate)
    }

    private mutating func apply(_ entry: Entry) {
        let data = entry.data
        switch entry.type {
        case "CeaseDesistIssued": issue(entry)
        case "CeaseDesistAggregateReported":
            isAggregate = true
            addressee = data.text("addressee")
            (count, sent) = (entry.data.count("count"), entry.occurred)
            (instrument, issuerClass) = (data.text("instrument"), data.text("issuer_class"))
        case "CeaseDesistAcknowledged": advance(to: .acknowledged, entry)
        case "CeaseDesistAnswered": answer(entry)
        case "ComplianceReported":
            note(entry, "followed", data.text("evidence"))
            switch data.text("scope") {
            case "whole": advance(to: .complied, entry)
            case "part": advance(to: .partlyComplied, entry)
            default: advance(to: .acknowledged, entry)
            }
        case "NonComplianceReported": note(entry, "not_followed", data.text("evidence"))
        case "CeaseDesistEscalated":
            escalatedTo = data.text("lawsuit") ?? data.text("proceeding")
            advance(to: .escalated, entry)
        case "CeaseDesistWithdrawn":
            advance(to: .withdrawn, entry)
            withdrawal = entry
        case "AggregateItemised": itemisation.add(entry)
        default: break
        }
    }

    private mutating func issue(_ entry: Entry) {
        let data = entry.data
        (issuer, addressee) = (data.text("issuer"), data.text("addressee"))
        (issuerClass, instrument) = (data.text("issuer_class"), data.text("instrument"))
        binding = data.text("binding")
        demands = data.texts("demands")
        grounds = data.records("grounds").compactMap { $0.text("ground") }
        (product, vendor) = (data.text("product"), data.text("vendor"))
        sent = entry.data.date("sent_on") ?? entry.occurred
        deadline = entry.data.date("deadline")
        legalForce = entry.legalForce
    }

    private mutating func answer(_ entry: Entry) {
        let position = entry.data.text("position") ?? "unknown"
        note(entry, position, entry.data.text("argument") ?? entry.data.text("quote"))
        switch position {
        case "refuse": advance(to: .refused, entry)
        case "contest": advance(to: .contested, entry)
        // To say that one will comply is not to have complied; it takes a refusal back.
        default:
            if [.refused, .contested].contains(state) { state = .open }
            advance(to: .acknowledged, entry)
        }
    }

    private mutating func note(_ entry: Entry, _ position: String, _ argument: String?) {
        answers.append(
            Answer(
                occurred: entry.occurred,
                by: entry.data.text("by")
                    ?? (entry.type == "CeaseDesistAnswered" ? addressee : nil),
                position: position, argument: argument, event: entry.position))
    }

    private mutating func advance(to next: State, _ entry: Entry) {
        if let withdrawal {
            problems.append(
                Problem(
                    "cease_desist.withdrawn", entry.severity(after: withdrawal), field: "",
                    "the demand had been withdrawn",
                    rule: "nothing follows on a demand that was withdrawn",
                    hint: "record a new demand, or correct the withdrawal"))
            return
        }
        // A late acknowledgement takes nothing back from an answer, nor does anything from a suit.
        if state == .escalated && next != .withdrawn { return }
        if next == .acknowledged && state != .open { return }
        state = next
    }
}
