import EventLog
import Incidents
import Postgres

extension Session {
    /// The policies that bind an agency: by its name, or as all that act where it does.
    ///
    /// They stand in streams of their own, of which no row of the agency's tells: they are folded when
    /// they are asked for. `agency` are its ids. Throws `PostgresError` and `UnreadableEvent`.
    func policies(
        binding agency: [String], in jurisdictions: [String], asOf: AsOf, through position: Int64
    ) throws -> [Record] {
        let places = try surroundings(of: jurisdictions, through: position)
        let streams = try Set(
            streams(tagged: agency + places, through: position).map(\.stream)
                .filter { $0.hasPrefix("policy:") }
        ).sorted()
        return try streams.compactMap { stream in
            var events: [Incidents.Event] = []
            try forEachEvent(.streams([stream]), through: position) {
                events.append(try Incidents.Event($0))
            }
            let policy = Policy(History(events).entries(validAt: asOf.validAt))
            let binds = policy.binds(agency, in: places)
            return binds == false ? nil : Record(policy, in: stream, isCertain: binds ?? false)
        }
    }

    /// The jurisdictions and those that they lie in, from the inside out.
    private func surroundings(
        of jurisdictions: [String], through position: Int64
    ) throws -> [String] {
        var known: [String] = []
        var frontier = jurisdictions
        while !frontier.isEmpty {
            frontier = try identities(of: frontier, through: position)
            known += frontier
            let directory = try directory(of: frontier, through: position)
            frontier = frontier.compactMap { place in
                directory.entity(directory.survivor(of: place))?.facts.text("parent")
            }
            .filter { !known.contains($0) }
        }
        return known
    }
}

extension Record {
    fileprivate init(_ policy: Policy, in stream: String, isCertain: Bool) {
        func texts(_ words: [String]) -> Value { .list(words.map(Value.text)) }
        self.init(known: [
            "stream": .text(stream), "title": policy.title.map(Value.text),
            "jurisdiction": policy.jurisdiction.map(Value.text),
            "instrument": policy.instrument.map(Value.text), "effects": texts(policy.effects),
            "technologies": texts(policy.technologies), "agencies": texts(policy.agencies),
            "binding_on": policy.bindingOn.map(Value.text),
            "exceptions": texts(policy.exceptions), "since": policy.since.map { .text($0.text) },
            "until": policy.until.map { .text($0.text) },
            "repealed": policy.repealed.map { .text($0.text) },
            "end": policy.end.map { .text($0.text) }, "product": policy.product.map(Value.text),
            "vendor": policy.vendor.map(Value.text), "sources": texts(policy.sources),
            "binds": .flag(isCertain), "forbids": .flag(policy.forbids),
            "positions": .list(policy.positions.map(Value.number)),
        ])
    }
}
