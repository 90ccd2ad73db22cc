/// A thread for work that blocks now and then, such as files and compression, and waits for others in between.
///
/// Everything that runs in `run` runs there, also after each `await`, so that no other task of the program waits for it. The
/// thread ends with the last reference.
public final class OwnThread: Sendable {
    private let executor = ThreadExecutor()

    /// - Parameter name: as for `startThread`.
    public init(named name: String) { executor.start(named: name) }

    deinit { executor.close() }

    /// Runs `body` on the thread. Two at once take turns wherever one of them awaits something.
    public func run<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
        try await withTaskExecutorPreference(executor) {
            // What stands before the first suspension would run where the caller was.
            await Task.yield()
            return try await body()
        }
    }
}

/// Hands the pieces of tasks to one thread, in their order.
private final class ThreadExecutor: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isClosed = false
    }

    private let state = Locked(State())
    private let bell = Bell()

    func start(named name: String) {
        startThread(named: name) { [self] in
            while let jobs = next() {
                for job in jobs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
            }
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        bell.ring()
    }

    func close() {
        state.withLock { $0.isClosed = true }
        bell.ring()
    }

    /// Sleeps until there is something; nil at the end.
    private func next() -> [UnownedJob]? {
        while true {
            let (jobs, isClosed) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isClosed)
            }
            if !jobs.isEmpty { return jobs }
            if isClosed { return nil }
            bell.wait()
        }
    }
}
