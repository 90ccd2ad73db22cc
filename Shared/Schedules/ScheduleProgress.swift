public import FoundationEssentials
import Timetable

/// How far a schedule has been worked off: decides what is due, without clock or Redis.
///
/// It is a note that saves work and tells what was missed. That no slot is enqueued twice does not depend on it.
public struct ScheduleProgress: Equatable, Sendable {
    /// Times up to this moment have been looked at.
    public let looked: Date
    /// The last time that was enqueued; nil when none was.
    public let fired: Date?
    /// Zone and expression that were in force.
    let rule: String

    /// What a look has found.
    public struct Verdict: Equatable, Sendable {
        /// To be enqueued, ascending.
        public let due: [Date]
        /// Whether times went by that nobody will make up for.
        public let isMissed: Bool
        /// What is to be noted when that is done; nil when nothing has changed.
        public let progress: ScheduleProgress?
    }

    /// Notes older than this are renewed although nothing was due.
    private static let stale: TimeInterval = 12 * 3600
    /// Time between two looks of a scheduler: what came due in it may have been seen by nobody.
    private static let between: TimeInterval = 2
    /// So long ago may a schedule have been asked for that nobody has looked at, for its times since then to count: it may
    /// have been asked for for the next minute.
    private static let fresh: TimeInterval = 3600
    /// Older slots may have been forgotten by Redis, and could be enqueued twice.
    private static let memory: TimeInterval = 6 * 86_400

    /// - Parameters:
    ///   - noted: nil at the first look of all.
    ///   - isNew: whether the caller looks at this schedule for the first time, so that the note may be about another hour.
    public static func judge(_ noted: ScheduleProgress?, of schedule: Schedule, at now: Date, isNew: Bool) -> Verdict {
        guard let begin = begin(noted, schedule, now, isNew) else {
            return Verdict(
                due: [], isMissed: false,
                progress: ScheduleProgress(looked: now, fired: noted?.fired, rule: schedule.rule))
        }
        let start = max(begin, now.addingTimeInterval(-memory))
        guard let first = schedule.next(after: start), first <= now else {
            let age = noted.map { now.timeIntervalSince($0.looked) } ?? .infinity
            let isRight = 0...stale ~= age && noted?.rule == schedule.rule
            return Verdict(
                due: [], isMissed: false,
                progress: isRight ? nil : ScheduleProgress(looked: now, fired: noted?.fired, rule: schedule.rule))
        }
        let found = schedule.missed.due(of: schedule.expression, in: schedule.zone, after: start, upTo: now)
        // Of a day that has had its run nothing is due any more, also when the hour was moved.
        let had = noted?.fired.map(schedule.slot)
        let due = found.filter { schedule.slot(at: $0) != had }
        return Verdict(
            due: due, isMissed: found.first != first,
            progress: ScheduleProgress(looked: now, fired: due.last ?? noted?.fired, rule: schedule.rule))
    }

    /// From when on times count; nil when none do that lie behind: they were never promised.
    private static func begin(
        _ noted: ScheduleProgress?, _ schedule: Schedule, _ now: Date, _ isNew: Bool
    ) -> Date? {
        // One that is to come was noted by a clock that goes fast.
        let since = schedule.since.flatMap { $0 <= now ? $0 : nil }
        if let noted, !isNew || noted.rule == schedule.rule && noted.looked <= now {
            // A note from the future was made while Redis' clock was wrong, and nobody has looked since that was mended.
            let looked = noted.looked > now ? now.addingTimeInterval(-between) : noted.looked
            // Who has stopped it and asks for it again, is told nothing of the time between.
            return since.map { max($0, looked) } ?? looked
        }
        guard let since, now.timeIntervalSince(since) <= fresh else { return nil }
        return since
    }
}

/// Stored as `looked|fired|rule`, in milliseconds since 1970, `-` for none.
extension ScheduleProgress {
    init?(_ text: String) {
        let parts = text.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let looked = Int64(parts[0]) else { return nil }
        let fired = Int64(parts[1])
        guard fired != nil || parts[1] == "-" else { return nil }
        self.init(
            looked: Date(milliseconds: looked), fired: fired.map(Date.init(milliseconds:)), rule: String(parts[2]))
    }

    var text: String { "\(looked.milliseconds)|\(fired.map { "\($0.milliseconds)" } ?? "-")|\(rule)" }
}

extension Date {
    init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }
}
