public import Domain
public import FoundationEssentials

/// What becomes of the times that nobody was there for.
public enum MissedRuns: Hashable, Sendable {
    /// The last of them is made up for, when no more than this has gone by since.
    case once(within: Duration)
    /// None is made up for. What is less than a minute late was not missed.
    case skip
    /// The last ones are made up for, at most so many.
    case all(upTo: Int)

    private static let punctual = Duration.seconds(60)

    /// Which times are to be worked off now.
    ///
    /// - Parameters:
    ///   - last: times up to this one were looked at before.
    ///   - now: the last moment that counts.
    /// - Returns: ascending.
    public func due(of expression: CronExpression, in zone: Zone, after last: Date, upTo now: Date) -> [Date] {
        switch self {
        case .once(let lateness): newest(1, of: expression, in: zone, after: max(last, now - lateness), upTo: now)
        case .skip: newest(1, of: expression, in: zone, after: max(last, now - Self.punctual), upTo: now)
        case .all(let count): newest(count, of: expression, in: zone, after: last, upTo: now)
        }
    }

    private func newest(
        _ count: Int, of expression: CronExpression, in zone: Zone, after start: Date, upTo now: Date
    ) -> [Date] {
        var found: [Date] = []
        for occurrence in Occurrences(of: expression, in: zone, after: start) {
            guard occurrence.moment <= now else { break }
            found.append(occurrence.moment)
            if found.count > count { found.removeFirst() }
        }
        return found
    }
}

extension Date {
    fileprivate static func - (moment: Date, duration: Duration) -> Date {
        moment.addingTimeInterval(-(duration / .seconds(1)))
    }
}
