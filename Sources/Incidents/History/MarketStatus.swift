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
        /// What was stopped before it took something up again, by market.
        var before: [(place: Int, stops: [Stop])] = []
    }
    private var announcements: [Announcement] = []

    /// Folds the entries of a vendor's stream.
    public init(_ entries: [Entry]) {
        for entry in Reading(entries).entries { apply(entry) }
        markets.removeAll(where: \.isElsewhere)
        stopForEverybody()
    }

    /// What is stopped for all customers, or everywhere, is stopped for those of a class and in a place
    /// to whom it was offered before, but for what was taken up again there.
    private mutating func stopForEverybody() {
        let all = markets
        for place in markets.indices {
            for wider in all where wider.covers(all[place]) && !wider.isSame(as: all[place]) {
                markets[place].inherit(from: wider)
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
            let since = entry.data.date("since") ?? entry.occurred
            markets[place].say(offered: since)
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

    /// Takes up again what was stopped: for whom it says and where it says, or for all and everywhere.
    private mutating func resume(_ place: Int, _ entry: Entry) {
        let resumed = markets[place]
        for other in markets.indices where resumed.covers(markets[other]) {
            announcements[announcements.count - 1].before.append((other, markets[other].stops))
            markets[other].resume(entry.data.texts("activities"), on: entry.occurred)
        }
    }

    /// Applies to what the announcement stopped: of what is named, for the customers that are, and
    /// where; in all of it as far as nothing is.
    private mutating func clarify(_ entry: Entry) {
        guard let number = announcement(named: entry.data.text("clarifies"), entry) else { return }
        let geography = entry.data.text("geography")
        let isResumption = entry.data.text("action") == "resumption"
        for meant in markets(of: entry, among: announcements[number].places.map { markets[$0] }) {
            var market = meant
            market.geography = geography ?? market.geography
            if let geography, !isResumption { confine(meant, of: number, to: geography) }
            let place = place(of: market, entry)
            if !announcements[number].places.contains(place) {
                announcements[number].places.append(place)
            }
            if isResumption {
                markets[place].resume(
                    entry.data.texts("activities"), of: announcements[number].id,
                    on: entry.occurred)
            } else {
                markets[place].clarify(announcements[number].entry, by: entry)
            }
        }
    }

    /// The markets that a clarification is about: those reached of what it names, and those named
    /// beyond.
    private func markets(of entry: Entry, among reached: [Market]) -> [Market] {
        let named = Set(markets(of: entry).map(\.offering))
        let customers = entry.data.texts("customer_classes")
        var meant = reached.filter { market in
            (named.isEmpty || named.contains(market.offering))
                && (customers.isEmpty || customers.contains(market.customers))
        }
        guard !named.isEmpty || !customers.isEmpty else { return meant }
        let offerings = named.isEmpty ? Set(reached.map(\.offering)) : named
        let classes = customers.isEmpty ? Set(reached.map(\.customers)).sorted() : customers
        for offering in offerings.sorted() {
            for customers in classes
            where !meant.contains(where: { ($0.offering, $0.customers) == (offering, customers) }) {
                meant.append(
                    Market(
                        offering: offering, customers: customers,
                        geography: reached.first?.geography))
            }
        }
        return meant
    }

    private mutating func undo(_ entry: Entry, naming key: String) {
        guard let number = announcement(named: entry.data.text(key), entry) else { return }
        for (place, stops) in announcements[number].before {
            markets[place].stopAgain(stops, entry.data.texts("activities"), on: entry.occurred)
        }
        for place in announcements[number].places {
            markets[place].release(
                entry.data.texts("activities"), of: announcements[number].id, on: entry.occurred,
                isExpiry: key == "expires")
            markets[place].positions.append(entry.position)
        }
    }

    /// What an announcement stopped without naming a place turns out to be about one: elsewhere it
    /// stopped nothing.
    private mutating func confine(_ market: Market, of number: Int, to geography: String) {
        let announcement = announcements[number]
        guard market.geography == nil,
            let index = announcement.places.firstIndex(where: { markets[$0].isSame(as: market) })
        else { return }
        let place = announcement.places[index]
        let stops = markets[place].stops.filter { $0.announcement == announcement.id }
        markets[place].stops.removeAll { $0.announcement == announcement.id }
        let isEmpty = markets[place].stops.isEmpty && markets[place].offered == nil
        markets[place].isElsewhere = isEmpty && !markets[place].isExpired
        var confined = market
        confined.geography = geography
        let there = self.place(of: confined, announcement.entry)
        announcements[number].places[index] = there
        for stop in stops { markets[there].add(stop) }
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
