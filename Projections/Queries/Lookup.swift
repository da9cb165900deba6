import EventLog
public import Incidents
public import Postgres

/// What somebody may have meant by a name.
public enum Lookup: Sendable, Hashable {
    /// An entity that the name may mean.
    public struct Candidate: Sendable, Hashable {
        /// The entity.
        public let reference: Reference
        /// What it is called.
        public let name: String
        /// How many events concern it: what tells the one meant from a namesake.
        public let events: Int64
    }

    /// Exactly one is called that, be it merged or not; or several that one goes on for, and then
    /// that one.
    case found(Reference)
    /// Several are.
    case ambiguous([Candidate])
    /// None is; these come near.
    case unknown(nearest: [Candidate])
}

extension Session {
    /// Finds an entity by id, name, alias or former name, or the beginning of its id.
    ///
    /// An exact id decides, then an exact name in any case and spacing, then an exact caption or
    /// title, then, where `beginnings` are taken, one that only one id has. Nothing is guessed: what
    /// is merely near is only proposed. Throws `PostgresError`.
    public func find(
        _ written: String, among kinds: [StreamKind], beginnings: Bool = false
    ) throws -> Lookup {
        let ids =
            kinds.compactMap { Reference($0, id: written)?.description }
            + [Reference(written)].compactMap(\.self).filter { kinds.contains($0.kind) }
            .map(\.description)
        let exact = try versions(of: ids).keys.sorted()
        if !exact.isEmpty { return try lookup(exact) }
        let named = try streams(named: written, among: kinds)
        if !named.isEmpty { return try lookup(named) }
        let titled = try streams(titled: written, among: kinds)
        if !titled.isEmpty { return try lookup(titled) }
        let begun = try streams(beginning: written, among: kinds)
        if beginnings, !begun.isEmpty { return try lookup(begun) }
        var near = begun
        for stream in try namesNear(written, among: kinds) + idsNear(written, among: kinds)
        where !near.contains(stream) {
            near.append(stream)
        }
        return .unknown(nearest: try candidates(near))
    }

    private func lookup(_ streams: [String]) throws -> Lookup {
        if streams.count == 1, let only = Reference(streams[0]) { return .found(only) }
        let directory = try directory(of: streams)
        let survivors = Set(streams.map(directory.survivor)).sorted()
        if survivors.count == 1, let only = Reference(survivors[0]) { return .found(only) }
        return .ambiguous(try candidates(survivors))
    }

    private func candidates(_ streams: [String]) throws -> [Lookup.Candidate] {
        let directory = try directory(of: streams)
        let rows = try execute(
            """
            select s.stream, (select count(*) from log.tag t where t.tag = s.stream)
            from unnest(\(streams)) as s (stream)
            """)
        return try rows.compactMap { row in
            let stream = try row.text(0)
            guard let reference = Reference(stream) else { return nil }
            return Lookup.Candidate(
                reference: reference, name: directory.name(stream),
                events: try row.decode(Int64.self, 1))
        }
    }

    /// The entities that bear the name now or did: an alias that was removed no longer finds one.
    private func streams(named written: String, among kinds: [StreamKind]) throws -> [String] {
        let tag = Tags.name(written)
        let streams = try streams(tagged: spellings(ofName: written)).map(\.stream).filter {
            stream in
            Reference(stream).map { kinds.contains($0.kind) } ?? false
        }
        let directory = try directory(of: streams)
        return streams.filter { stream in
            guard let entity = directory.entity(stream) else { return false }
            let names = [entity.name].compactMap(\.self) + entity.formerNames + entity.aliases
            return names.contains { Tags.name($0) == tag }
        }
    }

    /// The tags of a name in each form in which its accents may be encoded, composed and decomposed
    /// (UAX #15): the log compares bytes, and people cannot see the difference.
    public func spellings(ofName written: String) throws -> [String] {
        let tag = Tags.name(written)
        guard tag.utf8.contains(where: { $0 >= 0x80 }) else { return [tag] }
        let forms = try execute("select normalize(\(tag), NFC), normalize(\(tag), NFD)")
        return try [tag, forms[0].text(0), forms[0].text(1)]
    }

    /// The records of that caption or title, in any case: no index holds these, so they are looked
    /// for only where nothing is called that.
    private func streams(titled written: String, among kinds: [StreamKind]) throws -> [String] {
        let titled = Set(kinds).subtracting(StreamKind.named)
        guard !titled.isEmpty, written.contains(" ") else { return [] }
        let types = Catalogue.declarations.filter { declaration in
            declaration.fields.contains { Self.titles.contains($0.name) }
        }.map(\.name)
        let rows = try execute(
            """
            select distinct stream from log.event e
            where type = any (\(types + [EventCorrected.name]))
              and split_part(stream, ':', 1) = any (\(titled.map(\.rawValue)))
              and exists (select from unnest(\(Self.titles)) t (key)
                where lower(coalesce(e.data ->> t.key, e.data #>> array['patch', t.key]))
                  = lower(\(written)))
            order by stream
            """)
        // As they read now: neither what was corrected away nor what was taken back is a title.
        return try rows.map { try $0.text(0) }.filter { stream in
            try History(history(of: stream)).entries().contains { entry in
                entry.stands && types.contains(entry.type)
                    && Self.titles.contains {
                        entry.data.text($0)?.lowercased() == written.lowercased()
                    }
            }
        }
    }

    /// The fields that hold what a record is called, by any name.
    private static let titles = ["caption", "described", "name", "title"]

    private func streams(beginning written: String, among kinds: [StreamKind]) throws -> [String] {
        var streams: [String] = []
        for kind in kinds {
            guard let start = Reference(kind, id: written)?.description else { continue }
            // "~" sorts behind every character of an id; the columns collate by code point.
            let rows = try execute(
                """
                select stream from log.event
                where stream >= \(start) and stream < \(start + "~") and version = 1
                order by stream limit 20
                """)
            streams += try rows.map { try $0.text(0) }
        }
        return streams
    }

    /// The streams whose ids are a slip or two of the pen away; the nearest first.
    private func idsNear(_ written: String, among kinds: [StreamKind]) throws -> [String] {
        let wanted = written.lowercased().replacing(" ", with: "-")
        let rows = try execute(
            """
            select stream from log.event
            where version = 1 and split_part(stream, ':', 1) = any (\(kinds.map(\.rawValue)))
              and abs(length(split_part(stream, ':', 2)) - \(wanted.count)) <= 2
            limit 20000
            """)
        let near = try rows.compactMap { row -> (stream: String, distance: Int)? in
            let stream = try row.text(0)
            let id = stream.drop { $0 != ":" }.dropFirst()
            let limit = min(2, wanted.count / 3)
            return DidYouMean.distance(wanted, id.lowercased(), atMost: limit).map { (stream, $0) }
        }
        return near.sorted { ($0.distance, $0.stream) < ($1.distance, $1.stream) }.prefix(5)
            .map(\.stream)
    }

    /// The entities whose names hold the words, or are a third of their letters away at most; the
    /// nearest first.
    private func namesNear(_ written: String, among kinds: [StreamKind]) throws -> [String] {
        let wanted = Tags.name(written).dropFirst(Tags.namePrefix.count)
        let near = try names(
            near: written, among: kinds, within: max(1, wanted.count / 3), orHolding: true)
        return Array(near.prefix(5))
    }

    /// The entities of which a name is a few letters away, the nearest first.
    ///
    /// Throws `PostgresError`.
    public func names(
        near written: String, among kinds: [StreamKind], within limit: Int,
        orHolding isHolding: Bool = false
    ) throws -> [String] {
        let wanted = String(Tags.name(written).dropFirst(Tags.namePrefix.count))
        let rows = try execute(
            """
            select distinct substr(t.tag, 6), e.stream
            from log.tag t join log.event e using (position)
            where t.tag >= 'name:' and t.tag < 'name;'
              and split_part(e.stream, ':', 1) = any (\(kinds.map(\.rawValue)))
            """)
        let near = try rows.compactMap { row -> (stream: String, distance: Int)? in
            let name = try row.text(0)
            let distance =
                isHolding && name.contains(wanted)
                ? 0 : DidYouMean.distance(wanted, name, atMost: limit)
            return try distance.map { (try row.text(1), $0) }
        }
        var seen: Set<String> = []
        return near.sorted { ($0.distance, $0.stream) < ($1.distance, $1.stream) }.map(\.stream)
            .filter { seen.insert($0).inserted }
    }
}
