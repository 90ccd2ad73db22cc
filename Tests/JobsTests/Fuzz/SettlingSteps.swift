import Domain
import Jobs

extension Walk {
    func done(_ lease: Lease, outputs: [Output]) async throws {
        try await step("done \(lease.text), \(outputs.count) outputs") { expected in
            for output in outputs { expected.touch(output.lane.description, .together) }
            guard try settled(lease, try await lanes.done(lease, outputs: outputs)) == .settled else { return }
            for output in outputs {
                expected.push(output.item, on: output.lane.description, .together)
                history.accept(output.item, on: output.lane.description)
            }
            expected.forget(lease.entry, in: lease.pool.rawValue)
            expected.pop(lease.lane)
            for job in state.headJobs(of: lease.lane) { history.finish(job, on: lease.lane) }
        }
    }

    func retry(_ lease: Lease, attempts: Int, crashes: Int, delay: Int) async throws {
        try await step("retry \(lease.text), \(attempts) attempts, in \(delay) ms") { expected in
            let settlement = try await lanes.retry(
                lease, attempts: attempts, crashes: crashes, delay: .milliseconds(delay), why: "fuzz")
            guard try settled(lease, settlement) == .settled else { return }
            expected.forget(lease.entry, in: lease.pool.rawValue)
            expected.delay(lease.lane, milliseconds: delay...delay, attempts: attempts, crashes: crashes)
        }
    }

    func park(_ lease: Lease) async throws {
        try await step("park \(lease.text)") { expected in
            let settlement = try await lanes.park(lease, attempts: 3, crashes: 0, why: "fuzz")
            guard try settled(lease, settlement) == .parked else { return }
            expected.forget(lease.entry, in: lease.pool.rawValue)
            park(lease.lane, &expected)
        }
    }

    func giveBack(_ lease: Lease, attempts: Int, crashes: Int) async throws {
        try await step("give back \(lease.text)") { expected in
            let settlement = try await lanes.giveBack(lease, attempts: attempts, crashes: crashes)
            guard try settled(lease, settlement) == .settled else { return }
            expected.forget(lease.entry, in: lease.pool.rawValue)
            expected.publish(lease.lane, attempts: attempts, crashes: crashes)
        }
    }

    func remember(_ result: String, of name: String, _ lease: Lease) async throws {
        try await step("memo \(name) of \(lease.text)") { expected in
            let standing = try await lanes.remember(Array(result.utf8), of: name, lease)
            try judge(lease, standing != nil)
            guard let standing else { return }
            let job = lease.job.rawValue
            let first = state.memo[job]?[name] ?? result
            try require(String(decoding: standing, as: UTF8.self) == first, .memory, "\(job): \(name)")
            expected.state.memo[job, default: [:]][name] = first
        }
    }

    func commit(_ lease: Lease) async throws {
        try await step("commit \(lease.text)") { expected in
            let commitment = try await lanes.commit(lease)
            try judge(lease, commitment != .lost)
            guard commitment != .lost else { return }
            let job = lease.job.rawValue
            let isStopped = !state.isCommitted(job) && state.cancelled.contains(job)
            try require((commitment == .stopped) == isStopped, .cancelled, "\(job): \(commitment)")
            if !isStopped { expected.state.memo[job, default: [:]][Snapshot.committed] = "1" }
        }
    }

    /// All workers, dead ones too, say that they are alive.
    func rollCall() async throws {
        try await step("roll call") { _ in
            var alive: [String: Set<Lease>] = [:]
            for (consumer, held) in Dictionary(grouping: leases.suffix(60), by: \.consumer).sorted(by: {
                $0.key < $1.key
            }) {
                let lost = Set(try await beat(held, as: consumer))
                for (index, lease) in held.enumerated() {
                    if !lost.contains(index) { alive[lease.lane, default: []].insert(lease) }
                    try judge(lease, !lost.contains(index), fails: .oneLease)
                }
            }
            for (lane, leases) in alive { try require(leases.count == 1, .oneLease, "\(lane): \(leases)") }
        }
    }

    private func beat(_ leases: [Lease], as consumer: String) async throws -> [Int] {
        try await withCheckedContinuation { continuation in
            lanes.beat(leases, as: consumer, deadline: .seconds(20)) { continuation.resume(returning: $0) }
        }.get()
    }

    /// What parking the lane's head means, for the model and the history.
    func park(_ lane: String, _ expected: inout Expectation) {
        guard let head = state.lists[lane]?.first else { return }
        for job in state.headJobs(of: lane) {
            history.parked.append(job)
            history.finish(job, on: lane)
        }
        oracle.settled(lane)
        var apology: (lane: String, item: Item)?
        if let address = history.items[head.job]?.address, head.pool != PoolName.send.rawValue {
            let item = Item(
                pool: .send, kind: .phrase, key: JobKey(rawValue: "\(head.job)/apology"), arrival: 0, address: address,
                payload: Array(#"{"phrase":"apology"}"#.utf8))
            apology = (Lane.output(address.chat).description, item)
            history.accept(item, on: Lane.output(address.chat).description)
            history.apologies.append(item.key.rawValue)
        }
        expected.park(lane, apology: apology)
    }

    private func settled(_ lease: Lease, _ settlement: Settlement) throws(Violation) -> Settlement {
        try judge(lease, settlement != .lost)
        if settlement != .lost { oracle.settled(lease.lane) }
        return settlement
    }

    /// Only the latest lease may pass the fence, and it must, unless sabotage took it away.
    private func judge(_ lease: Lease, _ passed: Bool, fails check: Check = .latest) throws(Violation) {
        let isLatest = oracle.isLatest(lease)
        if passed {
            try require(
                isLatest, check, "\(lease.text) passed, the latest is \(oracle.latest[lease.lane]?.text ?? "none")")
        } else {
            try require(!isLatest || isTampered || fault != nil, .kept, lease.text)
        }
    }
}

extension Lease {
    var text: String { "\(job) on \(lane) (\(pool) \(entry) \(consumer) #\(count))" }
}
