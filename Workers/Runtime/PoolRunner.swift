import Jobs
import Logging
import Metrics
import Operations
import Redis
import Threading

/// Takes jobs for one pool as long as there are places, and starts each; settling is `JobRun`'s.
struct PoolRunner: Sendable {
    let pool: Pool
    let process: WorkerProcess
    /// Blocked most of the time, so nothing else goes over it.
    let waiting: Connection
    private let doorbell = Doorbell()
    private let slots: Slots

    private static let batch = 32
    /// For a place in the quarantine, before a run begins; its own deadline counts from then.
    private static let longestWait = Duration.seconds(3600)
    private static let blockMilliseconds = 2000
    /// A loop that has neither come round nor seen a job end for this long, beyond what a job may take, hangs.
    private static let silence = Duration.seconds(300)

    init(pool: Pool, process: WorkerProcess, waiting: Connection) {
        self.pool = pool
        self.process = process
        self.waiting = waiting
        slots = Slots(pool.width)
    }

    /// Runs until the process is asked to end and all jobs in hand are settled.
    func run() async {
        process.shutdown.onRequest { [doorbell] in doorbell.ring() }
        await withDiscardingTaskGroup { group in
            var reclaimDue = nextReclaim()
            var troubled = false
            var mayHoldMore = false
            let activity = process.liveness.expect("take \(pool.name.rawValue)", within: Self.silence + longestRun)
            defer { activity.finish() }
            while !process.shutdown.isRequested {
                activity.progress()
                let free = min(await slots.free(), Self.batch)
                await process.quarantine.mayTake()
                if process.shutdown.isRequested { break }
                do {
                    // Also without a sign of trouble: what lay in the buffer of a connection that is gone may be run late.
                    if mayHoldMore || reclaimDue <= .now { try await giveBackWhatGotLost() }
                    mayHoldMore = false
                    let deliveries = try await next(free, &reclaimDue).filter(isNews)
                    process.quarantine.arrive(deliveries.count, suspects: deliveries.count(where: Quarantine.isSuspect))
                    for delivery in deliveries {
                        slots.occupy()
                        group.addTask {
                            await JobRun(delivery: delivery, pool: pool, process: process).run()
                            slots.release()
                            activity.progress()
                        }
                    }
                    if troubled {
                        process.logger.notice("taking jobs again", metadata: ["pool": "\(pool.name.rawValue)"])
                    }
                    troubled = false
                } catch {
                    if !troubled {
                        process.logger.warning(
                            "cannot take jobs", metadata: ["pool": "\(pool.name.rawValue)", "error": "\(error)"])
                    }
                    troubled = true
                    mayHoldMore = true
                    await pause()
                }
            }
        }
    }

    /// Into the book before anything else can happen. False when this very lease is in hand already: a group that was
    /// destroyed and made anew hands it out twice.
    private func isNews(_ delivery: Delivery) -> Bool {
        process.leases.add(delivery.lease, beatUntil: .now + Self.longestWait)
    }

    /// A reply that broke off may have brought jobs. They are given back as they were: nobody has run them, so nobody shall
    /// wait for them to be reclaimed, and no crash be counted.
    private func giveBackWhatGotLost() async throws(ConnectionError) {
        for token in try await process.lanes.held(by: process.consumer, in: pool.name, limit: pool.width + Self.batch)
        where !process.leases.contains(token.lease) {
            _ = try await process.lanes.giveBack(token.lease, attempts: token.attempts, crashes: token.crashes)
            process.logger.notice(
                "gave back a job that got lost on the way here",
                metadata: ["trace": "\(token.lease.job.trace)", "pool": "\(pool.name.rawValue)"])
        }
    }

    private var longestRun: Duration { (JobKind.allCases.map(pool.deadline).max() ?? .zero) + JobRun.grace }

    private func next(
        _ free: Int, _ reclaimDue: inout ContinuousClock.Instant
    ) async throws(ConnectionError) -> [Delivery] {
        if reclaimDue <= .now {
            reclaimDue = nextReclaim()
            let orphans = try await reclaim(free)
            if !orphans.isEmpty { return orphans }
        }
        switch try await process.lanes.take(free, from: pool.name, as: process.consumer) {
        case .deliveries(let deliveries): return deliveries
        case .nothing(let last):
            await news(after: last, until: reclaimDue)
            return []
        }
    }

    /// A pool that speaks for itself gets a job once more, to say that it is given up.
    private var crashLimit: Int { Quarantine.crashLimit + (pool.givenUp == nil ? 0 : 1) }

    /// An outage is not a crash: right after a reconnect nobody has been able to beat, and everybody looks dead.
    private func reclaim(_ free: Int) async throws(ConnectionError) -> [Delivery] {
        let margin = process.visibility
        guard process.clocks.withLock({ $0.areSteady(at: .now, margin: margin) }) else { return [] }
        let status = process.lanes.connection.status
        if status.connects > 1, let since = status.connectedSince, .now - since < process.visibility { return [] }
        let found = try await process.lanes.reclaim(
            free, from: pool.name, as: process.consumer, idle: process.visibility, crashLimit: crashLimit)
        for job in found.parked { report(parked: job) }
        if !found.deliveries.isEmpty {
            process.logger.warning(
                "took over jobs of a worker that went silent",
                metadata: ["pool": "\(pool.name.rawValue)", "count": "\(found.deliveries.count)"])
        }
        return found.deliveries
    }

    /// It was parked inside Redis, and no worker has seen what it is: its kind is unknown here.
    private func report(parked job: JobKey) {
        Counter(metric: .jobsFinished, [.pool: pool.label, .kind: "unknown", .outcome: "parked"]).increment()
        process.logger.error(
            "parked a job that took its workers down",
            metadata: ["trace": "\(job.trace)", "job": "\(job)", "pool": "\(pool.label)"])
    }

    private func nextReclaim() -> ContinuousClock.Instant {
        .now + process.visibility / 8 + process.visibility / 16 * Double.random(in: 0..<1)
    }

    /// Waits until something is added behind `last`, or for two seconds. A wake-up and nothing more: what is read is not used.
    private func news(after last: String, until due: ContinuousClock.Instant) async {
        let stream = "\(process.lanes.prefix)rdy:\(pool.name.rawValue)"
        let untilDue = Int((due - .now) / .milliseconds(1))
        let block = min(Self.blockMilliseconds, max(10, untilDue))  // 0 would block for ever
        let command = Command(
            "XREAD", "COUNT", "1", "BLOCK", String(block), "STREAMS", stream, last)
        let failed = Locked(false)
        waiting.submit(command, deadline: .milliseconds(Self.blockMilliseconds + 5000)) { [doorbell] result in
            if case .failure = result { failed.withLock { $0 = true } }
            doorbell.ring()
        }
        await doorbell.wait()
        if failed.withLock({ $0 }) { await pause() }
    }

    private func pause() async {
        // Cancelled means that the process ends: the loop sees that itself.
        try? await Task.sleep(for: .milliseconds(Int.random(in: 100...300)))
    }
}
