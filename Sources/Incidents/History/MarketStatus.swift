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

    /// What one announcement stopped in a market, and on what terms.
    struct Stop: Sendable {
        /// The id of the announcement.
        let announcement: String
        /// A word of the vocabulary "market action".
        var action: String?
        var activities: [String]
        var since, until: EDTF?
        var scope: String?, geography: String?, exceptions: [String] = []
    }

    /// One technology or product, for one class of customers.
    public struct Market: Sendable {
        /// A word of the vocabulary "technology", or a product as a reference.
        public let offering: String
        /// A word of the vocabulary "class of customers".
        public let customers: String
        /// The positions of the events that say so, in order.
        public internal(set) var positions: [Int64]

        var stops: [Stop] = []
        /// Since when it is on offer, or again, or no longer stopped.
        var offered: EDTF?
        var isExpired = false
    }

    /// The markets, in the order in which they were first named.
    public private(set) var markets: [Market] = []
    /// Transitions that the rules refuse.
    public private(set) var problems: [Problem] = []

    private struct Announcement {
        let id: String
        let entry: Entry
        /// The markets that it reaches, those included that a clarification named.
        var places: [Int]
    }
    private var announcements: [Announcement] = []

    /// Folds the entries of a vendor's stream.
    public init(_ entries: [Entry]) {
        for entry in Reading(entries).entries { apply(entry) }
        stopForEverybody()
    }

    /// What is stopped for all customers is stopped for those of a class to whom it was offered.
    private mutating func stopForEverybody() {
        for place in markets.indices
        where markets[place].customers != "all" && markets[place].stops.isEmpty {
            let everybody = markets.first { market in
                market.customers == "all" && market.offering == markets[place].offering
            }
            // A stop in one place reaches nobody elsewhere, and an offer may have come after it.
            let offered = markets[place].offered?.upper
            let stops = (everybody?.stops ?? []).filter { stop in
                guard stop.geography == nil, let offered, let since = stop.since?.lower else {
                    return false
                }
                return offered < since
            }
            guard let everybody, !stops.isEmpty else { continue }
            markets[place].stops = stops
            markets[place].positions += everybody.positions.filter {
                !markets[place].positions.contains($0)
            }
        }
    }

    private mutating func apply(_ entry: Entry) {
        switch entry.type {
        case "VendorOfferingRecorded": offer(entry)
        case "VendorMarketActionAnnounced": announce(entry)
        case "VendorMarketActionClarified": clarify(entry)
        case "VendorMarketActionReversed": undo(entry, naming: "reverses")
        case "VendorMarketActionExpired": undo(entry, naming: "expires")
        default: break
        }
    }

    private mutating func offer(_ entry: Entry) {
        for (offering, customers) in markets(of: entry) {
            let place = place(of: offering, customers, entry)
            let since = entry.date("since") ?? entry.occurred
            // What was stopped is not offered again because a source says that it had been.
            guard markets[place].isExpired || markets[place].offered == nil else { continue }
            (markets[place].offered, markets[place].isExpired) = (since, false)
        }
    }

    private mutating func announce(_ entry: Entry) {
        let action = entry.data.text("action")
        let places = markets(of: entry).map { place(of: $0.offering, $0.customers, entry) }
        announcements.append(Announcement(id: entry.event.id, entry: entry, places: places))
        for place in places {
            if action == "resumption" {
                markets[place].release(entry.data.texts("activities"), on: entry.occurred)
            } else {
                markets[place].add(Stop(entry, of: entry.event.id))
            }
        }
    }

    /// Applies to what the announcement stopped, in the markets that are named, or for the customers
    /// that are; without either in all of them.
    private mutating func clarify(_ entry: Entry) {
        guard let number = announcement(named: entry.data.text("clarifies"), entry) else { return }
        let announcement = announcements[number]
        let customers = entry.data.texts("customer_classes")
        var named = markets(of: entry)
        if named.isEmpty {
            let reached = announcement.places.map { markets[$0] }
            named = reached.filter { customers.isEmpty || customers.contains($0.customers) }
                .map { ($0.offering, $0.customers) }
            if named.isEmpty {
                named = Set(reached.map(\.offering)).sorted().flatMap { offering in
                    customers.map { (offering, $0) }
                }
            }
        }
        for (offering, customers) in named {
            let place = place(of: offering, customers, entry)
            if !announcement.places.contains(place) { announcements[number].places.append(place) }
            if entry.data.text("action") == "resumption" {
                markets[place].release(
                    entry.data.texts("activities"), of: announcement.id, on: entry.occurred)
            } else {
                markets[place].clarify(announcement.entry, by: entry)
            }
        }
    }

    private mutating func undo(_ entry: Entry, naming key: String) {
        guard let number = announcement(named: entry.data.text(key), entry) else { return }
        for place in announcements[number].places {
            markets[place].release(
                entry.data.texts("activities"), of: announcements[number].id, on: entry.occurred,
                isExpiry: key == "expires")
            markets[place].positions.append(entry.position)
        }
    }

    private mutating func place(of offering: String, _ customers: String, _ entry: Entry) -> Int {
        let known = markets.firstIndex { $0.offering == offering && $0.customers == customers }
        if let known {
            if markets[known].positions.last != entry.position {
                markets[known].positions.append(entry.position)
            }
            return known
        }
        markets.append(
            Market(offering: offering, customers: customers, positions: [entry.position]))
        return markets.count - 1
    }

    private func markets(of entry: Entry) -> [(offering: String, customers: String)] {
        let data = entry.data
        let offerings =
            data.texts("technologies") + data.texts("products")
            + [data.text("product") ?? data.text("technology")].compactMap(\.self)
        let customers = data.texts("customer_classes")
        return offerings.flatMap { offering in
            (customers.isEmpty ? ["all"] : customers).map { (offering, $0) }
        }
    }

    /// The place of the announcement with that id; without an id, of the last one that was about
    /// any of the same, or else of the last.
    private mutating func announcement(named id: String?, _ entry: Entry) -> Int? {
        let found: Int?
        if let id {
            found = announcements.lastIndex { $0.id == id }
        } else {
            let offerings = markets(of: entry).map(\.offering)
            let fitting = announcements.indices.filter { number in
                announcements[number].places.contains { place in
                    offerings.isEmpty || offerings.contains(markets[place].offering)
                }
            }
            if fitting.count != 1, announcements.count > 1 { remark(on: entry, fitting.last) }
            found = fitting.last ?? announcements.indices.last
        }
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

    private mutating func remark(on entry: Entry, _ number: Int?) {
        let taken = announcements[number ?? announcements.count - 1].entry.position
        problems.append(
            Problem(
                "market.which", .warning, field: "",
                "\(number == nil ? "no announcement" : "more than one") fits, and @\(taken) is "
                    + "taken for the one meant",
                rule: "\(entry.type) is about one announcement of this vendor",
                hint: "name that announcement"))
    }
}

extension MarketStatus.Market {
    /// How the vendor stands to it.
    public var status: MarketStatus.Status {
        leading?.status ?? (isExpired ? .expired : .offered)
    }

    /// What it has stopped, as words of the vocabulary "activity".
    public var stopped: [String] {
        stops.flatMap(\.activities).reduce(into: []) { stopped, activity in
            if !stopped.contains(activity) { stopped.append(activity) }
        }
    }

    /// Since when, and until when, as far as said.
    public var since: EDTF? { leading.map(\.since) ?? offered }
    /// Until when, as far as said.
    public var until: EDTF? { leading?.until }
    /// How far it reaches, in the vendor's words.
    public var scope: String? { leading?.scope }
    /// What is excepted.
    public var exceptions: [String] { leading?.exceptions ?? [] }
    /// Where alone it holds, as a reference; nil where it holds everywhere.
    public var geography: String? { leading?.geography }

    /// Of what was stopped that which reaches furthest, and of equals the last: it gives the status
    /// and the terms. Where research alone ended, what is offered stays offered.
    private var leading: MarketStatus.Stop? {
        func reach(_ stop: MarketStatus.Stop) -> Int { stop.geography == nil ? 1 : 0 }
        return stops.filter { $0.status != nil }.enumerated().max { left, right in
            (left.element.strength, reach(left.element), left.offset)
                < (right.element.strength, reach(right.element), right.offset)
        }?.element
    }

    /// What is announced anew stands in place of the old terms of the same activities.
    fileprivate mutating func add(_ stop: MarketStatus.Stop) {
        stops.removeAll { old in
            old.activities.allSatisfy(stop.activities.contains)
                && (stop.status != nil || old.status == nil)
                && (stop.geography == nil || stop.geography == old.geography)
        }
        stops.append(stop)
        isExpired = false
    }

    /// Adds to the terms of an announcement; where nothing of it reached this market, now it does.
    fileprivate mutating func clarify(_ announcement: Entry, by entry: Entry) {
        var stop = MarketStatus.Stop(entry, of: announcement.event.id)
        guard let place = stops.firstIndex(where: { $0.announcement == stop.announcement }) else {
            stop.action = stop.action ?? announcement.data.text("action")
            stop.since = announcement.occurred
            return add(stop)
        }
        let known = stops[place].activities
        stops[place].activities += stop.activities.filter { !known.contains($0) }
        stops[place].action = stop.action ?? stops[place].action
        stops[place].until = stop.until ?? stops[place].until
        stops[place].scope = stop.scope ?? stops[place].scope
        stops[place].geography = stop.geography ?? stops[place].geography
        stops[place].exceptions += stop.exceptions
    }

    /// Takes activities, or all of them, out of what an announcement stopped, or every one did.
    fileprivate mutating func release(
        _ activities: [String], of announcement: String? = nil, on date: EDTF?,
        isExpiry: Bool = false
    ) {
        let wasStopped = leading != nil
        for place in stops.indices
        where announcement == nil || stops[place].announcement == announcement {
            stops[place].activities.removeAll { activities.isEmpty || activities.contains($0) }
        }
        stops.removeAll(where: \.activities.isEmpty)
        // What was announced since is not undone by the end of older terms.
        guard wasStopped, leading == nil else { return }
        (offered, isExpired) = (date, isExpiry)
    }
}

extension MarketStatus.Stop {
    fileprivate init(_ entry: Entry, of announcement: String) {
        let data = entry.data
        self.init(
            announcement: announcement, action: data.text("action"),
            activities: data.texts("activities"), since: entry.occurred,
            until: entry.date("until"), scope: data.text("scope"),
            geography: data.text("geography"), exceptions: data.texts("exceptions"))
    }

    /// The status that it gives a market; nil where what is offered stays offered.
    fileprivate var status: MarketStatus.Status? {
        switch action {
        // Who gives up developing or researching alone may offer what there is.
        case "withdrawal"
        where !activities.isEmpty && Set(activities).isDisjoint(with: ["offer", "sell"]):
            nil
        case "withdrawal", "product_discontinued": .withdrawn
        case "moratorium": .moratorium
        case "customer_restriction": .restricted
        default: nil
        }
    }

    fileprivate var strength: Int {
        [.restricted, .moratorium, .withdrawn].firstIndex(of: status) ?? -1
    }
}
