public import FamilyStore
public import Jobs
public import WorkerRuntime

/// The pool `report`: what is told at set times.
public enum Reporting {
    public static func pool(
        width: Int, store: Store, isStoreReady: @escaping @Sendable () -> Bool, lanes: LaneFunctions
    ) -> Pool {
        let desk = SystemReportDesk(store: store, lanes: lanes, isStoreReady: isStoreReady)
        return Pool(
            name: .report, width: width, retries: RetryPolicy(attempts: 4, base: .seconds(10), cap: .seconds(120)),
            deadline: { _ in .seconds(60) },
            stopped: { _ in [] },
            givenUp: nil,
            handle: { job in try await desk.handle(job) })
    }
}
