import Domain
import FoundationEssentials
import Schedules

/// The days that a report tells of, and those before them that it compares with.
struct ReportPeriod: Equatable {
    let days: DayRange
    /// Seven days, right before.
    let before: DayRange

    init(of work: PersonalWork, due: Date, in zone: Zone) {
        let last = LocalDay.toldOf(at: due, in: zone)
        switch work {
        case .dailyReport: days = DayRange(last, last)
        case .weeklyReport: days = DayRange(last.adding(-6), last)
        }
        before = DayRange(days.first.adding(-7), days.first.adding(-1))
    }

    /// The seven days that a chart shows.
    var shown: DayRange { DayRange(days.last.adding(-6), days.last) }
}
