/// The course of a misidentification: one affected person in real use, or one test.
public struct Misidentification: Lifecycle {
    /// In which of the four counts it stands; it is in exactly one.
    public enum Standing: String, Sendable, CaseIterable {
        /// Corroborated or better.
        case confirmed
        /// Said by a source, borne out by no other and disputed by nobody.
        case reported
        /// Denied or refuted, and not confirmed by a party, a record or a court.
        case disputed
        /// Its report was taken back; it is shown struck, and in none of the other counts.
        case retracted
    }

    /// How far the matter has come.
    public enum State: String, Sendable, CaseIterable {
        /// A source reports it.
        case reported
        /// A second source says the same.
        case corroborated
        /// A party, an official record or a court confirms it.
        case confirmed
        /// It has come to rest, by whatever outcome; no later event leads back.
        case resolved
    }

    /// An agency or operator concerned, and what it did.
    public struct Involvement: Sendable, Hashable {
        /// The body, as a reference.
        public let body: String
        /// What it did: a word of the vocabulary "role of an agency", or `operator`.
        public let role: String
    }

    /// What was done to the person.
    public struct Harm: Sendable, Hashable {
        /// The kind: a word of the vocabulary.
        public let kind: String
        /// Who did it, as a reference.
        public let by: String?
        /// How long it lasted, in hours.
        public let hours: Int64?
        /// What it rests on in law: a word of the vocabulary.
        public let legalForce: String
        /// The position of the event that says so.
        public let position: Int64
    }

    /// What was done to put it right.
    public struct Remedy: Sendable, Hashable {
        /// The kind: a word of the vocabulary.
        public let kind: String
        /// Who did it, as a reference.
        public let by: String?
        /// What was paid.
        public let money: Money?
        /// The position of the event that says so.
        public let position: Int64
    }

    /// Who disputes it, and what.
    public struct Dispute: Sendable, Hashable {
        /// Who, as a reference; nil where the source does not say.
        public let by: String?
        /// The ground: a word of the vocabulary.
        public let ground: String
        /// What was said.
        public let statement: String?
        /// Whether it shows that there was no misidentification, and does not only say so.
        public let isRefutation: Bool
        /// The position of the event that says so.
        public let position: Int64
    }

    /// What a test searched for, and in what; no figure of it ever joins an operational one.
    public struct Test: Sendable, Hashable {
        /// Who tested, as a reference.
        public let tester: String
        /// What was looked for, and how many there were.
        public let probes: String, probeCount: Count?
        /// What was searched, and how many there were.
        public let gallery: String, galleryCount: Count?
        /// The threshold, as reported.
        public let threshold: String?
        /// How many matches were false, and how many were missed.
        public let falseMatches, falseMisses: Count?
        /// What the vendor said of it.
        public let response: String?
    }

    /// The context: a word of the vocabulary "context of an error".
    public private(set) var context: String?
    /// The figures of a test; nil for what happened in operation.
    public private(set) var test: Test?
    /// How far the matter has come.
    public private(set) var state = State.reported
    /// Whether the event that opened the record has been taken back.
    public let isRetracted: Bool
    /// In which way the technology was wrong.
    public private(set) var errorKind: String?
    /// The technology, as a word of the vocabulary.
    public private(set) var technology: String?
    /// Product, vendor and affected person, as references.
    public private(set) var product, vendor, person: String?
    /// The agencies and the operator concerned.
    public private(set) var involved: [Involvement] = []
    /// What was done to the person.
    public private(set) var harms: [Harm] = []
    /// What was done to put it right.
    public private(set) var remedies: [Remedy] = []
    /// The disputes and refutations.
    public private(set) var disputes: [Dispute] = []
    /// Causes named, each a word of the vocabulary.
    public private(set) var causes: [String] = []
    /// How it came to rest; nil while it has not.
    public private(set) var outcome: String?
    /// The lawsuits and deployments that belong to it, as references.
    public private(set) var lawsuits: [String] = [], deployments: [String] = []
    /// How far the report has been verified.
    public private(set) var verification = "unverified"
    /// When it happened.
    public private(set) var occurred: EDTF?
    /// Transitions that the rules refuse.
    public private(set) var problems: [Problem] = []

    /// What speaks for it and against it.
    public private(set) var evidence = Evidence()

    /// In which of the four counts it stands, as long as every source does.
    public var standing: Standing { isRetracted ? .retracted : evidence.weighed().standing }

    /// Whether it has been shown that there was none; it then stands among the disputed.
    public var isRefuted: Bool { evidence.weighed().isRefuted }

    /// Folds the entries of a misidentification's stream.
    public init(_ entries: [Entry]) {
        let reading = Reading(entries)
        isRetracted = reading.isRetracted
        weigh(reading.entries.filter { Self.opening.contains($0.type) })
        for entry in reading.entries { apply(entry) }
        // A report that does not know when it happened may be dated by itself.
        problems += reading.entries.problems(
            before: occurred, of: "the misidentification", "misidentification.order",
            opening: Self.opening,
            certain: .warning)
        if test != nil, !harms.isEmpty {
            problems.append(
                Problem(
                    "misidentification.test_harm", field: "", "a test harmed nobody",
                    rule: "errors in tests and in use are never mixed",
                    hint: "record the harm of the misidentification in use"))
        }
    }

    private mutating func apply(_ entry: Entry) {
        switch entry.type {
        case "MisidentificationReported", "MisidentificationTestReported": open(entry)
        case "HarmRecorded": addHarm(entry)
        case "MisidentificationCorroborated": corroborate(entry)
        case "MisidentificationConfirmed":
            let isByCourt = entry.data.text("confirmed_by") == "court_finding"
            evidence.add(isByCourt ? .finds : .confirms, citing: entry.sources)
            advance(to: .confirmed)
        case "MisidentificationDisputed":
            evidence.add(.disputes, citing: entry.sources)
            dispute(entry, isRefutation: false)
        case "MisidentificationRefuted":
            let isByCourt = entry.data.text("by").flatMap(Reference.init)?.kind == .court
            evidence.add(isByCourt ? .overturns : .refutes, citing: entry.sources)
            dispute(entry, isRefutation: true)
        case "AttributionRecorded": causes += [entry.data.text("cause")].compactMap(\.self)
        case "RemedyRecorded": addRemedy(entry)
        case "MisidentificationResolved": resolve(entry)
        case "LinkedToLawsuit": lawsuits += [entry.data.text("lawsuit")].compactMap(\.self)
        case "LinkedToDeployment":
            deployments += [entry.data.text("deployment")].compactMap(\.self)
        default: break
        }
    }

    private static let opening: Set = [
        "MisidentificationReported", "MisidentificationTestReported",
    ]

    /// A source that says again what it said already bears out nothing.
    private mutating func corroborate(_ entry: Entry) {
        let citesNone = entry.data.records("sources").isEmpty
        let others = Set(entry.sources).subtracting(evidence.reported)
        guard citesNone || !others.isEmpty else {
            problems.append(
                Problem(
                    "misidentification.same_source", field: "sources",
                    "no source is cited that the report does not rest on",
                    rule: "a report is corroborated by another source",
                    hint: "cite the other source; what the first one adds, record as a harm, a "
                        + "cause or a remedy"))
            return
        }
        evidence.add(.corroborates, citing: others.sorted())
        advance(to: .corroborated)
    }

    /// What the report says, at the level at which it was verified, from the first on or since.
    ///
    /// It comes before everything else, however late it was raised: what the accused refuted, or a
    /// court overturned, the record does not confirm again by what it is called.
    private mutating func weigh(_ reports: [Entry]) {
        for report in reports { evidence.add(.reports, citing: report.sources) }
        guard let report = reports.last else { return }
        // What raised it later has reasons of its own, which the report does not cite.
        let isOwn = report.event.data.text("verification") == report.verification
        let cited = isOwn ? report.sources : []
        switch report.verification {
        case "corroborated": evidence.add(.corroborates, citing: cited)
        case "adjudicated": evidence.add(.finds, citing: cited)
        case "confirmed_by_party", "official_record": evidence.add(.confirms, citing: cited)
        default: break
        }
        // Whoever disputes the report itself, by an event of its own.
        if !report.disputes.isEmpty { evidence.add(.disputes, citing: []) }
    }

    private mutating func open(_ entry: Entry) {
        let data = entry.data
        context = data.text("context")
        errorKind = data.text("error_kind")
        technology = data.text("technology")
        product = data.text("product")
        vendor = data.text("vendor")
        person = data.text("person")
        verification = entry.verification
        occurred = entry.occurred
        involved = data.records("agencies").compactMap { agency in
            agency.text("agency").map {
                Involvement(body: $0, role: agency.text("role") ?? "unknown")
            }
        }
        if let body = data.text("operator") {
            involved.append(Involvement(body: body, role: "operator"))
        }
        if entry.type == "MisidentificationTestReported" { test = Test(entry) }
    }

    private mutating func addHarm(_ entry: Entry) {
        let data = entry.data
        guard let kind = data.text("kind") else { return }
        harms.append(
            Harm(
                kind: kind, by: data.text("by"), hours: data.number("duration_hours"),
                legalForce: entry.legalForce, position: entry.position))
    }

    private mutating func addRemedy(_ entry: Entry) {
        guard let kind = entry.data.text("kind") else { return }
        remedies.append(
            Remedy(
                kind: kind, by: entry.data.text("by"), money: entry.data.money("money"),
                position: entry.position))
    }

    private mutating func dispute(_ entry: Entry, isRefutation: Bool) {
        disputes.append(
            Dispute(
                by: entry.data.text("by"), ground: entry.data.text("ground") ?? "other",
                statement: entry.data.text("statement"), isRefutation: isRefutation,
                position: entry.position))
    }

    private mutating func resolve(_ entry: Entry) {
        if state == .resolved {
            problems.append(
                Problem(
                    "misidentification.resolved_twice", field: "",
                    "the matter has come to rest already, as \(outcome ?? "unknown")",
                    rule: "a misidentification is resolved once",
                    hint: "correct the earlier resolution"))
        }
        outcome = entry.data.text("outcome")
        if outcome == "refuted" { evidence.add(.refutes, citing: entry.sources) }
        advance(to: .resolved)
    }

    private mutating func advance(to next: State) {
        let order = State.allCases
        guard let now = order.firstIndex(of: state), let then = order.firstIndex(of: next) else {
            return
        }
        state = order[max(now, then)]
    }
}

extension Misidentification.Test {
    fileprivate init(_ entry: Entry) {
        let data = entry.data
        let (probes, gallery) = (data.record("probes"), data.record("gallery"))
        tester = data.text("tester") ?? ""
        self.probes = probes?.text("description") ?? ""
        probeCount = probes?.count("count")
        self.gallery = gallery?.text("description") ?? ""
        galleryCount = gallery?.count("count")
        threshold = data.text("threshold")
        falseMatches = entry.data.count("false_matches")
        falseMisses = entry.data.count("false_misses")
        response = data.text("response")
    }
}
