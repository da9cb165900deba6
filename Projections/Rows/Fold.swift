import EventLog
import Incidents
import ProjectionEngine

/// The fold that the read models share: a stream's events to rows about the subjects in them.
///
/// The rows of a lawsuit are the same for a plaintiff, a defendant and a vendor, but for whose they
/// are and what their role is.
struct Fold {
    /// The kinds of entities that rows are about.
    let subjects: Set<StreamKind>
    /// The day in the world up to which events count; nil for all of them.
    let validAt: Day?
    /// The tables that the read model has.
    let tables: Set<String>

    /// Sources and courts concern nobody by themselves; what cites them does.
    static func folds(stream: String) -> Bool {
        !stream.hasPrefix("source:") && !stream.hasPrefix("court:")
    }

    func rows(of name: String, events: [RecordedEvent]) throws -> [ReadModelRow] {
        guard let first = events.first, let stream = Reference(name) else { return [] }
        guard first.stream == name else {
            throw UnreadableEvent(position: first.position, problem: "it is not of \(name)")
        }
        let history = History(try events.map { try Incidents.Event($0, in: stream) })
        let entries = history.entries(validAt: validAt)
        let concerned = Concerned(entries, in: stream, of: subjects)
        guard !concerned.all.isEmpty, !entries.isEmpty else { return [] }

        var rows: [ReadModelRow] = []
        rows.reserveCapacity(concerned.all.count * (entries.count + 1))
        for (table, record) in records(stream, entries, concerned) where tables.contains(table) {
            try rows.append(row(table, record))
        }
        for entry in entries {
            let subjects = concerned.subjects(of: entry)
            guard !subjects.isEmpty else { continue }
            let record = TimelineRow.record(entry, in: name)
            for subject in subjects { try rows.append(row("timeline", record.about(subject))) }
        }
        return rows
    }

    private func records(
        _ stream: Reference, _ entries: [Entry], _ concerned: Concerned
    ) -> [(table: String, record: Record)] {
        let name = stream.description
        let factual = entries.filter(\.isFactual)
        let mayHaveHappened = !factual.isEmpty && factual.allSatisfy(\.mayHaveHappened)
        var common = Columns()
        common.set("stream", name)
        common.set("may_have_happened", mayHaveHappened)
        func each(_ table: String, _ columns: (String) -> Columns?) -> [(String, Record)] {
            concerned.all.compactMap { subject in
                columns(subject).map { (table, (common + $0).record.about(subject)) }
            }
        }
        // Before the day asked about, nothing but housekeeping may be left of a record.
        if !stream.kind.isEntity && factual.isEmpty { return [] }
        switch stream.kind {
        case .deployment:
            let deployment = Deployment(entries)
            return each("deployment") { DeploymentRow.columns(deployment, about: $0) }
        case .misidentification:
            let misidentification = Misidentification(entries)
            return each("misidentification") {
                MisidentificationRow.columns(misidentification, about: $0)
            }
        case .ceaseDesist:
            let demand = CeaseDesist(entries)
            return each("cease_desist") { CeaseDesistRow.columns(demand, about: $0) }
        case .lawsuit:
            let lawsuit = Lawsuit(entries)
            return each("lawsuit") { LawsuitRow.columns(lawsuit, about: $0) }
        case .dataset:
            let dataSet = DataSet(entries)
            return each("dataset") { DataSetRow.columns(dataSet, about: $0) }
        case .study:
            return entries.flatMap { entry in
                each("study") { StudyRow.columns(entry, about: $0) }
            }
        case .product:
            return each("product") { ProductRow.columns(Entity(entries), about: $0) }
        case .agency, .organisation, .jurisdiction, .vendor:
            guard subjects.contains(stream.kind) else { return [] }
            let identity = IdentityRow.columns(Entity(entries))
            let markets = MarketStatus(entries).markets.map(MarketRow.columns)
            return [("identity", (common + identity).record.about(name))]
                + markets.map { ("market", (common + $0).record.about(name)) }
        case .person, .court, .source, .policy, .claim:
            return []
        }
    }

    private func row(_ table: String, _ record: Record) throws -> ReadModelRow {
        ReadModelRow(
            table: table, subject: record.text("subject") ?? "",
            json: try CanonicalJSON.bytes(of: Value.record(record), limit: .max))
    }
}

extension Record {
    /// The row, about one subject.
    func about(_ subject: String) -> Record {
        Record([(key: "subject", value: .text(subject))] + members)
    }
}
