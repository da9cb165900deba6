/// What a vendor offers, and what it has stopped, by technology or product, class of customers and
/// place.
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
        markets.removeAll(where: \.isElsewhere)
        stopForEverybody()
    }

    /// What is stopped for all customers, everywhere, is stopped for those of a class to whom it was
    /// offered, in whatever place.
    private mutating func stopForEverybody() {
        for place in markets.indices where markets[place].stops.isEmpty {
            let everybody = markets.first { market in
                market.customers == "all" && market.geography == nil
                    && market.offering == markets[place].offering
            }
            // An offer may have come after the stop.
            let offered = markets[place].offered?.upper
            let stops = (everybody?.stops ?? []).filter { stop in
                guard let offered, let since = stop.since?.lower else { return false }
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
        for market in markets(of: entry) {
            let place = place(of: market, entry)
            let since = entry.date("since") ?? entry.occurred
            // What was stopped is not offered again because a source says that it had been.
            guard markets[place].isExpired || markets[place].offered == nil else { continue }
            (markets[place].offered, markets[place].isExpired) = (since, false)
        }
    }

    private mutating func announce(_ entry: Entry) {
        let action = entry.data.text("action")
        let places = markets(of: entry).map { place(of: $0, entry) }
        announcements.append(Announcement(id: entry.event.id, entry: entry, places: places))
        for place in places {
            if action == "resumption" {
                resume(place, entry)
            } else {
                markets[place].add(Stop(entry, of: entry.event.id))
            }
        }
    }

    /// Takes up again what was stopped: for whom it says and where it says, or everywhere.
    private mutating func resume(_ place: Int, _ entry: Entry) {
        let activities = entry.data.texts("activities")
        if markets[place].stops.isEmpty, markets[place].offered == nil { stopWithOthers(place) }
        let resumed = markets[place]
        for other in markets.indices
        where markets[other].offering == resumed.offering
            && markets[other].customers == resumed.customers
            && (resumed.geography == nil || markets[other].geography == resumed.geography)
        {
            markets[other].release(activities, on: entry.occurred)
        }
    }

    /// What was stopped for all, or everywhere, was stopped for those of whom nothing was said yet.
    private mutating func stopWithOthers(_ place: Int) {
        let market = markets[place]
        let wider = markets.indices.first { other in
            other != place && markets[other].offering == market.offering
                && ["all", market.customers].contains(markets[other].customers)
                && [nil, market.geography].contains(markets[other].geography)
                && !markets[other].stops.isEmpty
        }
        guard let wider else { return }
        markets[place].stops = markets[wider].stops
        for number in announcements.indices where announcements[number].places.contains(wider) {
            announcements[number].places.append(place)
        }
    }

    /// Applies to what the announcement stopped, in the markets that are named, or for the customers
    /// that are; without either in all of them.
    private mutating func clarify(_ entry: Entry) {
        guard let number = announcement(named: entry.data.text("clarifies"), entry) else { return }
        let geography = entry.data.text("geography")
        if let geography, entry.data.text("action") != "resumption" {
            confine(number, to: geography)
        }
        let announcement = announcements[number]
        let customers = entry.data.texts("customer_classes")
        var named = markets(of: entry)
        if named.isEmpty {
            let reached = announcement.places.map { markets[$0] }
            named = reached.filter { customers.isEmpty || customers.contains($0.customers) }
            if named.isEmpty {
                named = Set(reached.map(\.offering)).sorted().flatMap { offering in
                    customers.map { Market(offering: offering, customers: $0) }
                }
            }
        }
        let own = announcement.entry.data.text("geography")
        for var market in named {
            market.geography = geography ?? market.geography ?? own
            let place = place(of: market, entry)
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

    /// An announcement that named no place turns out to be about one: elsewhere it stopped nothing.
    private mutating func confine(_ number: Int, to geography: String) {
        let announcement = announcements[number].id
        for (index, place) in announcements[number].places.enumerated()
        where markets[place].geography == nil {
            let stops = markets[place].stops.filter { $0.announcement == announcement }
            markets[place].stops.removeAll { $0.announcement == announcement }
            let isEmpty = markets[place].stops.isEmpty && markets[place].offered == nil
            markets[place].isElsewhere = isEmpty && !markets[place].isExpired
            var confined = markets[place]
            (confined.geography, confined.isElsewhere) = (geography, false)
            let known = markets.firstIndex { $0.isSame(as: confined) }
            if let known {
                markets[known].positions.append(announcements[number].entry.position)
            } else {
                confined.stops = []
                (confined.offered, confined.isExpired) = (nil, false)
                confined.positions = [announcements[number].entry.position]
                markets.append(confined)
            }
            announcements[number].places[index] = known ?? markets.count - 1
            for stop in stops { markets[announcements[number].places[index]].add(stop) }
        }
    }

    private mutating func place(of market: Market, _ entry: Entry) -> Int {
        if let known = markets.firstIndex(where: { $0.isSame(as: market) }) {
            markets[known].isElsewhere = false
            if markets[known].positions.last != entry.position {
                markets[known].positions.append(entry.position)
            }
            return known
        }
        markets.append(
            Market(
                offering: market.offering, customers: market.customers,
                geography: market.geography, positions: [entry.position]))
        return markets.count - 1
    }

    private func markets(of entry: Entry) -> [Market] {
        let data = entry.data
        let offerings =
            data.texts("technologies") + data.texts("products")
            + [data.text("product") ?? data.text("technology")].compactMap(\.self)
        let customers = data.texts("customer_classes")
        return offerings.flatMap { offering in
            (customers.isEmpty ? ["all"] : customers).map {
                Market(offering: offering, customers: $0, geography: data.text("geography"))
            }
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
