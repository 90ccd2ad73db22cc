/// Days from the first to the last, both included.
public struct DayRange: Hashable, Sendable {
    public let first: LocalDay
    public let last: LocalDay

    /// Needs `first ≤ last`.
    public init(_ first: LocalDay, _ last: LocalDay) {
        precondition(first <= last, "a range of days ends before it begins")
        self.first = first
        self.last = last
    }

    public var count: Int { last.number - first.number + 1 }

    public func contains(_ day: LocalDay) -> Bool { first <= day && day <= last }
}

extension DayRange: Sequence {
    public func makeIterator() -> AnyIterator<LocalDay> {
        var next = first
        return AnyIterator {
            guard next <= last else { return nil }
            defer { next = next.adding(1) }
            return next
        }
    }
}

/// What statistics are asked for.
public enum StatisticsPeriod: String, CaseIterable, Codable, Sendable {
    case today, yesterday, week, month

    /// The days that are meant: a week is the last seven days and a month the last thirty, today included, so that a Monday
    /// morning has something to show.
    public func days(on today: LocalDay) -> DayRange {
        switch self {
        case .today: DayRange(today, today)
        case .yesterday: DayRange(today.adding(-1), today.adding(-1))
        case .week: DayRange(today.adding(-6), today)
        case .month: DayRange(today.adding(-29), today)
        }
    }
}
