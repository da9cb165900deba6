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
    private var leading: MarketStatus.Stop? {
        stops.filter { $0.status != nil }.enumerated().max { left, right in
            (left.element.strength, left.offset) < (right.element.strength, right.offset)
        }?.element
    }

    /// What is announced anew stands in place of the old terms of the same activities; what was
    /// stopped all the while has been since the first of them.
    mutating func add(_ announced: MarketStatus.Stop) {
        var stop = announced
        stops.removeAll { old in
            guard old.activities.allSatisfy(stop.activities.contains),
                stop.status != nil || old.status == nil
            else { return false }
            if old.status == stop.status, let end = old.until?.upper ?? stop.since?.lower,
                let again = stop.since?.lower, end >= again
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
            until: entry.date("until"), scope: data.text("scope"),
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
