import Charts
public import FamilyStore
import FoundationEssentials
public import Jobs
public import Logging
import Schedules
public import WorkerRuntime

/// The pool `report`: what is told at set times.
public enum Reporting {
    public static func pool(
        width: Int, store: Store, isStoreReady: @escaping @Sendable () -> Bool, lanes: LaneFunctions, logger: Logger
    ) -> Pool {
        let system = SystemReportDesk(store: store, lanes: lanes, isStoreReady: isStoreReady)
        let personal = PersonalReportDesk(
            store: store, lanes: lanes, isStoreReady: isStoreReady, painter: ChartPainter(), logger: logger)
        return Pool(
            name: .report, width: width, retries: RetryPolicy(attempts: 4, base: .seconds(10), cap: .seconds(120)),
            deadline: { _ in .seconds(60) },
            stopped: { _ in [] },
            givenUp: nil,
            handle: { job in
                guard let run = ScheduledRun(job) else { return .never("malformed_run") }
                let due = Date(timeIntervalSince1970: Double(run.due) / 1000)
                guard let work = PersonalWork(rawValue: run.work) else { return try await system.handle(job, due: due) }
                return try await personal.handle(job, work, due: due)
            })
    }
}

extension ScheduledRun {
    fileprivate init?(_ job: Job) {
        do { self = try JSONDecoder().decode(ScheduledRun.self, from: Data(job.payload)) } catch { return nil }
    }
}
