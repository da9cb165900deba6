import EventLog
import Incidents
import Postgres
import Projections

/// What is about to be recorded may stand in the log already, under another id: that is said, and not
/// refused, since two may well bear one name.
extension Draft {
    func warnOfTwins(in session: borrowing Session) throws {
        try warnOfNamesakes(in: session)
        try warnOfOneDocket(in: session)
        try warnOfOneAddress(in: session)
    }

    /// One case that is filed twice would be counted twice.
    private func warnOfOneDocket(in session: borrowing Session) throws {
        guard let court = data.text("court"),
            let number = data.text("docket_no").flatMap(DocketNumber.init)
        else { return }
        for other in try session.lawsuits(docketed: number, at: court)
        where other != stream.description {
            warn(
                "docket.shared", "\(other) has that number at \(court) too", at: "--docket-no",
                rule: "a case is recorded once",
                hint: "if both are one, record under \(other)")
        }
    }

    /// One document that is cited as two sources would corroborate itself.
    private func warnOfOneAddress(in session: borrowing Session) throws {
        guard type.name == SourceRegistered.name, let address = data.text("url") else { return }
        for other in try session.sources(at: address) where other != stream.description {
            warn(
                "source.shared", "\(other) is at that address too", at: "--url",
                rule: "a document is registered once, or it would bear itself out",
                hint: "if both are one, cite \(other)")
        }
    }

    /// Says who bears a name already: two may, but more often one is about to be registered twice.
    private func warnOfNamesakes(in session: borrowing Session) throws {
        guard type.nature == .administrative, stream.kind.isEntity else { return }
        let kind = stream.kind.rawValue
        let alias = type.name == EntityAliasAdded.name ? data.text("text") : nil
        let names = [data.text("name"), data.text("public_name"), alias].compactMap(\.self)
        let tags = try names.flatMap { try session.spellings(ofName: $0) }
        let namesakes = try Set(session.streams(tagged: tags).map(\.stream))
            .filter { $0.hasPrefix(kind + ":") && $0 != stream.description }
        if namesakes.isEmpty, type.place == .opens { try warnOfNearNames(names, in: session) }
        var surroundings = Surroundings()
        for other in namesakes.sorted() {
            let isMerged = try surroundings.survivor(of: other, in: session) != other
            if isMerged { continue }
            warn(
                "name.shared", "\(other) goes, or went, by that name too",
                at: alias == nil ? "--name" : "--text",
                rule: "a name that stands for several is taken for none of them",
                hint: "if both are one, record under \(other), or  blotter \(kind) merge "
                    + "\(stream.id) --into \(other) …")
        }
    }

    /// A slip of the pen in a long name would register the same body twice.
    private func warnOfNearNames(_ names: [String], in session: borrowing Session) throws {
        for name in names where name.count >= 8 {
            let near = try session.names(near: name, among: [stream.kind], within: 2)
            guard let other = near.first(where: { $0 != stream.description }) else { continue }
            let called = try session.directory(of: [other]).name(other)
            warn(
                "name.near", "\(other) is called nearly that: \(called)", at: "--name",
                rule: "a body is registered once", hint: "if both are one, record under \(other)")
        }
    }

    private func warn(
        _ code: String, _ what: String, at place: String, rule: String, hint: String
    ) {
        Standard.remark(
            Failure(code, .invalidData, what, at: place, rule: rule, hint: hint).warningText)
    }
}
