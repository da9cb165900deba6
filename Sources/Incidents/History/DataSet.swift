/// The life of a data set: what is in it, who may have it, and who objects.
public struct DataSet: Lifecycle {
    /// How far the data set has come.
    public enum State: String, Sendable, CaseIterable {
        /// Made, and not known to have been given to anybody.
        case compiled
        /// Given out, to everybody or on terms.
        case released
        /// No longer given out by its owner; copies may go on.
        case withdrawn
    }

    /// An objection to the data set, or to its opt-out.
    public struct Contest: Sendable, Hashable {
        /// The ground: a word of the vocabulary, or `opt_out`.
        public let ground: String
        /// Who objects, as a reference; nil where the source does not say.
        public let by: String?
        /// What was said.
        public let statement: String?
        /// The position of the event that says so.
        public let position: Int64
    }

    /// How far it has come.
    public private(set) var state: State?
    /// Whether it has been taken back.
    public let isRetracted: Bool
    /// Its owner, as a reference.
    public private(set) var owner: String?
    /// What it is called, or how it is described.
    public private(set) var name: String?
    /// How many images or records it holds, and of how many people.
    public private(set) var size, subjects: Count?
    /// Where the data was taken from.
    public private(set) var takenFrom: [String] = []
    /// Whether the people in it consented: yes, no or unknown.
    public private(set) var subjectConsent = "unknown"
    /// Licence and purpose, in words; access, as a word of the vocabulary.
    public private(set) var licence, purpose, access: String?
    /// On what terms its owner says that it is given.
    public private(set) var terms: String?
    /// Whether the access is what the owner says, rather than what a source saw.
    public private(set) var accessIsStated = false
    /// Whether people were offered removal, and how.
    public private(set) var offersOptOut = false, optOutMethod: String?
    /// The objections, in order.
    public private(set) var contests: [Contest] = []
    /// When it was compiled, released and withdrawn.
    public private(set) var compiled, released, withdrawn: EDTF?
    /// Transitions that the rules refuse.
    public private(set) var problems: [Problem] = []

    private var withdrawal: Entry?

    /// Folds the entries of a data set's stream.
    public init(_ entries: [Entry]) {
        let reading = Reading(entries)
        isRetracted = reading.isRetracted
        for entry in reading.entries { apply(entry) }
        let opening: Set =
            compiled == nil ? ["DatasetCompiled", "DatasetReleased"] : ["DatasetCompiled"]
        problems += reading.entries.problems(
            before: compiled ?? released, of: "the data set", "dataset.order", opening: opening,
            certain: .warning)
    }

    private mutating func apply(_ entry: Entry) {
        let data = entry.data
        switch entry.type {
        case "DatasetCompiled":
            describe(entry)
            compiled = entry.occurred
            if state == nil { state = .compiled }
        case "DatasetReleased":
            describe(entry)
            release(entry)
        case "DatasetAccessTermsStated":
            (access, terms) = (data.text("access") ?? access, data.text("terms") ?? terms)
            accessIsStated = true
        case "DatasetContested": contest(entry, data.text("ground") ?? "other")
        case "DatasetOptOutOffered":
            (offersOptOut, optOutMethod) = (true, data.text("method") ?? optOutMethod)
        case "DatasetOptOutContested": contest(entry, "opt_out")
        case "DatasetWithdrawn":
            (state, withdrawn, withdrawal) = (.withdrawn, entry.occurred, entry)
        default: break
        }
    }

    private mutating func describe(_ entry: Entry) {
        let data = entry.data
        owner = data.text("owner") ?? owner
        name = data.text("name") ?? name
        size = entry.data.count("size") ?? size
        subjects = entry.data.count("subjects") ?? subjects
        if data["taken_from"] != nil { takenFrom = data.texts("taken_from") }
        subjectConsent = data.text("subject_consent") ?? subjectConsent
        licence = data.text("licence") ?? licence
        purpose = data.text("purpose") ?? purpose
        guard let access = data.text("access") else { return }
        (self.access, accessIsStated) = (access, false)
    }

    private mutating func release(_ entry: Entry) {
        if let withdrawal {
            problems.append(
                Problem(
                    "dataset.withdrawn", entry.severity(after: withdrawal), field: "occurred",
                    "the data set is released after it was withdrawn",
                    rule: "what was withdrawn is released again as another data set",
                    hint: "record another data set, or correct a date"))
        } else {
            state = .released
        }
        released = released ?? entry.occurred
    }

    private mutating func contest(_ entry: Entry, _ ground: String) {
        contests.append(
            Contest(
                ground: ground, by: entry.data.text("by"),
                statement: entry.data.text("statement"), position: entry.position))
    }
}
