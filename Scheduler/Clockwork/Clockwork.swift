import FoundationEssentials
public import Jobs
public import Logging
import Metrics
public import Operations
import Redis
import Schedules
public import ServiceLifecycle

/// Enqueues what is due by its schedule: every slot once, however many schedulers run, stand still, or are started again.
///
/// It goes by Redis' clock, so that schedulers need not agree on the time, and looks at it at least each two seconds. That a
/// slot is enqueued once is Redis' doing. While Redis is away nothing happens; afterwards each schedule's rule for missed
/// runs decides, as after any other pause.
public struct Clockwork: Service {
    private static let patience = Duration.seconds(1)

    private let book: ScheduleBook
    private let sources: [ScheduleSource]
    private let interval: Duration
    private let liveness: Liveness
    private let logger: Logger

    /// - Parameter interval: after which the sources are asked again.
    public init(
        sources: [ScheduleSource], reloading interval: Duration, lanes: LaneFunctions, liveness: Liveness,
        logger: Logger
    ) {
        book = ScheduleBook(lanes: lanes)
        self.interval = interval
        self.sources = sources
        self.liveness = liveness
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            let loading = Loading(sources, every: interval, logger: logger)
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await loading.run() }
                await keepTime(loading)
            }
        }
    }

    private func keepTime(_ loading: Loading) async {
        let activity = liveness.expect("schedules", within: .seconds(60))
        var agenda = Agenda()
        var isTroubled = false
        var failing: Set<Schedule.Name> = []
        while !Task.isCancelled {
            if let schedules = loading.news() { agenda.replace(by: schedules) }
            var pause = Self.patience
            do {
                pause = try await look(&agenda, &failing)
                isTroubled = false
                activity.progress()
            } catch {
                // An outage is long, and said already by those who watch the server. Starting anew ends none.
                if !isTroubled { logger.warning("cannot look at the schedules", metadata: ["error": "\(error)"]) }
                isTroubled = true
                if (error as? ConnectionError)?.isPassing == true { activity.progress() }
            }
            try? await Task.sleep(for: pause)  // cancelled: the loop ends itself
        }
    }

    private func look(_ agenda: inout Agenda, _ failing: inout Set<Schedule.Name>) async throws -> Duration {
        let now = try await book.now()
        for (schedule, isNew) in agenda.due(at: now) {
            do {
                if isNew { try await showLast(of: schedule) }
                try await workOff(schedule, at: now, isNew: isNew)
                agenda.workedOff(schedule, at: now)
                failing.remove(schedule.name)
            } catch let error as ConnectionError where error.isPassing {
                throw error  // Redis is away, for all of them
            } catch {
                agenda.failed(schedule, at: now)
                if failing.insert(schedule.name).inserted {
                    logger.error(
                        "scheduled work is not enqueued",
                        metadata: ["work": "\(schedule.name.work)", "error": "\(error)"])
                }
            }
        }
        return agenda.pause(at: now)
    }

    private func workOff(_ schedule: Schedule, at now: Date, isNew: Bool) async throws {
        let work = schedule.name.work
        let (verdict, enqueued, isNoted) = try await book.workOff(schedule, at: now, isNew: isNew)
        for due in enqueued {
            let slot = schedule.slot(at: due)
            logger.notice(
                "scheduled work enqueued",
                metadata: [
                    "trace": "\(work)@\(slot)", "work": "\(work)", "slot": "\(slot)",
                    "late_s": "\(Int(now.timeIntervalSince(due)))",
                ])
            Counter(metric: .scheduleRuns, [.name: work]).increment()
            show(due, of: work)
        }
        if verdict.isMissed, isNoted {
            logger.warning(
                "scheduled work was missed", metadata: ["work": "\(work)", "made_up": "\(verdict.due.count)"])
        }
    }

    /// A scheduler that was started again shows when the work last ran, for whoever watches over it.
    private func showLast(of schedule: Schedule) async throws {
        guard schedule.name.person == nil, let fired = try await book.progress(of: schedule.name)?.fired else { return }
        show(fired, of: schedule.name.work)
    }

    private func show(_ due: Date, of work: String) {
        Meter(metric: .scheduleLastSlot, [.name: work]).set(due.timeIntervalSince1970)
    }
}
