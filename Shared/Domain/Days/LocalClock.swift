public import FoundationEssentials

/// Tells which day a moment belongs to for one person: in the person's zone, with the day beginning when it does for him.
///
/// A day begins at the first moment at which the clock on the wall shows the start of the day or later. So every moment
/// belongs to exactly one day, also where clocks skip that time or show it twice.
public struct LocalClock: Hashable, Sendable {
    public let zone: Zone
    public let startOfDay: StartOfDay

    public init(zone: Zone, startOfDay: StartOfDay) {
        self.zone = zone
        self.startOfDay = startOfDay
    }

    /// The day that a moment belongs to.
    public func day(at moment: Date) -> LocalDay {
        let local = seconds(moment) + zone.offset(at: moment)
        let guess = LocalDay(number: floorDivide(local - startOfDay.time.minutes * 60, 86_400))
        // Clocks that were put back show the start of the day twice.
        if moment >= start(of: guess.adding(1)) { return guess.adding(1) }
        return guess
    }

    /// The first moment of a day.
    public func start(of day: LocalDay) -> Date {
        firstMoment(showing: day.number * 86_400 + startOfDay.time.minutes * 60)
    }

    /// All moments of a day.
    public func moments(of day: LocalDay) -> Range<Date> { start(of: day)..<start(of: day.adding(1)) }

    /// The moment of a day at which the clock shows `time`; a time before the start of the day is after midnight.
    public func moment(of day: LocalDay, at time: TimeOfDay) -> Date {
        let date = time < startOfDay.time ? day.adding(1) : day
        let moments = moments(of: day)
        let moment = firstMoment(showing: date.number * 86_400 + time.minutes * 60)
        return max(moments.lowerBound, min(moment, moments.upperBound.addingTimeInterval(-1)))
    }

    /// What the clock on the wall shows at a moment.
    public func time(at moment: Date) -> TimeOfDay {
        let local = seconds(moment) + zone.offset(at: moment)
        return TimeOfDay(minutes: (local - floorDivide(local, 86_400) * 86_400) / 60) ?? .midnight
    }

    /// The first moment at which the clock shows `local` or more, in seconds since 1970 as if the zone were UTC.
    private func firstMoment(showing local: Int) -> Date {
        let before = zone.offset(at: date(local - 86_400))
        let after = zone.offset(at: date(local + 86_400))
        let early = local - max(before, after)
        let late = local - min(before, after)
        if shows(local, at: early) { return date(early) }
        if shows(local, at: late) { return date(late) }
        // The clock is put forward over it: the moment at which it is.
        var (low, high) = (early, late)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if middle + zone.offset(at: date(middle)) >= local { high = middle } else { low = middle }
        }
        return date(high)
    }

    private func shows(_ local: Int, at moment: Int) -> Bool { moment + zone.offset(at: date(moment)) == local }

    private func date(_ seconds: Int) -> Date { Date(timeIntervalSince1970: Double(seconds)) }

    private func seconds(_ moment: Date) -> Int { Int(moment.timeIntervalSince1970.rounded(.down)) }
}
