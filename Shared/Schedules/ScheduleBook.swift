public import FoundationEssentials
public import Jobs
public import Redis

/// The schedules' side of Redis: its clock, the notes of what was looked at, and the jobs.
public struct ScheduleBook: Sendable {
    /// A note is renewed each half day, so that only those of schedules that nobody has any more are lost.
    private static let lifetime = Duration.seconds(30 * 86_400)

    private let lanes: LaneFunctions

    public init(lanes: LaneFunctions) { self.lanes = lanes }

    /// Redis' clock, which is the same for all schedulers.
    public func now() async throws(ConnectionError) -> Date {
        guard let now = try await lanes.now() else { throw .unexpectedReply }
        return Date(milliseconds: now)
    }

    /// What is noted of a schedule; nil for one that nobody has looked at, or whose note cannot be read.
    public func progress(of name: Schedule.Name) async throws(ConnectionError) -> ScheduleProgress? {
        try await text(of: name).flatMap(ScheduleProgress.init)
    }

    /// Looks at a schedule and enqueues what is due.
    ///
    /// - Returns: what was found, and which of the times due were enqueued by this caller and no other.
    public func workOff(
        _ schedule: Schedule, at now: Date, isNew: Bool
    ) async throws -> (verdict: ScheduleProgress.Verdict, enqueued: [Date], isNoted: Bool) {
        let text = try await text(of: schedule.name)
        let verdict = ScheduleProgress.judge(
            text.flatMap(ScheduleProgress.init), of: schedule, at: now, isNew: isNew)
        var enqueued: [Date] = []
        for due in verdict.due
        where try await enqueue(schedule, slot: schedule.slot(at: due), due: due, at: now) != nil {
            enqueued.append(due)
        }
        guard let progress = verdict.progress else { return (verdict, enqueued, false) }
        // Whoever was faster has noted the same, or something newer.
        let (isNoted, _) = try await lanes.compareAndSet(
            key(of: schedule.name), expected: text, new: progress.text, lifetime: Self.lifetime)
        return (verdict, enqueued, isNoted)
    }

    /// How many jobs its lane holds, the one that is being done included.
    public func waiting(for schedule: Schedule) async throws(ConnectionError) -> Int {
        try await lanes.length(of: schedule.lane)
    }

    /// Enqueues a run that an operator wants now, in a slot of its own.
    ///
    /// - Returns: its job, and how many stood before it in its lane.
    public func runByHand(_ schedule: Schedule) async throws -> (job: JobKey, before: Int) {
        let now = try await now()
        let before = try await waiting(for: schedule)
        guard
            let job = try await enqueue(schedule, slot: "by-hand-\(now.milliseconds)", due: now, at: now)
        else { throw ConnectionError.unexpectedReply }
        return (job, before)
    }

    /// - Returns: nil when the slot was enqueued before.
    private func enqueue(_ schedule: Schedule, slot: String, due: Date, at now: Date) async throws -> JobKey? {
        let run = ScheduledRun(work: schedule.name.work, slot: slot, due: due.milliseconds)
        let person = schedule.name.person.map { "/\($0)" } ?? ""
        let item = Item(
            pool: schedule.pool, kind: schedule.kind,
            // The person stands behind the slash, where a trace ends.
            key: JobKey(rawValue: "\(schedule.name.work)@\(slot)\(person)"), arrival: now.milliseconds,
            address: schedule.address, payload: [UInt8](try JSONEncoder().encode(run)))
        let isFirst = try await lanes.enqueueOnce(item, on: schedule.lane, for: "\(schedule.name)", slot: slot)
        return isFirst ? item.key : nil
    }

    private func text(of name: Schedule.Name) async throws(ConnectionError) -> String? {
        try await lanes.connection.send(Command("GET", lanes.prefix + key(of: name))).text
    }

    private func key(of name: Schedule.Name) -> String { "schedule:\(name)" }
}
