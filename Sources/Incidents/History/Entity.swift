/// The identity of an entity: its names, its relations, and whether another goes on for it.
public struct Entity: Lifecycle {
    /// How the entity stands to another, and when.
    public struct Relation: Sendable, Hashable {
        /// A word of the vocabulary "relation".
        public let relation: String
        /// The other, as a reference.
        public let to: String
        /// The office or role.
        public let role: String?
        /// From and until when, as written.
        public let since, until: String?
        /// The position of the event that says so.
        public let position: Int64
    }

    /// The name it bears now; nil where it has none of its own.
    public private(set) var name: String?
    /// Since when it bears it, as far as said.
    public private(set) var nameSince: EDTF?
    /// The names that it bore before, in order.
    public private(set) var formerNames: [String] = []
    /// Other names that find it.
    public private(set) var aliases: [String] = []
    /// What it was registered with: level, kind, class, country and the like.
    public private(set) var facts = Record()
    /// How it stands to others.
    public private(set) var relations: [Relation] = []
    /// The entity that goes on for it, as a reference.
    public private(set) var mergedInto: String?
    /// Since when it no longer exists, as written; `unknown` where it is not said.
    public private(set) var dissolved: String?
    /// What took its place, as a reference.
    public private(set) var successor: String?
    /// Transitions that the rules refuse.
    public private(set) var problems: [Problem] = []

    /// The names in the order in which they were borne, each since when as far as said.
    private var names: [(text: String, since: EDTF?)] = []

    /// Folds the entries of an entity's stream: what it is called now.
    public init(_ entries: [Entry]) { self.init(entries, validAt: nil) }

    /// Folds the entries of an entity's stream: what it is called by the end of a day; now without one.
    public init(_ entries: [Entry], validAt day: Day?) {
        // Identity follows the log: of its dates, only that of a new name is taken to be the whole
        // truth about when it holds.
        for entry in Reading(entries).entries.sorted(by: { $0.position < $1.position }) {
            apply(entry)
        }
        guard let day else { return }
        names.removeAll { !($0.since?.hasHappened(by: day) ?? true) }
        takeNames()
    }

    private mutating func apply(_ entry: Entry) {
        let data = entry.data
        switch entry.type {
        case "AgencyRegistered", "VendorRegistered", "OrganisationRegistered",
            "ProductRegistered", "PersonRegistered", "CourtRegistered", "JurisdictionRegistered":
            facts = data
            let key = entry.type == "PersonRegistered" ? "public_name" : "name"
            if let name = data.text(key) { call(name, since: nil) }
            aliases += data.records("aliases").compactMap { $0.text("text") }
        case "EntityRenamed":
            if let name = data.text("name") {
                call(name, since: entry.data.date("since") ?? entry.data.date("occurred"))
            }
        case "EntityAliasAdded": addAlias(data.text("text"))
        case "EntityAliasRemoved": removeAlias(data.text("text"))
        case "EntityRelationAsserted": relate(entry)
        case "EntityMerged": merge(entry)
        case "EntityDissolved":
            dissolved = data.text("dissolved_on") ?? "unknown"
            successor = data.text("successor")
        default: break
        }
    }

    /// A name that is learnt late may have been borne before one that is known already.
    private mutating func call(_ text: String, since: EDTF?) {
        let later = names.firstIndex { $0.since?.isCertainlyAfter(since) ?? false }
        names.insert((text, since), at: later ?? names.endIndex)
        takeNames()
    }

    private mutating func takeNames() {
        (name, nameSince) = (names.last?.text, names.last?.since)
        formerNames = names.dropLast().map(\.text).filter { $0 != name }
    }

    private mutating func addAlias(_ text: String?) {
        guard let text else { return }
        guard text != name, !aliases.contains(text) else {
            return remark(
                "alias.known", "it goes by the name \(text) already", "add each name once")
        }
        aliases.append(text)
    }

    private mutating func removeAlias(_ text: String?) {
        guard let text else { return }
        guard let place = aliases.firstIndex(of: text) else {
            return remark(
                "alias.unknown", "it does not go by the name \(text)",
                aliases.isEmpty
                    ? "it has no other names"
                    : "its other names: " + aliases.joined(separator: ", ")
            )
        }
        aliases.remove(at: place)
    }

    private mutating func remark(_ code: String, _ message: String, _ hint: String) {
        problems.append(
            Problem(
                code, .warning, field: "text", message,
                rule: "an alias is another name, which it bears until it is removed", hint: hint))
    }

    private mutating func relate(_ entry: Entry) {
        let data = entry.data
        guard let relation = data.text("relation"), let other = data.text("to") else { return }
        if other == "\(entry.event.stream)" {
            refuseRelation("\(other) is said to be \(relation) itself")
        } else if relation == "officer_of", entry.event.stream.kind != .person {
            refuseRelation("\(entry.event.stream) is no person, and holds no office")
        } else if relation == "same_as", Reference(other)?.kind != entry.event.stream.kind {
            refuseRelation("\(other) is of another kind than \(entry.event.stream)")
        }
        relations.append(
            Relation(
                relation: relation, to: other, role: data.text("role"), since: data.text("since"),
                until: data.text("until"), position: entry.position))
    }

    private mutating func refuseRelation(_ message: String) {
        problems.append(
            Problem(
                "relation.impossible", field: "to", message,
                rule: "a relation holds between two, and only what is of one kind is the same",
                hint: "correct the id or the relation"))
    }

    private mutating func merge(_ entry: Entry) {
        guard let text = entry.data.text("into"), let survivor = Reference(text) else { return }
        let merged = entry.event.stream
        if survivor == merged {
            refuse("entity.merged_into_itself", "the entity is merged into itself")
        } else if survivor.kind != merged.kind || survivor.isPseudonym != merged.isPseudonym {
            // An affected person merged into somebody who acts in public would bear that name.
            refuse("entity.merged_across", "\(survivor) is of another kind than \(merged)")
        } else if let mergedInto {
            refuse("entity.merged_twice", "the entity is merged into \(mergedInto) already")
        }
        mergedInto = text
    }

    /// The entity for which a reference stands once every merge is followed; a cycle is not closed.
    ///
    /// - Parameter merge: What an entity was merged into; nil while it stands for itself.
    public static func survivor(
        of reference: String, merge: (String) throws -> String?
    ) rethrows -> String {
        var (current, seen) = (reference, Set([reference]))
        while let next = try merge(current), seen.insert(next).inserted { current = next }
        return current
    }

    /// The same, where merges are read from the events of a stream, in order; none where there is
    /// no such stream.
    public static func survivor(
        of reference: String, history: (String) throws -> [Event]
    ) rethrows -> String {
        try survivor(
            of: reference, merge: { Entity(History(try history($0)).entries()).mergedInto })
    }

    private mutating func refuse(_ code: String, _ message: String) {
        problems.append(
            Problem(
                code, field: "into", message,
                rule: "an entity is merged once, into another of its kind",
                hint: "correct the id, or retract the earlier merge if it was wrong"))
    }
}
