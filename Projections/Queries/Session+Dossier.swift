import EventLog
public import Incidents
public import Postgres
import ProjectionEngine

extension Session {
    /// The dossier of an agency, another body or a vendor, of now or as of some point.
    ///
    /// Of now it rests on the stored rows and stands where the read model stands; otherwise the
    /// same rows are folded from the log on the spot. `today` is the day of which activity is told,
    /// unless a day in the world is asked about. Everything is read from one snapshot.
    ///
    /// - Throws: `ProjectionError` where the read model was never made, or by another version;
    ///   `UnreadableEvent`; `PostgresError`.
    public func dossier(
        of subject: Reference, asOf: AsOf = AsOf(), today: Day
    ) throws -> Dossier {
        do {
            return try snapshot(of: subject, asOf, today)
        } catch ProjectionError.outdated {
            // A commit is visible a moment before the names that it changed are known everywhere: a
            // rebuild that ends at this instant looks like tables that are gone.
            try execute("select pg_sleep(0.02)")
            return try snapshot(of: subject, asOf, today)
        } catch {
            throw error
        }
    }

    private func snapshot(of subject: Reference, _ asOf: AsOf, _ today: Day) throws -> Dossier {
        try transaction(.repeatableReadReadOnly) { session in
            subject.kind == .vendor
                ? try session.dossier(
                    of: subject, from: VendorReadModel(validAt: asOf.validAt), asOf: asOf,
                    today: today, VendorDossier.make)
                : try session.dossier(
                    of: subject, from: AgencyReadModel(validAt: asOf.validAt), asOf: asOf,
                    today: today, AgencyDossier.make)
        }
    }

    private func dossier(
        of subject: Reference, from model: some ReadModel, asOf: AsOf, today: Day,
        _ make: (
            Reference, [String: [Record]], Directory, Day, Dossier.Standing
        ) -> Dossier
    ) throws -> Dossier {
        let checkpoint = try holdTables(of: model)
        // Of what was registered since, the stored rows could only say that nothing is known.
        let isNew = try asOf.isLive && isNew(subject, since: checkpoint.position)
        let asOf = isNew ? AsOf(position: .max) : asOf
        let standing = try standing(at: checkpoint, asOf: asOf)
        let identities = try identities(of: [subject.description], through: standing.position)
        var records = try records(
            of: model, subjects: identities, at: standing.position, isLive: asOf.isLive)
        // A record that names a product and no vendor is about whose product it is.
        let products = try self.identities(
            of: (records["product"] ?? []).filter { $0.text("merged_into") == nil }
                .compactMap { $0.text("stream") },
            through: standing.position)
        if !products.isEmpty {
            let others = try self.records(
                of: model, subjects: products, at: standing.position, isLive: asOf.isLive)
            records.merge(others, uniquingKeysWith: +)
        }
        if subject.kind != .vendor {
            let places = (records["identity"] ?? []).compactMap { $0.text("jurisdiction") }
            records["policy"] = try policies(
                binding: identities,
                in: subject.kind == .jurisdiction ? identities + places : places, asOf: asOf,
                through: standing.position)
        }
        var references: Set<String> = [subject.description]
        for row in records.values.joined() { row.collectReferences(into: &references) }
        // What became of a source may stand under any id that was merged with it.
        let sources = references.filter { $0.hasPrefix("source:") }
        references.formUnion(
            try self.identities(of: sources.sorted(), through: standing.position))
        let directory = try directory(
            of: references, through: standing.position, validAt: asOf.validAt)
        return make(subject, records, directory, asOf.validAt ?? today, standing)
    }

    /// Whether the log holds nothing of the entity's own up to a position.
    private func isNew(_ subject: Reference, since position: Int64) throws -> Bool {
        let rows = try execute(
            """
            select position > \(position) from log.event
            where stream = \(subject.description) and version = 1
            """)
        return try rows.first?.decode(Bool.self, 0) ?? false
    }

    private func records(
        of model: some ReadModel, subjects: [String], at position: Int64, isLive: Bool
    ) throws -> [String: [Record]] {
        isLive
            ? try records(of: model, subjects: subjects)
            : try records(of: model, subjects: subjects, through: position)
    }

    /// The position that the answer stands at, and when that was recorded.
    private func standing(at checkpoint: Checkpoint, asOf: AsOf) throws -> Dossier.Standing {
        let end = asOf.isLive ? checkpoint.position : try head().position
        let position = min(asOf.position ?? end, end)
        let last = try events(.all, after: position - 1, through: position, limit: 1).first
        return Dossier.Standing(
            position: position, recordedAt: last.map { Instant($0.recordedAt) },
            validAt: asOf.validAt)
    }
}

extension Instant {
    init(_ timestamp: Timestamp) { self.init(microseconds: timestamp.microsecondsSinceUnixEpoch) }
}

extension Record {
    /// The references in the texts at any depth, those inside sentences included.
    func collectReferences(into references: inout Set<String>) {
        for member in members { member.value.collectReferences(into: &references) }
    }
}

extension Value {
    fileprivate func collectReferences(into references: inout Set<String>) {
        switch self {
        case .text(let text):
            for place in ReferenceWord.all(in: text) { references.insert(place) }
        case .list(let elements):
            for element in elements { element.collectReferences(into: &references) }
        case .record(let record): record.collectReferences(into: &references)
        case .null, .flag, .number: break
        }
    }
}
