/// A stretch of days as people ask for it.
public enum ExportPeriod: Hashable, Sendable {
    /// What stretches are counted in.
    public enum Unit: Hashable, Sendable { case day, week, month, year }

    /// The last so many of them, today included: «за последние 3 месяца».
    case recent(Int, Unit)
    /// The one of the calendar before that of today: «прошлый месяц». Weeks begin on Monday.
    case previous(Unit)
    /// The one of the calendar that today is in: «этот месяц».
    case current(Unit)
    /// A month of the calendar; the last one of that name that has begun where no year is said.
    case calendarMonth(Int, year: Int?)
    case calendarYear(Int)
    /// From a day to a day; to today where no other is said.
    case span(NamedDay, NamedDay?)
    case everything

    public static let today = recent(1, .day)
    public static let yesterday = previous(.day)
    /// Week and month are as in `StatisticsPeriod`.
    public static let week = recent(1, .week)
    public static let month = recent(1, .month)
    public static let year = recent(1, .year)

    /// The days that are meant, none of them to come unless all of them are; nil for all that there are.
    public func days(on today: LocalDay) -> DayRange? {
        guard let (first, last) = bounds(on: today) else { return nil }
        return DayRange(first, first > today ? last : min(last, today))
    }

    private func bounds(on today: LocalDay) -> (LocalDay, LocalDay)? {
        switch self {
        case .recent(let count, let unit): return (today.adding(1 - Self.days(of: count, unit)), today)
        case .previous(let unit): return Self.previous(unit, on: today)
        case .current(let unit): return (Self.beginning(of: unit, on: today), today)
        case .calendarMonth(let month, let year):
            let year = year ?? (month > today.month ? today.year - 1 : today.year)
            return LocalDay(year: year, month: month, day: 1).map { ($0, $0.endOfMonth) }
        case .calendarYear(let year): return Self.year(year)
        case .span(let first, let last): return first.span(to: last, on: today)
        case .everything: return nil
        }
    }

    /// Twelve months are a year.
    private static func days(of count: Int, _ unit: Unit) -> Int {
        switch unit {
        case .day: count
        case .week: count * 7
        case .month: count * 365 / 12
        case .year: count * 365
        }
    }

    private static func beginning(of unit: Unit, on today: LocalDay) -> LocalDay {
        switch unit {
        case .day: today
        case .week: today.adding(-today.weekday.position)
        case .month: today.adding(1 - today.day)
        case .year: year(today.year)?.0 ?? today
        }
    }

    private static func previous(_ unit: Unit, on today: LocalDay) -> (LocalDay, LocalDay)? {
        switch unit {
        case .day: return (today.adding(-1), today.adding(-1))
        case .week:
            let monday = today.adding(-today.weekday.position)
            return (monday.adding(-7), monday.adding(-1))
        case .month:
            let last = today.adding(-today.day)
            return (last.adding(1 - last.day), last)
        case .year: return year(today.year - 1)
        }
    }

    private static func year(_ year: Int) -> (LocalDay, LocalDay)? {
        guard let first = LocalDay(year: year, month: 1, day: 1), let last = LocalDay(year: year, month: 12, day: 31)
        else { return nil }
        return (first, last)
    }
}

extension LocalDay {
    /// The last day of the month of which this is the first.
    fileprivate var endOfMonth: LocalDay {
        let beyond = adding(31)
        return beyond.adding(-beyond.day)
    }
}
