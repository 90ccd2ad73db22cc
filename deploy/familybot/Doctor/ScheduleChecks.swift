import Domain
import Foundation
import Redis
import Schedules
import Timetable

/// Whether what is to be done at set times is enqueued at them.
struct ScheduleChecks: Sendable {
    let book: ScheduleBook
    let schedules: [Schedules.Schedule]

    var all: [Check] {
        schedules.map { schedule in Check(name: "schedule.\(schedule.name)") { await enqueued(schedule) } }
    }

    /// A scheduler that was just started takes a moment.
    private static let late: TimeInterval = 60
    private static let mend = Mend.start("familybot-scheduler")

    private func enqueued(_ schedule: Schedules.Schedule) async -> Finding {
        do throws(ConnectionError) {
            let now = try await book.now()
            guard let progress = try await book.progress(of: schedule.name) else {
                return .warning("no scheduler has looked after it yet", mend: Self.mend)
            }
            if let due = schedule.next(after: progress.looked), now.timeIntervalSince(due) > Self.late {
                return .broken(
                    "was due \(due.shown(in: schedule.zone)), and no scheduler has enqueued it", mend: Self.mend)
            }
            let next = schedule.next(after: now).map { "next \($0.shown(in: schedule.zone))" } ?? "never again"
            return .ok(progress.fired.map { "last \($0.shown(in: schedule.zone)), \(next)" } ?? next)
        } catch {
            return .unknown("Redis is away")
        }
    }
}
