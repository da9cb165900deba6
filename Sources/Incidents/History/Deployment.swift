/// The course of a deployment: one deployer, one product or technology, one programme.
public struct Deployment: Lifecycle {
    /// How far the deployment has come.
    public enum State: String, Sendable, CaseIterable {
        /// Use became known; nothing else did.
        case disclosed
        /// A contract was signed; use is not reported.
        case contracted
        /// A trial runs.
        case piloting
        /// In use.
        case active
        /// Stopped for a time, or until something is decided.
        case suspended
        /// Stopped for good; it goes back only by `DeploymentResumed` or a correction.
        case ended
        /// A policy forbids it to this deployer.
        case prohibited
    }

    /// A contract, as signed.
    public struct Contract: Sendable, Hashable {
        /// The contract's number; nil where it is not known.
        public let number: String?
        /// What it is worth; nil where it is not known.
        public let value: Money?
        /// When it was signed.
        public let signed: EDTF?
        /// When it was to run out.
        public let termEnd: EDTF?
        /// When it ended; nil while it is not known to have.
        public internal(set) var ended: EDTF?
        /// The position of the event that says so.
        public let position: Int64
    }

    /// Figures of use in one period; sources that differ are two of them.
    public struct Usage: Sendable, Hashable {
        /// The period, in EDTF.
        public let period: String
        /// The figures, each where the source gives it.
        public let searches, matches, wrongMatches, arrests: Count?
        /// The position of the event that says so.
        public let position: Int64
    }

    /// How far the deployment has come.
    public internal(set) var state: State?
    /// Whether it stands for an unnamed number of deployers.
    public internal(set) var isAggregate = false
    /// Whether all of it has been taken back.
    public let isRetracted: Bool
    /// The single deployments that an aggregate was resolved into, as references.
    public internal(set) var itemisation = Itemisation()
    /// The agency, or the private operator, as a reference; nil for an aggregate.
    public internal(set) var deployer: String?
    /// The class of unnamed deployers; nil where the deployer is named.
    public internal(set) var deployerClass: String?
    /// How many deployers, where they are unnamed.
    public internal(set) var count: Count?
    /// The technology, as a word of the vocabulary.
    public internal(set) var technology: String?
    /// Product, vendor, and the body through which it is reached, as references.
    public internal(set) var product, vendor, via: String?
    /// Access mode, authorisation and way of disclosure, as words of their vocabularies.
    public internal(set) var accessMode, authorisation, disclosedVia: String?
    /// When use began and ended, as far as known.
    public internal(set) var started, ended: EDTF?
    /// When a trial that still runs was to end.
    public internal(set) var pilotUntil: EDTF?
    /// Since when it is suspended.
    public internal(set) var suspended: EDTF?
    /// When use was last confirmed: seen, counted, begun or taken up again.
    public internal(set) var lastConfirmed: EDTF?
    /// When use was first said to be there, without a date of its beginning.
    public internal(set) var disclosed: EDTF?
    /// The policy that forbids it, as a reference.
    public internal(set) var prohibitedBy: String?
    /// The contracts, in order.
    public internal(set) var contracts: [Contract] = []
    /// The figures of use, in order.
    public internal(set) var usage: [Usage] = []
    /// The transitions that the rules refuse.
    public internal(set) var problems: [Problem] = []

    var begun: Entry?
    var stopped: Entry?
    /// Ends of contracts that are dated before any is signed.
    var endedEarly: [(number: String?, entry: Entry)] = []

    /// Folds the entries of a deployment's stream.
    public init(_ entries: [Entry]) {
        let reading = Reading(entries)
        isRetracted = reading.isRetracted
        for entry in reading.entries {
            identify(entry)
            describe(entry)
            if !entry.isLater { apply(entry) }
        }
        for entry in reading.uncertain {
            identify(entry)
            leaveOpen(entry)
        }
        checkDates()
        problems += itemisation.problems(isAggregate: isAggregate)
    }
}

extension Deployment {
    /// What a later event says of the time before the end of `day`: that use had begun by then, how
    /// much there was of it, or whose it is; nil where it says nothing of the kind.
    ///
    /// An open beginning, `../2020-02`, says of no earlier day that there was use, and figures say
    /// nothing of a day before their period was over.
    static func earlierFacts(in later: Entry, by day: Day) -> Entry? {
        guard later.event.stream.kind == .deployment else { return nil }
        var entry = later
        (entry.isLater, entry.mayHaveHappened) = (true, true)
        for key in ["started", "period"] {
            guard let date = entry.data.date(key) else { continue }
            let mayHaveBegun = key == "started" && date.lower.map { $0 <= day } ?? false
            if date.hasHappened(by: day) {
                entry.mayHaveHappened = false
            } else if !mayHaveBegun {
                entry.data[key] = nil
            }
        }
        let describes = Catalogue.declaration(named: entry.type)?.place != .continues
        return describes || entry.tellsOfEarlier ? entry : nil
    }
}

extension Entry {
    /// Whether it dates something that began before it did.
    fileprivate var tellsOfEarlier: Bool {
        data.date("started") != nil || data.date("period") != nil
    }

    /// Whether it is there only to say whose record this is.
    var isDescriptionOnly: Bool { isLater && !tellsOfEarlier }
}
