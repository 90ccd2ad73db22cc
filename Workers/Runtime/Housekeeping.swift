import Jobs
import Logging
import Metrics
import Operations
import Redis
import Threading

/// Lets delayed lanes go on, in every worker; and mends, in one worker at a time, what should never break.
struct Housekeeping: Sendable {
    let process: WorkerProcess
    /// On a connection of its own: a promise of a tenth of a second must not wait behind large items.
    let lanes: LaneFunctions

    private static let promotePause = Duration.milliseconds(100)
    private static let sweepEvery = Duration.seconds(30)
    private static let lanesAtOnce = 200
    private static let garbageAtOnce = 1000
    private static let deadLetterLife = Duration.seconds(30 * 24 * 3600)
    private static let consumerIdle = Duration.seconds(600)

    /// Runs until it is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask {
                await repeating(every: Self.promotePause) { () throws(ConnectionError) in
                    while try await lanes.promote(limit: 100) == 100 {}
                }
            }
            group.addTask { await repeating(every: process.visibility / 8, compareClocks) }
            group.addTask { await repeating(every: Self.sweepEvery, sweep) }
        }
    }

    private func repeating(
        every pause: Duration, _ body: @Sendable () async throws(ConnectionError) -> Void
    ) async {
        var troubled = false
        while !Task.isCancelled {
            do {
                try await body()
                troubled = false
            } catch {
                if !troubled { process.logger.warning("housekeeping failed", metadata: ["error": "\(error)"]) }
                troubled = true
            }
            try? await Task.sleep(for: pause * Double.random(in: 0.8..<1.2))  // cancelled: the loop ends itself
        }
    }

    /// Here, for the loops that take over jobs may wait long for a free place.
    private func compareClocks() async throws(ConnectionError) {
        guard let now = try await lanes.now() else { throw .unexpectedReply }
        process.clocks.withLock { $0.note(redis: now, here: .now, margin: process.visibility) }
    }

    private func sweep() async throws(ConnectionError) {
        let lifetime = Self.sweepEvery * 0.7
        guard
            try await lanes.compareAndSet(
                "housekeeping", expected: nil, new: process.consumer, lifetime: lifetime
            ).changed
        else { return }
        let names = try await lanes.lanes()
        for start in stride(from: 0, to: names.count, by: Self.lanesAtOnce) {
            note(try await lanes.sweep(Array(names[start..<min(start + Self.lanesAtOnce, names.count)])), "lane")
        }
        let expired = try await lanes.expireDead(after: Self.deadLetterLife)
        if expired > 0 { process.logger.error("dead letters expired unread", metadata: ["count": "\(expired)"]) }
        for pool in PoolName.allCases {
            note(try await lanes.collectGarbage(in: pool, limit: Self.garbageAtOnce), "token")
            _ = try await lanes.reap(pool, idle: Self.consumerIdle)
        }
    }

    private func note(_ mended: Int, _ what: String) {
        guard mended > 0 else { return }
        Counter(metric: .queueRepairs, [.repair: what]).increment(by: mended)
        process.logger.error("mended the queue", metadata: ["what": "\(what)", "count": "\(mended)"])
    }
}
