/// What an event says that only other streams, or other events, can bear out.
///
/// The rules of its type see one event alone. These are taken from it once, so that an import may
/// hold them against the log and the lines before without reading the event again.
public struct Claims: Sendable {
    /// Another event that a field names.
    public struct Mention: Sendable, Hashable {
        /// The field's name.
        public let field: String
        /// The event's id.
        public let id: String
    }

    /// A number under which others know an entity, and nobody else.
    public struct Identifier: Sendable, Hashable {
        /// A word of the vocabulary "scheme of an identifier".
        public let scheme: String
        /// The number.
        public let value: String

        /// What the tags of identifiers begin with.
        public static let tagPrefix = "identifier:"

        /// The tag by which the events that give it are found.
        public var tag: String { "\(Self.tagPrefix)\(scheme) \(value)" }

        /// The numbers that a registration, or a patch of one, gives.
        public static func all(in data: Record) -> [Identifier] {
            data.records("identifiers").compactMap { identifier in
                guard let scheme = identifier.text("scheme"), let value = identifier.text("value"),
                    identifying.contains(scheme)
                else { return nil }
                return Identifier(scheme: scheme, value: value)
            }
        }

        /// The schemes that number bodies; the others number places, which several bodies share.
        private static let identifying: Set<String> = [
            "ori9", "wikidata", "pdap", "lei", "uei", "courtlistener",
        ]
    }

    /// A product, and the vendor that the event names with it.
    struct Maker: Sendable, Hashable {
        let field, product, vendor: String
    }

    /// Events of other streams that it names; those of its own are its lifecycle's matter.
    public let mentions: [Mention]
    /// The numbers with which it registers an entity.
    public let identifiers: [Identifier]
    /// The row of another system that it came from, with its type; nil where it came from none.
    public let importedRow: String?
    let makers: [Maker]
    let sources: [String]
    /// Whose doing it is said to be, and when.
    let actors: [String], acted: EDTF?
    let occurred: EDTF?
    let prohibition: (policy: String, agency: String?)?
    let survivor: String?
    /// The lead case into which it consolidates a lawsuit.
    let lead: String?
    /// What goes on for its stream from now on, and must not lead back to it.
    public var goesOn: String? { survivor ?? lead }
    /// The single records into which it resolves an aggregate.
    let items: [String]
    private let stream: Reference

    /// Takes them from an event that its own rules let pass.
    public init(type: String, stream: Reference, data: Record) {
        self.stream = stream
        mentions = ["responds_to", "causation_id"].compactMap { field in
            data.text(field).map { Mention(field: field, id: $0) }
        }
        identifiers = Identifier.all(in: data)
        importedRow = data.record("import_ref").flatMap { row in
            guard let system = row.text("system"), let id = row.text("external_id"),
                let digest = row.text("row_sha256")
            else { return nil }
            return "\(type) \(system) \(digest) \(id)"
        }
        makers = Self.makers(in: data, stream: stream)
        sources = data.records("sources").compactMap { $0.text("source") }
        actors =
            ["agency", "operator"].compactMap(data.text)
            + (Self.announcing.contains(type) ? ["\(stream)"] : [])
        occurred = data.date("occurred")
        // What is disclosed is older than its disclosure.
        acted =
            actors.isEmpty
            ? nil
            : Self.beginnings[type].map { data.text($0).flatMap { try? EDTF($0) } } ?? occurred
        survivor = type == EntityMerged.name ? data.text("into") : nil
        lead = type == LawsuitConsolidated.name ? data.text("lead") : nil
        items = type == AggregateItemised.name ? data.texts("items") : []
        prohibition =
            type == DeploymentProhibited.name
            ? data.text("policy").map { ($0, data.text("agency")) } : nil
    }

    private static func makers(in data: Record, stream: Reference) -> [Maker] {
        var makers: [Maker] = []
        if let product = data.text("product") {
            let vendor = data.text("vendor") ?? (stream.kind == .vendor ? "\(stream)" : nil)
            if let vendor {
                makers.append(Maker(field: "product", product: product, vendor: vendor))
            }
        }
        if stream.kind == .vendor {
            makers += data.texts("products").enumerated().map { place, product in
                Maker(field: "products[\(place)]", product: product, vendor: "\(stream)")
            }
        }
        for (place, entry) in data.records("coverage").enumerated() {
            guard let product = entry.text("product"), let vendor = entry.text("vendor") else {
                continue
            }
            makers.append(
                Maker(field: "coverage[\(place)].product", product: product, vendor: vendor))
        }
        return makers
    }
}

extension Claims {
    /// What does not agree with the streams that the event names.
    ///
    /// - Parameter history: The events of a stream, in order; none where there is no such stream.
    public func problems(history: (String) throws -> [Event]) rethrows -> [Problem] {
        try earlySources(history) + foreignProducts(history) + uncoveredAgency(history)
            + idlePolicy(history) + circle(history) + circleOfCases(history) + aggregates(history)
            + fallenSources(history) + dissolvedActors(history) + otherNumbers(history)
    }

    /// What a stream was registered with, as it reads now.
    private func described(_ events: [Event], _ key: String) -> String? {
        History(events).entries().last {
            $0.stands && Self.describing.contains($0.type) && $0.data.text(key) != nil
        }?.data.text(key)
    }

    private static let describing: Set<String> = [
        SourceRegistered.name, ProductRegistered.name, AgencyRegistered.name,
        JurisdictionRegistered.name, PolicyIntroduced.name, PolicyEnacted.name,
        DeploymentDisclosed.name, ContractSigned.name, PilotStarted.name, SystemDeployed.name,
        DeploymentProhibited.name,
    ]

    /// A source tells of what has happened, unless it announced it: one of them must be late enough.
    private func earlySources(_ history: (String) throws -> [Event]) rethrows -> [Problem] {
        guard let start = occurred?.lower, !sources.isEmpty else { return [] }
        var latest: EDTF?
        for source in sources {
            guard let text = described(try history(source), "published_on"),
                let published = try? EDTF(text), let end = published.upper, end < start
            else { return [] }
            if let known = latest?.upper, known >= end { continue }
            latest = published
        }
        guard let latest, let occurred else { return [] }
        return [
            Problem(
                "source.early", .warning, field: "sources",
                "the source was published \(latest.phrase), before it happened: \(occurred.phrase)",
                rule: "a source tells of what has happened by the day it was published",
                hint: "check both dates, or cite a later source; where it announced what was to "
                    + "come, say so in the note")
        ]
    }

    /// What its publisher took back says nothing any more.
    private func fallenSources(_ history: (String) throws -> [Event]) rethrows -> [Problem] {
        try sources.filter { source in
            let events = try history(source)
            guard events.count > 1 else { return false }
            // Its publisher, or whoever registered it, took it back.
            return History(events).entries().contains { entry in
                entry.type == Self.retracted
                    ? entry.stands
                    : entry.type == Self.registered && !entry.stands
            }
        }
        .map { source in
            Problem(
                "source.retracted", .warning, field: "sources",
                "\(source) was retracted by its publisher, or its registration was taken back",
                rule: "an event rests on what its sources still say",
                hint: "cite another source, or say in the note why this one is cited all the same")
        }
    }

    /// Who no longer exists does nothing any more; what came to light later is dated by itself.
    private func dissolvedActors(_ history: (String) throws -> [Event]) rethrows -> [Problem] {
        guard let start = acted?.lower else { return [] }
        return try actors.compactMap { actor in
            let events = try history(actor)
            guard events.contains(where: { $0.type == Self.dissolved }) else { return nil }
            let entity = Entity(History(events).entries())
            guard let date = entity.dissolved.flatMap({ try? EDTF($0) }), let end = date.upper,
                end < start
            else { return nil }
            return Problem(
                "entity.dissolved", .warning, field: "",
                "\(actor) has not existed since \(date.phrase)",
                rule: "what is done is done by whoever exists on that day",
                hint: entity.successor.map { "name its successor, \($0), or check both dates" }
                    ?? "check both dates, or name its successor")
        }
    }

    /// Exact identifiers decide who is who: two that have different ones are hardly one.
    private func otherNumbers(_ history: (String) throws -> [Event]) rethrows -> [Problem] {
        guard let survivor else { return [] }
        let own = Self.numbers(in: try history("\(stream)"))
        let others = Self.numbers(in: try history(survivor))
        return own.compactMap { number in
            guard !others.contains(number),
                let other = others.first(where: { $0.scheme == number.scheme })
            else { return nil }
            return Problem(
                "entity.numbers_differ", .warning, field: "into",
                "\(stream) has the \(number.scheme) \(number.value), and \(survivor) has "
                    + other.value,
                rule: "exact identifiers decide who is who",
                hint: "merge them only if one body has both numbers; say so in the note")
        }
    }

    // A declaration is much to fetch for one word of it.
    private static let retracted = SourceRetracted.name
    private static let registered = SourceRegistered.name
    private static let dissolved = EntityDissolved.name

    /// The fields that say since when, of types that are dated by what made it known.
    private static let beginnings = [
        DeploymentDisclosed.name: "started", UsageReported.name: "period",
    ]

    /// What a vendor does itself, in its own stream.
    private static let announcing: Set<String> = [
        VendorMarketActionAnnounced.name, VendorMarketActionClarified.name,
        VendorMarketActionReversed.name,
    ]

    private static func numbers(in events: [Event]) -> [Identifier] {
        History(events).entries().filter(\.stands).flatMap { Identifier.all(in: $0.data) }
    }

    /// A product is its vendor's; who sells another's product, or owned it once, is worth a look.
    private func foreignProducts(_ history: (String) throws -> [Event]) rethrows -> [Problem] {
        try makers.compactMap { maker in
            guard let owner = described(try history(maker.product), "vendor"),
                owner != maker.vendor,
                try Entity.survivor(of: owner, history: history)
                    != Entity.survivor(of: maker.vendor, history: history)
            else { return nil }
            return Problem(
                "product.vendor", .warning, field: maker.field,
                "\(maker.product) is registered as a product of \(owner), not of \(maker.vendor)",
                rule: "a product is named with the vendor whose it is",
                hint: "correct one of the two; if \(maker.vendor) sold it, say so in the note")
        }
    }

    /// A policy forbids where it holds: in the agency's jurisdiction, or in one around it.
    private func uncoveredAgency(_ history: (String) throws -> [Event]) rethrows -> [Problem] {
        guard let prohibition,
            let agency = try prohibition.agency
                ?? described(try history("\(stream)"), "agency"),
            let place = described(try history(agency), "jurisdiction"),
            let holds = described(try history(prohibition.policy), "jurisdiction")
        else { return [] }
        var (current, seen): (String?, Set<String>) = (place, [])
        while let here = current, seen.insert(here).inserted {
            if here == holds { return [] }
            current = described(try history(here), "parent")
        }
        return [
            Problem(
                "prohibition.jurisdiction", field: "policy",
                "\(prohibition.policy) holds in \(holds), and \(agency) acts in \(place)",
                rule: "a policy forbids to agencies of its jurisdiction, or of one inside it",
                hint: "name the policy that binds the agency, or correct a jurisdiction")
        ]
    }

    /// What forbids is enacted, in effect, about the technology, and more than a duty to report.
    private func idlePolicy(_ history: (String) throws -> [Event]) rethrows -> [Problem] {
        guard let policy = prohibition?.policy else { return [] }
        let entries = History(try history(policy)).entries().filter(\.stands)
        guard !entries.isEmpty else { return [] }
        let effects = Set(entries.flatMap { $0.data.texts("effects") })
        let technologies = Set(entries.flatMap { $0.data.texts("technologies") })
        let technology = described(try history("\(stream)"), "technology")
        let effective =
            entries.last { $0.type == "PolicyEffective" }?.occurred
            ?? entries.compactMap { $0.data.date("effective") }.last
        let doubts: [String?] = [
            entries.contains { ["PolicyEnacted", "PolicyEffective"].contains($0.type) }
                ? nil : "nothing says that \(policy) was enacted",
            effects.isEmpty || !effects.isSubset(of: ["permission", "transparency"])
                ? nil : "\(policy) forbids nothing by its effects",
            technologies.isEmpty || technology.map(technologies.contains) ?? true
                ? nil : "\(policy) is not about \(technology ?? "it")",
            effective.map { $0.isCertainlyAfter(occurred) } ?? false
                ? "\(policy) took effect later" : nil,
        ]
        return doubts.compactMap(\.self).map { doubt in
            Problem(
                "prohibition.idle", .warning, field: "policy", doubt,
                rule: "a policy forbids what it is about, once it is enacted and in effect",
                hint: "name the policy that forbids it, or record what the policy lacks first")
        }
    }

    /// Of two merged into each other, neither would go on.
    private func circle(_ history: (String) throws -> [Event]) rethrows -> [Problem] {
        guard let survivor, survivor != "\(stream)",
            try Entity.survivor(of: survivor, history: history) == "\(stream)"
        else { return [] }
        return [
            Problem(
                "entity.merged_in_circle", field: "into",
                "\(survivor) was merged into \(stream), which goes on for both",
                rule: "what was merged into another does not go on for it",
                hint: "nothing is left to merge; if the other is to go on, retract that merge first"
            )
        ]
    }

    /// Of two consolidated into each other, neither would be a matter of its own.
    private func circleOfCases(_ history: (String) throws -> [Event]) rethrows -> [Problem] {
        guard let lead else { return [] }
        let end = try Entity.survivor(of: lead) { name in
            name == "\(stream)" ? nil : Lawsuit(History(try history(name)).entries()).lead
        }
        guard end == "\(stream)" else { return [] }
        return [
            Problem(
                "lawsuit.consolidated_in_circle", field: "lead",
                "\(lead) goes on within \(stream), or is it",
                rule: "a case is consolidated into a lead case, which is not consolidated into it",
                hint: "name the case that goes on for both, or correct the other consolidation")
        ]
    }

    /// An aggregate among the items would stand beside them, and be counted with them.
    private func aggregates(_ history: (String) throws -> [Event]) rethrows -> [Problem] {
        try items.enumerated().filter { _, item in
            let entries = History(try history(item)).entries()
            return switch Reference(item)?.kind {
            case .deployment: Deployment(entries).isAggregate
            case .ceaseDesist: CeaseDesist(entries).isAggregate
            case .lawsuit: Lawsuit(entries).isAggregate
            default: false
            }
        }
        .map { place, item in
            Problem(
                "aggregate.of_aggregates", .warning, field: "items[\(place)]",
                "\(item) stands for an unidentified number itself",
                rule: "an aggregate is resolved into single records",
                hint: "name the single ones; what is said twice of the same number is retracted as "
                    + "a duplicate")
        }
    }
}
