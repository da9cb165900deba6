/// What a vendor offers, and what it has stopped, by technology or product and class of customers.
public struct MarketStatus: Lifecycle {
    /// How the vendor stands to a market.
    public enum Status: String, Sendable, CaseIterable {
        /// On offer; again, once nothing that was stopped is stopped still.
        case offered
        /// Offered, but not to everybody or for everything.
        case restricted
        /// Stopped for a time.
        case moratorium
        /// Its time ran out; whether it is on offer again is not said.
        case expired
        /// Given up or discontinued, without a day on which it returns.
        case withdrawn
    }

    /// One technology or product, for one class of customers.
    public struct Market: Sendable {
        /// A word of the vocabulary "technology", or a product as a reference.
        public let subject: String
        /// A word of the vocabulary "class of customers".
        public let customers: String
        /// How the vendor stands to it.
        public internal(set) var status: Status
        /// What it has stopped, as words of the vocabulary "activity".
        public internal(set) var stopped: [String] = []
        /// Since when, and until when, as far as said.
        public internal(set) var since: EDTF?, until: EDTF?
        /// How far it reaches, in the vendor's words, and what is excepted.
        public internal(set) var scope: String?, exceptions: [String] = []
        /// The positions of the events that say so, in order.
        public internal(set) var positions: [Int64]
    }

    /// The markets, in the order in which they were first named.
    public private(set) var markets: [Market] = []
    /// Transitions that the rules refuse.
    public private(set) var problems: [Problem] = []

    private struct Announcement {
        let id: String
        let entry: Entry
        let places: [Int]
    }
    private var announcements: [Announcement] = []

    /// Folds the entries of a vendor's stream.
    public init(_ entries: [Entry]) {
        for entry in Reading(entries).entries { apply(entry) }
    }

    private mutating func apply(_ entry: Entry) {
        switch entry.type {
        case "VendorOfferingRecorded": offer(entry)
        case "VendorMarketActionAnnounced":
            let action = entry.data.text("action")
            announcements.append(
                Announcement(
                    id: entry.event.id, entry: entry,
                    places: markets(of: entry).map { change($0, action, entry) }))
        case "VendorMarketActionClarified": clarify(entry)
        case "VendorMarketActionReversed": undo(entry, naming: "reverses")
        case "VendorMarketActionExpired": undo(entry, naming: "expires")
        default: break
        }
    }

    private mutating func offer(_ entry: Entry) {
        for (subject, customers) in markets(of: entry) {
            let place = place(of: subject, customers, entry)
            // What was stopped is not offered again because a source says that it had been.
            if markets[place].status == .expired { markets[place].since = nil }
            if markets[place].stopped.isEmpty { markets[place].status = .offered }
            markets[place].since = markets[place].since ?? entry.date("since") ?? entry.occurred
        }
    }

    private mutating func clarify(_ entry: Entry) {
        guard let announcement = announcement(named: entry.data.text("clarifies"), entry) else {
            return
        }
        let action = entry.data.text("action") ?? announcement.entry.data.text("action")
        let named = markets(of: entry)
        if named.isEmpty {
            for place in announcement.places {
                _ = change((markets[place].subject, markets[place].customers), action, entry)
            }
        } else {
            for market in named { _ = change(market, action, entry) }
        }
    }

    private mutating func undo(_ entry: Entry, naming key: String) {
        guard let announcement = announcement(named: entry.data.text(key), entry) else { return }
        let activities = entry.data.texts("activities")
        for place in announcement.places {
            markets[place].stopped.removeAll { activities.isEmpty || activities.contains($0) }
            markets[place].positions.append(entry.position)
            guard markets[place].stopped.isEmpty else { continue }
            markets[place].status = key == "expires" ? .expired : .offered
            (markets[place].since, markets[place].until) = (entry.occurred, nil)
        }
    }

    /// Applies an action to a market, and returns the market's place.
    private mutating func change(
        _ market: (subject: String, customers: String), _ action: String?, _ entry: Entry
    ) -> Int {
        let place = place(of: market.subject, market.customers, entry)
        let activities = entry.data.texts("activities")
        if action == "resumption" {
            markets[place].stopped.removeAll(where: activities.contains)
        } else {
            markets[place].stopped += activities.filter { !markets[place].stopped.contains($0) }
        }
        switch action {
        case "withdrawal", "product_discontinued": markets[place].status = .withdrawn
        case "moratorium": markets[place].status = .moratorium
        case "customer_restriction": markets[place].status = .restricted
        case "resumption" where markets[place].stopped.isEmpty: markets[place].status = .offered
        // Research ends without the offer: what is offered stays offered.
        default: break
        }
        if entry.type == "VendorMarketActionAnnounced" {
            // What is announced anew stands in place of the old terms; a clarification adds to them.
            markets[place].since = entry.occurred
            (markets[place].until, markets[place].scope) = (nil, nil)
            markets[place].exceptions = []
        }
        markets[place].until = entry.date("until") ?? markets[place].until
        markets[place].scope = entry.data.text("scope") ?? markets[place].scope
        markets[place].exceptions += entry.data.texts("exceptions")
        return place
    }

    private mutating func place(of subject: String, _ customers: String, _ entry: Entry) -> Int {
        let known = markets.firstIndex { $0.subject == subject && $0.customers == customers }
        if let known {
            if markets[known].positions.last != entry.position {
                markets[known].positions.append(entry.position)
            }
            return known
        }
        markets.append(
            Market(
                subject: subject, customers: customers, status: .offered,
                positions: [entry.position]))
        return markets.count - 1
    }

    private func markets(of entry: Entry) -> [(subject: String, customers: String)] {
        let data = entry.data
        let subjects =
            data.texts("technologies") + data.texts("products")
            + [data.text("product") ?? data.text("technology")].compactMap(\.self)
        let customers = data.texts("customer_classes")
        return subjects.flatMap { subject in
            (customers.isEmpty ? ["all"] : customers).map { (subject, $0) }
        }
    }

    /// The announcement with that id; without an id, the last one.
    private mutating func announcement(named id: String?, _ entry: Entry) -> Announcement? {
        let found = id.map { id in announcements.last { $0.id == id } } ?? announcements.last
        if found == nil {
            problems.append(
                Problem(
                    "market.announcement", field: "",
                    "there is no earlier announcement of this vendor that \(entry.type) is about",
                    rule: "an announcement comes before what is said of it",
                    hint: "record the announcement first, or name its event"))
        }
        return found
    }
}
