/// In which order things happened, as far as their dates and what they presuppose tell.
extension [Entry] {
    /// Earlier in the world first, then earlier in the log.
    ///
    /// A date of several days, `2020`, says no more than that it lies among them. What cannot have
    /// happened before something else, an amendment before the settlement that it names or the end
    /// of an appeal before the appeal, follows it wherever the dates allow.
    mutating func order() {
        let isOrdered = indices.dropFirst().allSatisfy { place in
            !Entry.happenedBefore(self[place], self[place - 1])
        }
        if !isOrdered { sort(by: Entry.happenedBefore) }
        for vague in filter(\.isVague) { putBehindItsGround(vague) }
    }

    private mutating func putBehindItsGround(_ entry: Entry) {
        guard let place = firstIndex(where: { $0.position == entry.position }),
            let ground = firstIndex(where: { entry.mayRest(on: $0) }),
            ground > place, !self[ground].isCertainlyAfter(entry)
        else { return }
        // Once it is gone from before the ground, the ground's own place is the one behind it.
        remove(at: place)
        var next = ground
        while next < count, Entry.happenedBefore(self[next], entry) { next += 1 }
        insert(entry, at: next)
    }
}

extension Entry {
    /// Earlier in the world first, then earlier in the log; an unknown beginning before all others.
    static func happenedBefore(_ left: Entry, _ right: Entry) -> Bool {
        let leftDay = left.occurred?.lower?.number ?? .min
        let rightDay = right.occurred?.lower?.number ?? .min
        return leftDay == rightDay ? left.position < right.position : leftDay < rightDay
    }

    /// Whether it could not have happened unless the other had before: the event that it names, or
    /// else the only one that it can have followed on.
    func shows(that other: Entry, among all: [Entry]) -> Bool {
        if names(other) { return true }
        guard mayRest(on: other) else { return false }
        let candidates = all.filter { mayRest(on: $0) && Self.happenedBefore($0, self) }
        return candidates.map(\.position) == [other.position]
    }

    /// Whether it may have happened on any of several days, and rests on something before it.
    fileprivate var isVague: Bool {
        guard let occurred, occurred.lower != occurred.upper else { return false }
        return Self.presuppositions[type] != nil
            || Self.references.contains { data[$0] != nil }
    }

    /// Whether the other may be what it presupposes: the event that it names, where it names one.
    fileprivate func mayRest(on other: Entry) -> Bool {
        guard other.stands else { return false }
        if Self.references.contains(where: { data[$0] != nil }) { return names(other) }
        return Self.presuppositions[type]?.contains(other.type) == true
            && ["contract_no", "court"].allSatisfy { key in
                data[key] == nil || other.data[key] == nil || data[key] == other.data[key]
            }
    }

    private func names(_ other: Entry) -> Bool {
        Self.references.contains { data.text($0) == other.event.id }
    }

    /// The members that name an earlier event of the stream by its id.
    private static let references = [
        "clarifies", "expires", "reverses", "settlement", "supersedes",
    ]

    /// What cannot have happened unless something had before.
    private static let presuppositions: [String: Set<String>] = [
        "AppealDecided": ["AppealFiled"],
        "ContractEnded": ["ContractSigned"],
        "DeploymentResumed": ["DeploymentSuspended", "DeploymentEnded"],
        "LawsuitReopened": ["LawsuitClosed", "LawsuitDismissed"],
        "SettlementApprovalDecided": ["SettlementReached"],
    ]
}
