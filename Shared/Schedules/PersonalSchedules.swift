public import Domain
public import FoundationEssentials
import Jobs
import Timetable

/// A report that a person has asked for; the raw value is its name in Redis.
public enum PersonalWork: String, CaseIterable, Sendable {
    case dailyReport = "report-daily"
    case weeklyReport = "report-weekly"

    /// How late it may come. A day's report is no news any more at noon of the next one, a week's after two days.
    public var patience: Duration {
        switch self {
        case .dailyReport: .seconds(15 * 3600)
        case .weeklyReport: .seconds(48 * 3600)
        }
    }
}

/// What is done for people at the times that they have chosen, in their own zones.
public enum PersonalSchedules {
    /// - Parameter since: when each was asked for as it is; none for those of whom nobody knows.
    public static func all(
        of user: UserID, plan: ReportPlan, in zone: Zone, since: [PersonalWork: Date]
    ) -> [Schedule] {
        func schedule(_ work: PersonalWork, at expression: CronExpression, _ slots: Schedule.Slots) -> Schedule {
            Schedule(
                .init(work.rawValue, of: user), at: expression, in: zone, missed: .once(within: work.patience),
                slots: slots, since: since[work], lane: .reports(ChatID(user.rawValue)), pool: .report, kind: .report,
                // Nobody has written a message for which one would have to apologise.
                address: nil)
        }
        return [
            plan.daily.map { schedule(.dailyReport, at: .daily(at: $0), .days) },
            plan.weekly.map { schedule(.weeklyReport, at: .weekly(at: $0), .weeks) },
        ].compactMap(\.self)
    }
}
