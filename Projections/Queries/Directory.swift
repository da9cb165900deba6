import EventLog
import FoundationEssentials
public import Incidents
public import Postgres

/// What referenced streams are called: bodies by name, cases by caption, sources as they are cited.
public struct Directory: Sendable {
    /// The dates of a record on which what is told of another may hang.
    public struct Dates: Sendable {
        /// When a lawsuit was filed.
        public let filed: EDTF?
        /// Until when a policy holds, and when it was repealed.
        public let sunset, repealed: EDTF?
    }

    /// The day in the world of which names are told; nil for now.
    private let validAt: Day?
    private var entities: [String: Entity] = [:]
    private var titles: [String: String] = [:]
    private var dates: [String: Dates] = [:]
    private var takenBack: Set<String> = []
    /// The sources that their publishers took back, each by the id that goes on for it.
    fileprivate var retracted: Set<String> = []

    fileprivate init(validAt: Day?) { self.validAt = validAt }

    /// What a reference is called; the reference itself where the log does not say.
    ///
    /// A merged entity is called what the one is called that goes on for it.
    public func name(_ reference: String) -> String {
        let survivor = survivor(of: reference)
        if let title = titles[survivor] ?? entities[survivor]?.name { return title }
        // An affected person has no name here, and never will.
        guard survivor.hasPrefix("person:") else { return survivor }
        return "person " + survivor.dropFirst("person:".count)
    }

    /// The entity that goes on for this one, however many merges away; a cycle is not closed.
    public func survivor(of reference: String) -> String {
        Entity.survivor(of: reference, merge: { entities[$0]?.mergedInto })
    }

    /// Whether the publisher of a source took it back, under whatever id.
    public func isRetracted(_ source: String) -> Bool { retracted.contains(survivor(of: source)) }

    /// Whether a record was taken back as a whole.
    public func isTakenBack(_ record: String) -> Bool { takenBack.contains(record) }

    /// The dates of a lawsuit or a policy; nil where the directory does not hold it.
    public func dates(of record: String) -> Dates? { dates[record] }

    /// The entity behind a reference; nil where the directory does not hold it.
    public func entity(_ reference: String) -> Entity? { entities[reference] }

    /// The references to follow that are not yet held: what entities were merged into.
    fileprivate var missing: Set<String> {
        Set(entities.values.compactMap(\.mergedInto)).subtracting(entities.keys)
    }

    fileprivate mutating func add(_ stream: Reference, _ events: [Incidents.Event]) {
        let history = History(events).entries()
        // What the law had removed names nothing.
        let entries = history.filter { !$0.standing.isLegalRemoval }
        if stream.kind.isEntity {
            entities[stream.description] = Entity(entries, validAt: validAt)
            guard stream.kind == .source else { return }
            titles[stream.description] = Self.citation(entries)
            if Self.happened(SourceRetracted.name, in: entries) {
                retracted.insert(stream.description)
            }
        } else {
            let standing = entries.filter(\.stands)
            if history.retraction != nil { takenBack.insert(stream.description) }
            dates[stream.description] = Dates(
                filed: Self.date("filed", in: standing), sunset: Self.date("sunset", in: standing),
                repealed: standing.last { $0.type == PolicyRepealed.name }?.occurred)
            titles[stream.description] =
                (standing.isEmpty ? entries : standing).lazy
                .compactMap { entry in
                    ["caption", "title", "name"].lazy.compactMap(entry.data.text).first
                }.first
        }
    }

    /// What the last entry that has the field says in it.
    private static func date(_ key: String, in entries: [Entry]) -> EDTF? {
        entries.lazy.compactMap { $0.data.text(key) }.last.flatMap { try? EDTF($0) }
    }

    private static func citation(_ entries: [Entry]) -> String? {
        guard let data = entries.first(where: { $0.type == SourceRegistered.name })?.data else {
            return nil
        }
        let published = data.date("published_on")?.phrase
        // What the recorder calls it is not quoted: nobody could find it by that.
        let parts = [
            data.text("publisher"), data.text("title").map { "“\($0)”" } ?? data.text("described"),
            published, data.text("url"), data.text("archive_url").map { "archived at \($0)" },
            data.text("confidence") == "low" ? "registered with low confidence" : nil,
            happened(SourceCorrected.name, in: entries) ? "corrected by its publisher" : nil,
            happened(SourceRetracted.name, in: entries) ? "retracted by its publisher" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    private static func happened(_ type: String, in entries: [Entry]) -> Bool {
        entries.contains { $0.type == type && $0.stands }
    }
}

extension Session {
    /// What the streams are called, as the log knew at a position; by the end of a day, or now.
    ///
    /// Throws `PostgresError`, and `UnreadableEvent` where one that names them cannot be read.
    public func directory(
        of references: some Sequence<String>, through position: Int64 = .max, validAt: Day? = nil
    ) throws -> Directory {
        var directory = Directory(validAt: validAt)
        var wanted = Set(references)
        var fetched: Set<String> = []
        while !wanted.isEmpty {
            let events = try namingEvents(of: wanted.sorted(), through: position)
            for (stream, history) in Dictionary(grouping: events, by: \.stream) {
                directory.add(stream, history)
            }
            fetched.formUnion(wanted)
            wanted = directory.missing.subtracting(fetched)
        }
        directory.retracted = Set(directory.retracted.map(directory.survivor))
        return directory
    }

    /// The ids that lead to these entities of one kind, their own included, however many merges away.
    ///
    /// What was merged stands in a stream of that kind itself: of a source that half the log cites,
    /// only the sources are looked at, and not who cites it. Throws `PostgresError`.
    public func identities(
        of subjects: [String], through position: Int64 = .max
    ) throws -> [String] {
        guard let kind = subjects.first.flatMap(Reference.init)?.kind.rawValue else { return [] }
        var known = Set(subjects)
        var frontier = known
        while !frontier.isEmpty {
            let rows = try execute(
                """
                select distinct e.stream from log.tag t join log.event e using (position)
                where t.tag = any (\(frontier.sorted())) and t.position <= \(position)
                  and e.type in ('EntityMerged', 'EventCorrected')
                  and e.stream >= \(kind + ":") and e.stream < \(kind + ";")
                """)
            let streams = try rows.map { try $0.text(0) }
            let directory = try directory(of: streams, through: position)
            frontier = Set(
                streams.filter { stream in
                    directory.entity(stream)?.mergedInto.map(known.contains) ?? false
                }
            ).subtracting(known)
            known.formUnion(frontier)
        }
        return known.sorted()
    }

    /// What names a stream or dates it, and what amends, merges or renames it.
    private static let namingTypes = Catalogue.declarations.filter { declaration in
        declaration.nature == .administrative || declaration.name == PolicyRepealed.name
            || declaration.fields.contains { field in
                ["caption", "title", "name", "sunset"].contains(field.name)
            }
    }.map(\.name)

    /// The events from which the names and dates of streams follow.
    private func namingEvents(
        of streams: [String], through position: Int64
    ) throws -> [Incidents.Event] {
        let rows = try execute(
            """
            select position, event_id, stream, version, type, recorded_at, data from log.event
            where stream = any (\(streams)) and position <= \(position) and type = any (\(Self.namingTypes))
            order by stream, version
            """)
        return try rows.compactMap { row in
            guard let stream = Reference(try row.text(2)) else { return nil }
            // What cannot be read names nothing; the fold of its own stream says so.
            let data = try? CanonicalJSON.parse(
                row.decode(JSONText.self, 6).utf8, as: Value.self
            ).record
            return Incidents.Event(
                position: try row.decode(Int64.self, 0),
                id: try row.decode(UUID.self, 1).text, stream: stream,
                version: Int(try row.decode(Int32.self, 3)), type: try row.text(4),
                recordedAt: Instant(try row.decode(Timestamp.self, 5)),
                data: data ?? Record())
        }
    }
}
