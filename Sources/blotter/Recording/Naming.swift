import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections

/// Finds what a person means by a name, and says what to do where that is not clear.
enum Naming {
    /// The stream of one of the kinds that `text` names: `kind:id`, a bare id, or an entity's name.
    ///
    /// An id is taken as it is, since an event keeps the id that it was recorded with, however that
    /// is merged; a name is taken for who goes by it now. Whether `kind:id` exists is checked when
    /// the event is.
    static func find(
        _ text: String, _ kinds: [StreamKind], at place: String? = nil,
        in session: borrowing Session
    ) throws -> Reference {
        let found = try named(text, kinds, at: place, in: session)
        guard found.kind.isEntity, found.id != text, "\(found)" != text else { return found }
        return try goingOn(for: found, "is taken for it", in: session)
    }

    /// The entity that goes on for another, as the log knew at a position: old ids lead there for
    /// ever, and whoever follows one is told.
    static func goingOn(
        for named: Reference, through position: Int64 = .max, _ consequence: String,
        in session: borrowing Session
    ) throws -> Reference {
        let directory = try session.directory(of: [named.description], through: position)
        guard let survivor = Reference(directory.survivor(of: named.description)),
            survivor != named
        else { return named }
        Standard.remark("\(named) was merged into \(survivor), which \(consequence).")
        return survivor
    }

    /// The stream that goes by `text`; the beginning of an id is enough to look something up, never
    /// to record: it would let a slip of the pen pass.
    private static func named(
        _ text: String, _ kinds: [StreamKind], at place: String?, beginnings: Bool = false,
        in session: borrowing Session
    ) throws -> Reference {
        if let reference = Reference(text) {
            guard kinds.contains(reference.kind) else {
                throw Failure(
                    "reference.kind", .invalidData, "\(reference) is no \(words(kinds))",
                    at: place, rule: "a reference is kind:id",
                    hint: "it may be \(kinds.map { "\($0.rawValue):…" }.joined(separator: ", ")); "
                        + "for \(reference.kind.rawValue.withArticle), see  "
                        + "blotter \(reference.kind.rawValue) --help")
            }
            return reference
        }
        switch try session.find(text, among: kinds, beginnings: beginnings) {
        case .found(let reference): return reference
        case .ambiguous(let candidates):
            throw Failure(
                "name.ambiguous", .notFound, "\"\(text)\" stands for several", at: place,
                rule: "a name is taken only where it stands for one",
                hint: "write one of \(list(candidates))")
        case .unknown(let nearest):
            var failure = unknown(text, kinds, nearest: nearest, at: place)
            // Known as something else: an agency that was registered as an organisation.
            if case .found(let other) = try session.find(text, among: StreamKind.allCases) {
                failure.what += ", but \(other) goes by that name"
            }
            throw failure
        }
    }

    /// The stream that `text` names, which must exist.
    static func existing(
        _ text: String, _ kinds: [StreamKind], at place: String, in session: borrowing Session
    ) throws -> Reference {
        let reference = try named(text, kinds, at: place, beginnings: true, in: session)
        guard try session.versions(of: [reference.description]).isEmpty else { return reference }
        throw try unknown(reference, at: place, in: session)
    }

    /// What to say of a reference that stands for nothing.
    static func unknown(
        _ reference: Reference, at place: String? = nil, in session: borrowing Session
    ) throws -> Failure {
        let words = reference.id.replacing("-", with: " ")
        switch try session.find(words, among: [reference.kind]) {
        case .found(let meant):
            var failure = unknown(reference.id, [reference.kind], nearest: [], at: place)
            failure.hint = "did you mean \(meant)?"
            return failure
        case .ambiguous(let nearest), .unknown(let nearest):
            return unknown(reference.id, [reference.kind], nearest: nearest, at: place)
        }
    }

    private static func unknown(
        _ text: String, _ kinds: [StreamKind], nearest: [Lookup.Candidate], at place: String?
    ) -> Failure {
        let entity = kinds.first { $0.isEntity }
        let register = entity.map { "blotter \($0.rawValue) register --help" }
        let otherwise = register.map { "; to register it, see  \($0)" } ?? ""
        return Failure(
            "name.unknown", .notFound, "there is no \(words(kinds)) \"\(text)\"", at: place,
            rule: "nothing is created by a name that is not known",
            hint: nearest.isEmpty
                ? "blotter \(kinds.first?.rawValue ?? "agency") list  shows what there is\(otherwise)"
                : "did you mean \(list(nearest))\(otherwise)")
    }

    private static func list(_ candidates: [Lookup.Candidate]) -> String {
        candidates.prefix(3).map { candidate in
            let name = candidate.name == "\(candidate.reference)" ? "" : "\(candidate.name), "
            return "\(candidate.reference) (\(name)in \(candidate.events.counted("event")))"
        }.joined(separator: ", ")
    }

    /// The event at a position (`@12`) or with an id.
    static func event(
        _ text: String, at place: String, in session: borrowing Session
    ) throws -> RecordedEvent {
        let found: RecordedEvent?
        if text.hasPrefix("@"), let position = Int64(text.dropFirst()), position > 0 {
            found = try session.events(.all, after: position - 1, through: position, limit: 1).first
        } else if let id = UUID(uuidString: text) {
            found = try session.event(id: id)
        } else {
            throw Failure(
                "event.unreadable", .usage, "\"\(text)\" is no event", at: place,
                rule: "an event is named by its place in the log or by its id",
                hint: Int64(text).map { "did you mean @\($0)?" }
                    ?? "name it by position, @12, as blotter replay shows it, or by its id")
        }
        guard let found else {
            throw Failure(
                "event.unknown", .notFound, "there is no event \(text)", at: place,
                rule: "an event is named by its place in the log, from 1 without a gap, or its id",
                hint: "blotter replay  shows the log")
        }
        return found
    }

    private static func words(_ kinds: [StreamKind]) -> String {
        kinds.count > 6 ? "record or entity" : kinds.map(\.rawValue).joined(separator: ", ")
    }
}
