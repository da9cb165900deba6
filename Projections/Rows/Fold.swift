import EventLog
import Incidents
import ProjectionEngine

/// The fold that the read models share: a stream's events to rows about the subjects in them.
///
/// The rows of a lawsuit are the same for a plaintiff, a defendant and a vendor, but for whose they
/// are and what their role is.
struct Fold {
    /// The kinds of entities that rows are about.
    let subjects: [StreamKind]
    /// Whether rows are about products too: whose product it is stands in another stream, and the
    /// vendor that a record names may have sold what another makes.
    var takesProducts = false
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
        let hasProducts = takesProducts && !stream.kind.isEntity
        let retraction = entries.retraction
        let concerned = Concerned(
            entries, in: stream, of: hasProducts ? subjects + [.product] : subjects,
            isRetracted: retraction != nil)
        guard !concerned.isEmpty, !entries.isEmpty else { return [] }

        // What the law had removed is no row any more; its timeline says that something was.
        let isRemoved = retraction?.isLegalRemoval ?? false
        var rows =
            isRemoved
            ? []
            : try records(name, stream, entries, concerned, isRetracted: retraction != nil)
        rows.reserveCapacity(rows.count + concerned.all.count * entries.count)
        for place in entries.indices where !entries[place].isLater {
            let subjects = concerned.subjects(of: entries[place])
            guard !subjects.isEmpty else { continue }
            let data = entries[place].data
            let about = data.text("target") ?? data.text("responds_to")
            let amended = about.flatMap { id in entries.first { $0.event.id == id } }
            let columns = try TimelineRow.columns(
                entries[place], in: name, about: amended, retraction: retraction, among: entries)
            for subject in subjects { try rows.append(row("timeline", subject, columns)) }
        }
        return rows
    }

    private func records(
        _ name: String, _ stream: Reference, _ entries: [Entry], _ concerned: Concerned,
        isRetracted: Bool
    ) throws -> [ReadModelRow] {
        let facts = entries.indices.filter { entries[$0].isFactual }
        let isRecord = !stream.kind.isEntity
        // What was taken back as a whole is dated by all that was said of it.
        let held = isRetracted ? [] : facts.filter { entries[$0].stands }
        let standing = held.isEmpty ? facts : held
        let mayHaveHappened = isRecord && standing.allSatisfy { entries[$0].mayHaveHappened }
        var common = Columns(capacity: 200)
        try common.set("stream", name)
        common.set("may_have_happened", mayHaveHappened)
        // The stream of an entity is no one record that something uncertain could follow in.
        let isOpen = validAt != nil && isRecord
        try common.set("uncertain_positions", isOpen ? entries.uncertainPositions : [])
        func each(
            _ table: String, _ columns: (String) throws -> Columns?
        ) throws -> [ReadModelRow] {
            guard tables.contains(table) else { return [] }
            return try concerned.all.compactMap { subject in
                try columns(subject).map { try row(table, subject, $0, after: common) }
            }
        }
        switch stream.kind {
        case .deployment:
            let deployment = Deployment(entries)
            return try each("deployment") { try DeploymentRow.columns(deployment, about: $0) }
        case .misidentification:
            let misidentification = Misidentification(entries)
            return try each("misidentification") {
                try MisidentificationRow.columns(misidentification, about: $0)
            }
        case .ceaseDesist:
            let demand = CeaseDesist(entries)
            return try each("cease_desist") { try CeaseDesistRow.columns(demand, about: $0) }
        case .lawsuit:
            let lawsuit = Lawsuit(entries)
            return try each("lawsuit") { try LawsuitRow.columns(lawsuit, about: $0) }
        case .dataset:
            let dataSet = DataSet(entries)
            return try each("dataset") { try DataSetRow.columns(dataSet, about: $0) }
        case .study:
            return try entries.flatMap { entry in
                try each("study") { try StudyRow.columns(entry, about: $0) }
            }
        case .product:
            let product = Entity(entries, validAt: validAt)
            return try each("product") { try ProductRow.columns(product, about: $0) }
        case .agency, .organisation, .jurisdiction, .vendor:
            guard subjects.contains(stream.kind) else { return [] }
            let identity = try IdentityRow.columns(Entity(entries, validAt: validAt))
            return try [row("identity", name, identity, after: common)] + markets(name, entries)
        case .person, .court, .source, .policy, .claim:
            return []
        }
    }

    /// Each market by itself: as it certainly stood, or else as it may have.
    private func markets(_ name: String, _ entries: [Entry]) throws -> [ReadModelRow] {
        guard tables.contains("market") else { return [] }
        let certain = MarketStatus(entries).markets
        let isOpen = entries.contains { $0.mayHaveHappened }
        let possible = isOpen ? MarketStatus(entries.map(\.asIfHappened)).markets : certain
        return try possible.map { market in
            let known = certain.first { $0.isSame(as: market) }
            let open = market.positions.filter { !(known ?? market).positions.contains($0) }
            var common = Columns(capacity: 200)
            try common.set("stream", name)
            common.set("may_have_happened", known == nil)
            try common.set("uncertain_positions", open)
            return try row("market", name, MarketRow.columns(known ?? market), after: common)
        }
    }

    private func row(
        _ table: String, _ subject: String, _ columns: Columns, after common: Columns? = nil
    ) throws -> ReadModelRow {
        ReadModelRow(
            table: table, subject: subject, json: try columns.row(about: subject, after: common))
    }
}
