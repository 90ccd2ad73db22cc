/// A stretch of days as people ask for it.
public enum ExportPeriod: Hashable, Sendable {
    case today, yesterday, week, month, year, everything
    /// A month of the calendar; the last one of that name where no year is said.
    case calendarMonth(Int, year: Int?)

    /// The days that are meant; nil for all that there are. Week and month are as in `StatisticsPeriod`.
    public func days(on today: LocalDay) -> DayRange? {
        switch self {
        case .today: StatisticsPeriod.today.days(on: today)
        case .yesterday: StatisticsPeriod.yesterday.days(on: today)
        case .week: StatisticsPeriod.week.days(on: today)
        case .month: StatisticsPeriod.month.days(on: today)
        case .year: DayRange(today.adding(-364), today)
        case .everything: nil
        case .calendarMonth(let month, let year):
            Self.days(of: month, in: year ?? (month > today.month ? today.year - 1 : today.year))
        }
    }

    private static func days(of month: Int, in year: Int) -> DayRange? {
        let next = month == 12 ? (month: 1, year: year + 1) : (month: month + 1, year: year)
        guard let first = LocalDay(year: year, month: month, day: 1),
            let end = LocalDay(year: next.year, month: next.month, day: 1)
        else { return nil }
        return DayRange(first, end.adding(-1))
    }
}
