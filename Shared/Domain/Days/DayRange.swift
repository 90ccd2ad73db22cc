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

/// Its first and its last day.
extension DayRange: Codable {
    private enum CodingKeys: CodingKey { case first, last }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        first = try fields.decode(LocalDay.self, forKey: .first)
        last = try fields.decode(LocalDay.self, forKey: .last)
        guard first <= last else {
            throw DecodingError.dataCorruptedError(forKey: .last, in: fields, debugDescription: "before the first day")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(first, forKey: .first)
        try fields.encode(last, forKey: .last)
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
