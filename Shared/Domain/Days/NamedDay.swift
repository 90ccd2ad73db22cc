/// A day as a date names it: «5 июля», where the year is left to be understood, or «5.07.2026».
public struct NamedDay: Hashable, Sendable {
    private static let leapYear = 2000
    private static let years = 2000...2100
    /// At most so many years lie between two leap years.
    private static let reach = 8

    public let day: Int
    public let month: Int
    public let year: Int?

    /// Nil for a day that no year has, or not the one that is named, and for years that no diary is of.
    public init?(day: Int, month: Int, year: Int?) {
        guard year.map(Self.years.contains) ?? true,
            LocalDay(year: year ?? Self.leapYear, month: month, day: day) != nil
        else { return nil }
        self.day = day
        self.month = month
        self.year = year
    }

    /// The days from this one to another, or to today. Where no year is said they are the last that have begun.
    func span(to other: NamedDay?, on today: LocalDay) -> (LocalDay, LocalDay) {
        guard let other else {
            let first = latest(until: today)
            return (first, max(first, today))
        }
        // «С 15 по 1 ноября»: the wrong way round.
        if other.year == year, other.month == month, other.day < day { return other.span(to: self, on: today) }
        // «С 25 декабря по 5 января 2026»: the year before.
        let first = latest(until: other.year == nil ? today : other.earliest(from: today))
        let last = other.earliest(from: first)
        return (min(first, last), max(first, last))
    }

    private func latest(until limit: LocalDay) -> LocalDay { nearest(to: limit, by: -1) { $0 <= limit } }

    private func earliest(from limit: LocalDay) -> LocalDay { nearest(to: limit, by: 1) { $0 >= limit } }

    /// Without a year of its own, the first that fits in the years to one side.
    private func nearest(to limit: LocalDay, by step: Int, _ fits: (LocalDay) -> Bool) -> LocalDay {
        let candidates = (0...Self.reach).lazy.compactMap {
            LocalDay(year: (year ?? limit.year) + step * $0, month: month, day: day)
        }
        return candidates.first { year != nil || fits($0) } ?? limit
    }
}
