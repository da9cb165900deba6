/// A rule that somebody made about the technology: what it does, whom it binds, and when.
public struct Policy: Sendable {
    /// Its title, or how it is described.
    public private(set) var title: String?
    /// Where it holds, as a reference.
    public private(set) var jurisdiction: String?
    /// Words of the vocabularies "policy instrument", "policy effect" and "technology".
    public private(set) var instrument: String?, effects: [String] = [], technologies: [String] = []
    /// The product and the vendor that alone it is about, as references.
    public private(set) var product: String?, vendor: String?
    /// The agencies that it names, as references, and whom else it binds; all there if neither.
    public private(set) var agencies: [String] = [], bindingOn: String?
    /// What it excepts.
    public private(set) var exceptions: [String] = []
    /// Since when it holds; nil where it was never made.
    public private(set) var since: EDTF?
    /// Until when it holds, and when it was repealed.
    public private(set) var until: EDTF?, repealed: EDTF?
    /// The positions of the events that say so, and the sources that they rest on, in order.
    public private(set) var positions: [Int64] = [], sources: [String] = []

    /// Folds the entries of a policy's stream; what may only have happened is not taken, and nothing
    /// of a policy that was taken back as a whole.
    public init(_ entries: [Entry]) {
        let reading = Reading(entries)
        guard !reading.isRetracted else { return }
        for entry in reading.entries where entry.isFactual { apply(entry) }
    }

    private mutating func apply(_ entry: Entry) {
        positions.append(entry.position)
        sources += entry.sources.filter { !sources.contains($0) }
        let data = entry.data
        switch entry.type {
        case PolicyIntroduced.name: describe(data)
        case PolicyEnacted.name:
            describe(data)
            // Made again, it holds again.
            repealed = nil
            since = data.date("effective") ?? entry.occurred
        case PolicyEffective.name:
            since = entry.occurred
            until = entry.data.date("sunset") ?? until
        case PolicyRepealed.name: repealed = entry.occurred
        default: break
        }
    }

    private mutating func describe(_ data: Record) {
        title = data.text("title") ?? title
        jurisdiction = data.text("jurisdiction") ?? jurisdiction
        instrument = data.text("instrument") ?? instrument
        effects = data.texts("effects")
        technologies = data.texts("technologies")
        (product, vendor) = (data.text("product"), data.text("vendor"))
        agencies = data.texts("agencies")
        bindingOn = data.text("binding_on")
        exceptions = data.texts("exceptions")
        until = data.date("sunset")
    }

    /// When it ends or ended: by its own date or by repeal, whichever comes first.
    public var end: EDTF? {
        guard let until, let repealed else { return until ?? repealed }
        return repealed.isCertainlyAfter(until) ? until : repealed
    }

    /// Whether it binds an agency that acts in one of the places, under any of its ids; nil where it
    /// binds some there, not named one by one, of whom only its reader can tell.
    public func binds(_ agency: [String], in places: [String]) -> Bool? {
        guard since != nil else { return false }
        if agencies.contains(where: agency.contains) { return true }
        guard agencies.isEmpty, jurisdiction.map(places.contains) ?? false else { return false }
        return bindingOn == nil ? true : nil
    }

    /// Whether it forbids the use, for good or for a time.
    public var forbids: Bool { !Set(effects).isDisjoint(with: ["ban", "moratorium"]) }
}
