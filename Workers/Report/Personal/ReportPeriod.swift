import Domain
import FoundationEssentials
import Schedules

/// The days that a report tells of, and those before them that it compares with.
struct ReportPeriod: Equatable {
    let days: DayRange
    /// Seven days, right before.
    let before: DayRange

    /// Who wants to hear of it before noon, wants to hear of what ended the evening before.
    init(of work: PersonalWork, due: Date, _ clock: LocalClock) {
        let day = clock.day(at: due)
        let time = clock.time(at: due)
        let isBeforeNoon = clock.startOfDay.time <= time && time < .noon
        let last = isBeforeNoon ? day.adding(-1) : day
        switch work {
        case .dailyReport: days = DayRange(last, last)
        case .weeklyReport: days = DayRange(last.adding(-6), last)
        }
        before = DayRange(days.first.adding(-7), days.first.adding(-1))
    }

    /// The seven days that a chart shows.
    var shown: DayRange { DayRange(days.last.adding(-6), days.last) }
}
