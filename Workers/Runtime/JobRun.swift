import Domain
import Jobs
import Logging
import Redis

/// One delivery from its lease to its settlement: it stands in the book and in the quarantine already, and leaves both.
struct JobRun: Sendable {
    let delivery: Delivery
    let pool: Pool
    let process: WorkerProcess

    /// How long a handler may ignore its interruption before another worker gets the job.
    static let grace = Duration.seconds(10)
    private static let untilANewerWorkerComes = Duration.seconds(5)

    private var lease: Lease { delivery.lease }
    private var isSuspect: Bool { Quarantine.isSuspect(delivery) }

    func run() async {
        var wasAlone = false
        defer {
            process.leases.remove(lease)
            process.quarantine.leave(suspect: isSuspect, wasAlone: wasAlone)
        }
        let settlement = SettlementDesk(delivery: delivery, pool: pool, process: process)
        let item: Item
        let others: [Item]
        do {
            item = try Item(decoding: delivery.item)
            others = try delivery.companions.map { bytes throws(Item.DecodingError) in try Item(decoding: bytes) }
        } catch .newer {
            return await settlement.settle(nil, .outcome(.later(Self.untilANewerWorkerComes, "newer_version")))
        } catch {
            return await settlement.settle(nil, .outcome(.never("malformed_item")))
        }
        let job = Job(
            key: item.key, kind: item.kind, lane: lease.lane, address: item.address, payload: item.payload,
            arrival: item.arrival,
            companions: others.map { Companion(key: $0.key, payload: $0.payload, arrival: $0.arrival) },
            photosWaiting: delivery.photosWaiting, attempts: delivery.attempts, crashes: delivery.crashes,
            steps: StepBook(lanes: process.lanes, lease: lease, memo: delivery.memo))
        guard await process.quarantine.enter(suspect: isSuspect) else {
            return await settlement.settle(job, .givenBack)
        }
        wasAlone = isSuspect
        await settlement.settle(job, await ending(of: job))
    }

    private func ending(of job: Job) async -> Ending {
        if delivery.isCancelled { return .stopped }
        // Only a pool that has something to say about it gets such a job: all others are parked within Redis.
        if delivery.crashes >= Quarantine.crashLimit { return .outcome(.never(.crash)) }
        let deadline = pool.deadline(job.kind)
        let work = Task { try await pool.handle(job) }
        process.leases.begin(lease, beatUntil: .now + deadline + Self.grace) { work.cancel() }
        let timer = Task { [leases = process.leases] in
            try await Task.sleep(for: deadline)
            leases.interrupt(lease, because: .deadline)
        }
        defer { timer.cancel() }
        let result = await work.result
        switch (process.leases.interruption(of: lease), result) {
        case (.lost, _): return .lost
        case (_, .success(let outcome)): return .outcome(outcome)
        case (_, .failure(is LeaseLost)): return .lost
        // The word itself may still be on its way.
        case (_, .failure(is JobStopped)): return .stopped
        case (.stopped, .failure): return .stopped
        case (.shutdown, .failure): return .givenBack
        case (.deadline, .failure): return .failed(.deadline, detail: "it took longer than \(deadline)")
        case (nil, .failure(let error as ConnectionError)) where error.isPassing:
            return .outcome(.later(.seconds(Double.random(in: 1..<3)), "redis_away"))  // not the job's fault
        case (nil, .failure(let failure as JobFailure)): return .failed(failure.reason, detail: failure.detail)
        case (nil, .failure(let error)): return .failed(Reason(rawValue: name(of: error)), detail: name(of: error))
        }
    }

    /// Type and case: what an error carries may be a person's text.
    private func name(of error: any Error) -> String {
        let label = Mirror(reflecting: error).children.first?.label.map { ".\($0)" } ?? ""
        return "\(type(of: error))\(label)"
    }
}

/// Every way in which a run can end.
enum Ending: Sendable {
    case outcome(JobOutcome)
    case failed(Reason, detail: String)
    case stopped
    case givenBack
    case lost
}
