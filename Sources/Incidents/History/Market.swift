extension MarketStatus {
    /// What one announcement stopped in a market, and on what terms.
    struct Stop: Sendable {
        /// The id of the announcement.
        let announcement: String
        /// A word of the vocabulary "market action".
        var action: String?
        var activities: [String]
        var since, until: EDTF?
        var scope: String?, exceptions: [String] = []
    }

    /// One technology or product, for one class of customers, everywhere or in one place.
    public struct Market: Sendable {
        /// A word of the vocabulary "technology", or a product as a reference.
        public let offering: String
        /// A word of the vocabulary "class of customers".
        public let customers: String
        /// Where, as a reference; nil for everywhere.
        public internal(set) var geography: String?
        /// The positions of the events that say so, in order.
        public internal(set) var positions: [Int64] = []

        var stops: [Stop] = []
        /// Since when it is on offer, or again, or no longer stopped.
        var offered: EDTF?
        var isExpired = false
        /// Whether all that was said of it turned out to be about one place alone.
        var isElsewhere = false

        /// When a source last says that it was on offer.
        var said: EDTF?
        /// When each activity was last taken up again; all of them under an empty word.
        var resumed: [String: EDTF] = [:]

        /// Whether what is said of it is said of the other too: of the same, for the same or for all
        /// customers, in the same place or everywhere.
        func covers(_ other: Market) -> Bool {
            offering == other.offering && ["all", other.customers].contains(customers)
                && [nil, other.geography].contains(geography)
        }

        /// Whether it is of the same, for the same and in the same place.
        public func isSame(as other: Market) -> Bool {
            (offering, customers, geography) == (other.offering, other.customers, other.geography)
        }
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

    /// Of what was stopped that which reaches furthest, and of equals the last: it gives the status
    /// and the terms. Where research alone ended, what is offered stays offered.
    var leading: MarketStatus.Stop? {
        stops.filter { $0.status != nil }.enumerated().max { left, right in
            (left.element.strength, left.offset) < (right.element.strength, right.offset)
        }?.element
    }

    /// What is announced anew stands in place of the old terms of the same activities; what was
    /// stopped all the while has been since the first of them.
    mutating func add(_ announced: MarketStatus.Stop) {
        var stop = announced
        stops.removeAll { old in
            guard old.activities.allSatisfy(announced.activities.contains),
                announced.status != nil || old.status == nil
            else { return false }
            if old.status == announced.status, let again = announced.since?.lower,
                (old.until?.upper).map({ $0 >= again }) ?? true,
                let first = old.since?.lower, first < stop.since?.lower ?? again
            {
                stop.since = old.since
            }
            return true
        }
        stops.append(stop)
        isExpired = false
    }

    /// Adds to the terms of an announcement; where nothing of it reached this market, now it does.
    mutating func clarify(_ announcement: Entry, by entry: Entry) {
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
        stops[place].exceptions += stop.exceptions
    }

    /// Takes activities up again, or all of them, that an announcement stopped here or everybody's did.
    mutating func resume(
        _ activities: [String], of announcement: String? = nil, on date: EDTF?
    ) {
        let wasOffered = leading == nil
        release(activities, of: announcement, on: date)
        guard let date else { return }
        for activity in activities.isEmpty ? [""] : activities { resumed[activity] = date }
        let isOffer = activities.isEmpty || !Set(activities).isDisjoint(with: ["offer", "sell"])
        if wasOffered, leading == nil, isOffer { (offered, isExpired) = (date, false) }
    }

    /// Notes that a source says that it is on offer.
    mutating func say(offered date: EDTF?) {
        guard let day = date?.upper else { return }
        if let last = said?.upper, last >= day { return }
        said = date
    }

    /// Stops again what had been, since what took it up again was itself reversed.
    mutating func stopAgain(
        _ before: [MarketStatus.Stop], _ activities: [String], on date: EDTF?
    ) {
        for var stop in before {
            stop.activities.removeAll { activity in
                !(activities.isEmpty || activities.contains(activity))
                    || stops.contains {
                        $0.announcement == stop.announcement && $0.activities.contains(activity)
                    }
            }
            stop.since = date
            if !stop.activities.isEmpty { stops.append(stop) }
        }
        if activities.isEmpty { resumed = [:] }
        for activity in activities { resumed[activity] = nil }
    }

    /// Takes over what is stopped in a market that covers this one.
    ///
    /// An offer may have come after the stop, and so may the day on which an activity was taken up
    /// again here.
    mutating func inherit(from wider: MarketStatus.Market) {
        let inherited = wider.stops.compactMap { stop -> MarketStatus.Stop? in
            func isBefore(_ date: EDTF?) -> Bool {
                guard let end = date?.upper, let since = stop.since?.lower else { return false }
                return end < since
            }
            guard !stops.contains(where: { $0.announcement == stop.announcement }) else {
                return nil
            }
            if let said, !isBefore(said) {
                if offered == nil || isBefore(offered) { offered = said }
                return nil
            }
            var stop = stop
            stop.activities.removeAll { activity in
                (resumed[activity] ?? resumed[""]).map { !isBefore($0) } ?? false
            }
            return stop.activities.isEmpty ? nil : stop
        }
        guard !inherited.isEmpty else { return }
        stops += inherited
        positions += wider.positions.filter { !positions.contains($0) }
    }

    /// Takes activities, or all of them, out of what an announcement stopped, or every one did.
    mutating func release(
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
    init(_ entry: Entry, of announcement: String) {
        let data = entry.data
        self.init(
            announcement: announcement, action: data.text("action"),
            activities: data.texts("activities"), since: entry.occurred,
            until: entry.data.date("until"), scope: data.text("scope"),
            exceptions: data.texts("exceptions"))
    }

    /// The status that it gives a market; nil where what is offered stays offered.
    var status: MarketStatus.Status? {
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

    var strength: Int {
        [.restricted, .moratorium, .withdrawn].firstIndex(of: status) ?? -1
    }
}
