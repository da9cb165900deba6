extension Deployment {
    /// Whether a deployment is in use on a day, and how that is known.
    ///
    /// Presumed use is never called use: nothing confirms it, nothing is known to have ended it.
    public enum Activity: Sendable, Hashable {
        /// Confirmed by an event within the year before.
        case confirmed(EDTF)
        /// Begun, or said to be in use, and not known to have ended.
        case presumed(since: EDTF)
        /// Stopped for a time; without a date where the source gives none.
        case suspended(since: EDTF?)
        /// Certain to have ended by that day; without a date where the source gives none.
        case ended(EDTF?)
        /// Nothing says that it was in use, or the end may or may not have come.
        case unknown
    }

    /// For how many days an observation counts as confirmation.
    public static let confirmationDays = 365
}

extension Deployment.Activity {
    /// Whether a deployment with this state and these dates is in use on a day.
    ///
    /// Of an aggregate nobody knows: it stands for an unidentified number of deployments.
    public init(
        state: Deployment.State?, isAggregate: Bool, started: EDTF?, disclosed: EDTF?,
        pilotUntil: EDTF?, suspended: EDTF?, ended: EDTF?, lastConfirmed: EDTF?, on day: Day
    ) {
        let hasEnded = state == .ended || ended != nil
        if isAggregate {
            self = .unknown
        } else if hasEnded, ended?.hasHappened(by: day) ?? true {
            self = .ended(ended)
        } else if hasEnded, ended?.mayHaveHappened(by: day) ?? false {
            self = .unknown
        } else if state == .suspended || state == .prohibited && suspended != nil,
            suspended.map({ !$0.isFuture(on: day) }) ?? true
        {
            self = .suspended(since: suspended)
        } else if let suspended, state != .suspended, !suspended.isFuture(on: day) {
            self = .unknown
        } else if let pilotUntil, pilotUntil.hasHappened(by: day),
            !(lastConfirmed?.isCertainlyAfter(pilotUntil) ?? false)
        {
            // A trial whose time is over went on, or did not: nothing says so.
            self = .unknown
        } else if let lastConfirmed, let seen = lastConfirmed.lower,
            (0...Deployment.confirmationDays).contains(day.number - seen.number)
        {
            self = .confirmed(lastConfirmed)
        } else if let since = started ?? disclosed ?? lastConfirmed, since.hasBegun(by: day) {
            self = .presumed(since: since)
        } else {
            self = .unknown
        }
    }
}

extension EDTF {
    fileprivate func isFuture(on day: Day) -> Bool { lower.map { $0 > day } ?? false }

    /// Of an open beginning, `../2020-01`, nothing says that it lay before an earlier day.
    fileprivate func hasBegun(by day: Day) -> Bool {
        (lower ?? upper).map { $0 <= day } ?? true
    }
}

extension Deployment.Activity: CustomStringConvertible {
    /// As a dossier says it: `presumed since some time in 2017, not confirmed`.
    public var description: String {
        switch self {
        case .confirmed(let date): "confirmed \(date.phrase)"
        case .presumed(let since): "presumed since \(since.phrase), not confirmed within a year"
        case .suspended(let since): since.map { "suspended since \($0.phrase)" } ?? "suspended"
        case .ended(let date): date.map { "ended \($0.phrase)" } ?? "ended"
        case .unknown: "not known"
        }
    }
}
