public import Domain

/// The records that go into one set of files: all of them, unless these would be too large.
public struct ExportPart: Codable, Equatable, Sendable {
    /// Nil for all that there are.
    public let days: DayRange?
    /// What a reader is told of it; nil for “all that there are”.
    public let shown: DayRange?
    /// From 1.
    public let number: Int
    public let count: Int

    public static func whole(_ days: DayRange?) -> ExportPart {
        ExportPart(days: days, shown: days, number: 1, count: 1)
    }

    /// What belongs to no day, such as films, stands in the first.
    var hasRest: Bool { number == 1 }
}

extension ExportPart {
    /// Cuts days into so many stretches with about as many meals in each; fewer where there are not enough days.
    ///
    /// - Parameters:
    ///   - days: days with meals, in their order.
    ///   - range: what all parts together cover.
    static func cut(_ days: [DaySummary], of range: DayRange, into count: Int) -> [ExportPart] {
        let all = days.reduce(0) { $0 + $1.meals }
        var groups: [ArraySlice<DaySummary>] = []
        var (start, meals) = (0, 0)
        for (place, day) in days.enumerated() {
            meals += day.meals
            // Counted from the beginning, or what every stretch falls short of would all be in the last one.
            guard meals * count >= all * (groups.count + 1), groups.count < count - 1, place + 1 < days.count else {
                continue
            }
            groups.append(days[start...place])
            start = place + 1
        }
        groups.append(days[start...])
        return groups.enumerated().map { place, group in
            let first = place == 0 ? range.first : group.first?.day ?? range.first
            let last = place + 1 < groups.count ? groups[place + 1].first?.day.adding(-1) : range.last
            return ExportPart(
                days: DayRange(first, last ?? range.last),
                shown: group.first.flatMap { first in group.last.map { DayRange(first.day, $0.day) } },
                number: place + 1, count: groups.count)
        }
    }
}
