import Postgres
public import FoundationEssentials

extension Schedule {
    /// The first instant after `date` at which the job is due; nil after the year 9999.
    ///
    /// A local time that does not exist is due at the first instant after the gap, one that
    /// occurs twice at the first of the two, and times that fall on one instant are due once.
    /// Intervals, and cron hours written `*` or `*/n`, count elapsed time: the hours since the day
    /// began, which on a day of 25 hours run up to 24, and on one of 23 to 22.
    public func next(after date: Date) -> Date? {
        let end = CivilDate.last.next.midnight
        guard date.timeIntervalSince1970 < Double(end) else { return nil }
        let start = Double(CivilDate.first.midnight)
        let instant = Int(max(date.timeIntervalSince1970, start).rounded(.down))
        let due: Int? =
            switch self {
            case .cron(let expression, in: let zone): expression.next(after: instant, in: zone)
            case .every(let interval): interval.next(after: instant)
            }
        guard let due, due < end else { return nil }
        return Date(timeIntervalSince1970: Double(due))
    }

    /// The instants after `date` and not after `end` at which the job is due, oldest first.
    ///
    /// At most `limit` of them, so that a long absence is never a flood.
    public func occurrences(after date: Date, through end: Date, limit: Int) -> [Date] {
        var found: [Date] = []
        var last = date
        while found.count < limit, let due = next(after: last), due <= end {
            found.append(due)
            last = due
        }
        return found
    }
}

extension CronExpression {
    /// The first instant after `instant`, both in seconds since 1970.
    ///
    /// The search starts on the day that the clock shows at `instant`: every time of an earlier
    /// day has been reached by then.
    fileprivate func next(after instant: Int, in zone: Zone) -> Int? {
        let local = instant + zone.offset(at: instant)
        var day = CivilDate(showing: local)
        while let match = firstDay(from: day, through: .last) {
            let due =
                hours.step == nil
                ? firstByClock(on: match, after: instant, showing: local, in: zone)
                : firstByElapsedTime(on: match, after: instant, in: zone)
            if let due { return due }
            day = match.next
        }
        return nil
    }

    private func firstByClock(
        on day: CivilDate, after instant: Int, showing local: Int, in zone: Zone
    ) -> Int? {
        var from = max(0, (local - day.midnight).dividedDown(by: 60) + 1)
        while let minute = firstMinute(from: from) {
            let due = zone.firstInstant(showing: day.midnight + minute * 60)
            // Not so while the clock repeats an hour: its times were due the first time.
            if due > instant { return due }
            from = minute + 1
        }
        return nil
    }

    private func firstByElapsedTime(on day: CivilDate, after instant: Int, in zone: Zone) -> Int? {
        let start = zone.firstInstant(showing: day.midnight)
        let end = zone.firstInstant(showing: day.next.midnight)
        let from = max(0, (instant - start).dividedDown(by: 60) + 1)
        guard let minute = firstMinute(from: from) else { return nil }
        let due = start + minute * 60
        return due < end ? due : nil
    }

    /// The first allowed minute of a day, counted from 0, that is not before `minute`.
    private func firstMinute(from minute: Int) -> Int? {
        let hour = minute / 60
        if firstHour(from: hour) == hour, let rest = minutes.first(from: minute % 60) {
            return hour * 60 + rest
        }
        return firstHour(from: hour + 1).map { $0 * 60 + minutes.lowest }
    }

    /// With a step there is no last hour, because a day may have more than 24.
    private func firstHour(from hour: Int) -> Int? {
        guard let step = hours.step else { return hours.first(from: hour) }
        return (hour + step - 1) / step * step
    }
}
