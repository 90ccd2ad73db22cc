public import Domain
import Jobs
public import Operations
public import Timetable

/// What every installation does at set times.
public enum InstallationSchedules {
    /// - Parameter zone: of the installation.
    public static func all(backupAt: CronExpression, in zone: Zone) -> [Schedule] {
        [
            Schedule(
                // A machine that was off at night makes its backup in the morning.
                backup, at: backupAt, in: zone, missed: .once(within: .seconds(24 * 3600)), slots: .moments,
                since: nil, lane: .system(.backup), pool: .backup, kind: .backup, address: nil),
            Schedule(
                // What was worth knowing at eight is stale by noon.
                .init("system-report"), at: .daily(at: eight), in: zone, missed: .once(within: .seconds(4 * 3600)),
                slots: .moments, since: nil, lane: .system(.report), pool: .report, kind: .report, address: nil),
        ]
    }

    /// How old the newest backup may be: as long as the schedule leaves between two, and what one may take.
    public static func patience(withBackupsOf schedules: [Schedule]) -> Duration {
        let gap = schedules.first { $0.name == backup }?.expression.longestGap ?? .seconds(24 * 3600)
        return gap + .seconds(2 * 3600)
    }

    private static let backup = Schedule.Name("backup")
    private static let eight = TimeOfDay(minutes: 8 * 60) ?? .midnight
}

extension SettingsReader {
    /// The installation's schedules, with the hours that the operator has set.
    public mutating func schedules(in zone: Zone) -> [Schedule] {
        let backupAt = parsed(.backupAt) { text throws(CronError) in try CronExpression.recurring(text) }
        return InstallationSchedules.all(backupAt: backupAt, in: zone)
    }
}
