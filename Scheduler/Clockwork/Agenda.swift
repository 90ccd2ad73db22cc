import FoundationEssentials
import Schedules

/// Which schedules are to be looked at, and when the next one is: a value that is told the time.
struct Agenda: Sendable {
    private struct Entry {
        let schedule: Schedule
        /// When it is to be looked at.
        var look: Date
        /// Whether nobody of this program has looked at it as it is.
        var isNew = true
    }

    /// A schedule is looked at now and then although nothing is due, so that its note in Redis lives.
    private static let longestWait: TimeInterval = 12 * 3600 + 60
    /// Clocks jump and programs stand still: nobody sleeps longer than this.
    private static let longestPause = 2.0
    private static let shortestPause = 0.005
    /// After which a schedule that failed is looked at again.
    private static let respite = 10.0

    private var entries: [Schedule.Name: Entry] = [:]
    private var last = Date.distantPast

    /// Replaces what is known by `schedules`; those that are as they were keep their place.
    mutating func replace(by schedules: [Schedule]) {
        let before = entries
        entries = [:]
        for schedule in schedules {
            if let known = before[schedule.name], known.schedule == schedule {
                entries[schedule.name] = known
            } else {
                entries[schedule.name] = Entry(schedule: schedule, look: .distantPast)
            }
        }
    }

    /// The schedules to look at now. After a clock that went back it is all of them: nobody knows since when it was wrong.
    mutating func due(at now: Date) -> [(schedule: Schedule, isNew: Bool)] {
        if now < last { for name in entries.keys { entries[name]?.look = .distantPast } }
        last = now
        return entries.values.filter { $0.look <= now }
            .sorted { ($0.look, "\($0.schedule.name)") < ($1.look, "\($1.schedule.name)") }
            .map { ($0.schedule, $0.isNew) }
    }

    /// Notes that a schedule was worked off up to a moment.
    mutating func workedOff(_ schedule: Schedule, at now: Date) {
        let latest = now.addingTimeInterval(Self.longestWait)
        entries[schedule.name]?.look = min(schedule.next(after: now) ?? latest, latest)
        entries[schedule.name]?.isNew = false
    }

    /// Notes that a schedule could not be worked off: the others go on, and it has its turn again soon.
    mutating func failed(_ schedule: Schedule, at now: Date) {
        entries[schedule.name]?.look = now.addingTimeInterval(Self.respite)
    }

    /// How long there is nothing to do.
    func pause(at now: Date) -> Duration {
        let wait = entries.values.map { $0.look.timeIntervalSince(now) }.min() ?? Self.longestPause
        return .seconds(max(Self.shortestPause, min(wait, Self.longestPause)))
    }
}
