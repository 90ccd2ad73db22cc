import Jobs
import Logging
import Metrics
import Operations
import Redis

/// Turns the ending of a run into its settlement: the one place where a job is acknowledged, delayed, parked or given back.
struct SettlementDesk: Sendable {
    let delivery: Delivery
    let pool: Pool
    let process: WorkerProcess
    private let began = ContinuousClock.now

    init(delivery: Delivery, pool: Pool, process: WorkerProcess) {
        self.delivery = delivery
        self.pool = pool
        self.process = process
    }

    private var lease: Lease { delivery.lease }

    /// - Parameter job: nil when the stored bytes are not a job for this build.
    func settle(_ job: Job?, _ ending: Ending) async {
        let lanes = process.lanes
        let attempts = delivery.attempts
        let crashes = delivery.crashes
        switch ending {
        case .outcome(.done(let drafts)):
            let outputs = numbered(drafts, job)
            await conclude(job, "done") { () throws(ConnectionError) in try await lanes.done(lease, outputs: outputs) }
        case .stopped:
            let outputs = numbered(job.map(pool.stopped) ?? [], job)
            await conclude(job, "stopped") { () throws(ConnectionError) in
                try await lanes.done(lease, outputs: outputs)
            }
        case .outcome(.later(let delay, let reason)):
            await conclude(job, "later", reason.rawValue, level: .debug) { () throws(ConnectionError) in
                try await lanes.retry(lease, attempts: attempts, crashes: crashes, delay: delay, why: reason.rawValue)
            }
        case .outcome(.never(let reason)):
            await park(job, attempts: attempts + 1, reason, detail: reason.rawValue)
        case .failed(let reason, let detail):
            // Where it can be said that it failed, nobody waits for further runs that take as long.
            let isOver = reason == .deadline && pool.givenUp != nil
            switch isOver ? .park : pool.retries.decide(after: attempts + 1, fraction: .random(in: 0..<1)) {
            case .park: await park(job, attempts: attempts + 1, reason, detail: detail)
            case .again(let delay):
                await conclude(job, "failed", detail, level: .warning) { () throws(ConnectionError) in
                    try await lanes.retry(
                        lease, attempts: attempts + 1, crashes: crashes, delay: delay, why: reason.rawValue)
                }
            }
        case .givenBack:
            await conclude(job, "given_back") { () throws(ConnectionError) in
                try await lanes.giveBack(lease, attempts: attempts, crashes: crashes)
            }
        case .lost:
            report(job, "lost", level: .warning)
        }
    }

    private func numbered(_ drafts: [Draft], _ job: Job?) -> [Output] {
        guard let job else { return [] }
        return drafts.enumerated().map { number, draft in draft.output(number, of: job) }
    }

    private func park(_ job: Job?, attempts: Int, _ reason: Reason, detail: String) async {
        let (lanes, crashes) = (process.lanes, delivery.crashes)
        if let job, let outputs = await lastWords(of: job, reason) {
            return await conclude(job, "given_up", detail, level: .error) { () throws(ConnectionError) in
                try await lanes.done(lease, outputs: outputs)
            }
        }
        await conclude(job, "parked", detail, level: .error) { () throws(ConnectionError) in
            try await lanes.park(lease, attempts: attempts, crashes: crashes, why: reason.rawValue)
        }
    }

    private func lastWords(of job: Job, _ reason: Reason) async -> [Output]? {
        do {
            return try await pool.givenUp?(job, reason).map { numbered($0, job) }
        } catch {
            process.logger.error(
                "cannot say that a job is given up", metadata: ["trace": "\(job.key.trace)", "error": "\(error)"])
            return nil
        }
    }

    /// Settles, again and again while Redis is away: the work is done, and the fence decides whether it still counts. Only
    /// the end of the process ends the trying; the job is then taken over.
    private func conclude(
        _ job: Job?, _ outcome: String, _ detail: String? = nil, level: Logger.Level = .info,
        _ settle: @Sendable () async throws(ConnectionError) -> Settlement
    ) async {
        var pause = Duration.milliseconds(100)
        while true {
            do {
                let settlement = try await settle()
                let lost = settlement == .lost
                return report(job, lost ? "lost" : outcome, detail, level: lost ? .warning : level)
            } catch {
                if error == .closed || error == .unexpectedReply || process.isPastDraining {
                    return report(job, "unsettled", error.description, level: .error)
                }
            }
            // Not cancelled by anything: the settlement outlives the job that it settles.
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, .seconds(1))
        }
    }

    private func report(_ job: Job?, _ outcome: String, _ detail: String? = nil, level: Logger.Level = .info) {
        let kind = job?.kind.rawValue ?? "unknown"
        let labels: KeyValuePairs<MetricLabel, String> = [.pool: pool.label, .kind: kind]
        let took = ContinuousClock.now - began
        Counter(metric: .jobsFinished, [.pool: pool.label, .kind: kind, .outcome: outcome]).increment()
        Timer(metric: .jobDuration, labels).record(took)
        if let job, outcome == "done" {
            Timer(metric: .jobEndToEnd, labels).record(.milliseconds(max(0, WallClock.milliseconds - job.arrival)))
        }
        if outcome == "lost" || outcome == "unsettled" {
            Counter(metric: .queueLostLeases, [.pool: pool.label]).increment()
        }
        var metadata: Logger.Metadata = [
            "trace": "\(lease.job.trace)", "job": "\(lease.job)", "pool": "\(pool.label)", "kind": "\(kind)",
            "outcome": "\(outcome)", "ms": "\(Int(took / .milliseconds(1)))", "attempts": "\(delivery.attempts)",
            "crashes": "\(delivery.crashes)",
        ]
        if let detail { metadata["detail"] = "\(detail)" }
        process.logger.log(level: level, "job finished", metadata: metadata)
    }
}
