import Incidents

/// What a dossier is made of: rows of a read model, what they refer to, the day that counts as today,
/// and the day in the world that it is asked about, if any.
struct DossierInput {
    let subject: String
    let records: [String: [Record]]
    let directory: Directory
    let today: Day
    let validAt: Day?
    /// What rests on nothing but retracted sources, by stream.
    private let unfounded: [String: [Int64]]

    init(
        subject: String, records: [String: [Record]], directory: Directory, today: Day,
        validAt: Day?
    ) {
        (self.subject, self.records, self.directory) = (subject, records, directory)
        (self.today, self.validAt) = (today, validAt)
        let rows = (records["timeline"] ?? []).filter { row in
            row.flag("in_counts") ?? false && row.restsOnRetracted(directory)
        }
        unfounded = Dictionary(grouping: rows) { $0.text("stream") ?? "" }
            .mapValues { Set($0.compactMap { $0.number("position") }).sorted() }
    }

    /// The rows of a table, each stream once, what was taken back last.
    ///
    /// Two ids that were merged may both be party to one matter, which is still one matter.
    func rows(_ table: String) -> [Record] {
        var places: [String: Int] = [:]
        var rows: [Record] = []
        for row in records[table] ?? [] {
            let market = ["stream", "market", "customers", "geography"]
            let key = market.map { row.text($0) ?? "" }.joined(separator: " ")
            guard let place = places[key] else {
                places[key] = rows.count
                rows.append(row)
                continue
            }
            // Under one id it may be a party, under the other only named.
            let roles = rows[place].texts("subject_roles")
            let more = row.texts("subject_roles").filter { !roles.contains($0) }
            if let position = row.number("dismissed_by") {
                rows[place]["dismissed_by"] = .number(position)
            }
            if let coverage = row["coverage"]?.elements, !coverage.isEmpty {
                let known = rows[place].list("coverage")
                rows[place]["coverage"] = .list(known + coverage.filter { !known.contains($0) })
            }
            guard !more.isEmpty else { continue }
            rows[place]["subject_roles"] = .list((roles + more).map(Value.text))
        }
        // One copy to look at: an array that is read while it is written is copied at each write.
        let all = rows
        for place in rows.indices {
            itemise(&rows[place], among: all)
            weigh(&rows[place])
        }
        return rows.sorted { left, right in
            let (leftStruck, rightStruck) = (left.isStruck, right.isStruck)
            return leftStruck == rightStruck ? left.sortKey < right.sortKey : rightStruck
        }
    }

    /// An aggregate leaves the counts to its single records as far as these are in them: on a day
    /// before the first of them, or once all were taken back, it is still all that is known.
    private func itemise(_ row: inout Record, among rows: [Record]) {
        let items = row.texts("items")
        guard !items.isEmpty else { return }
        let roles = row.texts("subject_roles")
        // What may have happened itself is no more than what may have happened of its items.
        let isCertain = !row.mayHaveHappened
        let counted = rows.count { item in
            (isCertain ? item.countsSingly : item.isOne)
                && item.text("stream").map(items.contains) ?? false
                && item.texts("subject_roles").contains(where: roles.contains)
        }
        row["items_counted"] = .number(Int64(counted))
        row["in_counts"] = .flag(!row.isStruck && counted == 0)
    }

    /// What was confirmed or disputed stands where it did before once the sources of that were taken
    /// back, or the second source turns out to be the first.
    private func weigh(_ row: inout Record) {
        guard !row.isStruck, let known = row.text("standing") else { return }
        var evidence = Evidence()
        for piece in row.records("evidence") {
            guard let effect = piece.text("effect").flatMap(Evidence.Effect.init) else { continue }
            evidence.add(effect, citing: piece.texts("sources"))
        }
        let (standing, isRefuted) = evidence.weighed { source in
            directory.isRetracted(source) ? nil : directory.survivor(of: source)
        }
        guard standing.rawValue != known || isRefuted != row.flag("is_refuted") else { return }
        row["standing_before"] = .text(known)
        row["standing"] = .text(standing.rawValue)
        row["is_refuted"] = .flag(isRefuted)
    }

    /// The timeline, each event once, in the order in which things happened.
    var timeline: [Record] {
        var seen: Set<Int64> = []
        return (records["timeline"] ?? [])
            .filter { seen.insert($0.number("position") ?? 0).inserted }
            .sorted { left, right in
                let (first, second) = (left.days, right.days)
                return first == second
                    ? left.number("position") ?? 0 < right.number("position") ?? 0
                    : first < second
            }
    }

    /// What a reference is called.
    func name(_ reference: String) -> String { directory.name(reference) }

    /// Whether the reference leads to the one whose dossier this is.
    func isSubject(_ reference: String) -> Bool {
        directory.survivor(of: reference) == directory.survivor(of: subject)
    }

    /// The name of the referenced body under `key`; a dash where there is none.
    func name(_ row: Record, _ key: String) -> String { row.text(key).map(name) ?? "—" }

    /// The names of the referenced bodies, with commas.
    func names(_ references: [String]) -> String { references.map(name).orDash }

    /// What a state does not say: what may have followed by the day asked about, and what of the
    /// record is in doubt since its sources were retracted.
    func doubts(_ row: Record) -> String {
        let positions = unfounded[row.text("stream") ?? ""] ?? []
        return row.mayHaveFollowed
            + (positions.isEmpty
                ? ""
                : "; \(positions.map { "@\($0)" }.joined(separator: ", ")) "
                    + "\(positions.count == 1 ? "rests" : "rest") on nothing but retracted sources")
    }

    /// Words that hold once a day has come: with a doubt where it may have come by the day asked
    /// about, and nil where it had not.
    func onceCome(_ date: EDTF?, _ words: String, doubt: String) -> String? {
        guard let validAt, let date, !date.hasHappened(by: validAt) else { return words }
        return date.mayHaveHappened(by: validAt) ? words + doubt : nil
    }

    /// What the source says, with names in place of references.
    func sentence(_ row: Record) -> String {
        let named = ReferenceWord.replacing(in: row.text("sentence") ?? "", name)
        return named.prefix(1).uppercased() + named.dropFirst()
    }

    /// Technology, product and vendor, as far as known.
    func system(_ row: Record, withVendor: Bool) -> String {
        let technology = row.text("technology").map(Words.phrase)
        let product = row.text("product").map(name)
        let vendor = withVendor ? row.text("vendor").map(name) : nil
        return [technology, product, vendor].compactMap(\.self).orDash
    }
}

extension Record {
    /// Whether the row was taken back.
    var isStruck: Bool { flag("is_retracted") ?? (number("retracted_by") != nil) }

    /// Whether the row is in the counts: what may only have happened by the day asked about is not.
    var counts: Bool { flag("in_counts") ?? false && !mayHaveHappened }

    /// Whether the subject takes part in it, and is not only named.
    var isParty: Bool { !texts("subject_roles").isEmpty }

    /// Whether the subject has one of the roles in it; without it, it is only named there.
    func has(_ roles: String...) -> Bool { texts("subject_roles").contains(where: roles.contains) }

    /// Whether its publishers took back every source that the event rests on.
    func restsOnRetracted(_ directory: Directory) -> Bool {
        let sources = records("citations").filter { !$0.contradicts }.compactMap {
            $0.text("source")
        }
        return !sources.isEmpty && sources.allSatisfy(directory.isRetracted)
    }

    /// Whether a citation is of a source that says otherwise.
    var contradicts: Bool { text("role") == "contradicts" }

    /// Whether the row counts as one: an aggregate stands for a number that nobody knows.
    var countsSingly: Bool { isOne && !mayHaveHappened }

    /// Whether the row is one that counts, or may have come to count by the day asked about.
    fileprivate var isOne: Bool {
        flag("in_counts") ?? false && !(flag("is_aggregate") ?? false)
    }

    /// Whether the day asked about falls inside the span in which it happened.
    var mayHaveHappened: Bool { flag("may_have_happened") ?? false }

    /// Whether it stands for an unidentified number that was resolved into single records.
    var isItemised: Bool { !isStruck && number("items_counted") ?? 0 > 0 }

    /// What may have followed by the day asked about, and moved no state; else nothing.
    var mayHaveFollowed: String {
        let positions = list("uncertain_positions").compactMap(\.number).map { "@\($0)" }
        return positions.isEmpty
            ? "" : "; \(positions.joined(separator: ", ")) may have followed by then"
    }

    /// The first and the last day that an event may mean; an open beginning comes first, an open
    /// end last.
    fileprivate var days: (String, String) {
        (text("occurred_earliest") ?? "", text("occurred_latest") ?? "~")
    }

    /// By the first day of what happened, then by the last, then by stream; what has no first day
    /// comes first.
    fileprivate var sortKey: String {
        let dates = [
            "occurred", "filed", "sent", "started", "disclosed", "since", "published", "compiled",
            "released",
        ]
        let date = dates.first { text($0) != nil }
        let days = date.map { [text($0 + "_earliest") ?? "", text($0 + "_latest") ?? "~"] }
        let names = ["stream", "market", "customers", "geography"].map { text($0) ?? "" }
        return ((days ?? ["", ""]) + names).joined(separator: " ")
    }

    /// A date in words, marked where it is not settled whether it had come; a dash where unknown.
    func when(_ key: String) -> String {
        guard let written = text(key), let date = try? EDTF(written) else { return "—" }
        return mayHaveHappened ? "\(date.phrase) (may have happened)" : date.phrase
    }

    /// A period in words; nil where there is none.
    func period(_ key: String) -> String? { date(key)?.period }

    /// The same, for a part of a row that may as a whole only have happened.
    func when(_ key: String, of row: Record) -> String {
        when(key) + (row.mayHaveHappened ? " (may have happened)" : "")
    }

    /// The word of a vocabulary, as people write it; a dash where there is none.
    func word(_ key: String) -> String { text(key).map(Words.phrase) ?? "—" }

    /// The words of a vocabulary, with commas.
    func words(_ key: String) -> String { texts(key).map(Words.phrase).orDash }

    /// The quantity that three columns hold; nil where there is none.
    func count(columns key: String) -> Count? {
        guard let bound = text(key + "_bound").flatMap(Count.Bound.init(rawValue:)) else {
            return nil
        }
        return Count(number(key), bound, text: text(key + "_text"))
    }

    /// The sums of a list, each with its kind.
    func sums(_ key: String) -> String {
        moneys(key).map { "\($0) (\(Words.phrase($0.kind)))" }.orDash
    }
}

extension [String] {
    /// The elements with commas; a dash where there are none.
    var orDash: String { isEmpty ? "—" : joined(separator: ", ") }
}
