import Domain
import Jobs
import Redis

extension Walk {
    func promote(_ limit: Int) async throws {
        try await step("promote \(limit)") { expected in
            let fault = fault
            let count = try await lanes.promote(limit: limit)
            let (after, times) = try await peek()
            let gone = state.delayed.keys.filter { after.delayed[$0] == nil }.sorted()
            var promoted = 0
            for lane in gone {
                let due = state.delayed[lane, default: 0]
                try require(due <= times.now, .due, "\(lane) went on at \(times.now), due is \(due)")
                expected.state.delayed[lane] = nil
                guard state.cur[lane]?.hasPrefix("r|") != true else { continue }
                guard state.lists[lane] != nil else { continue }
                let counts = counts(of: state.cur[lane])
                expected.publish(lane, attempts: counts.attempts, crashes: counts.crashes)
                promoted += 1
            }
            // Sabotage or not: whose token is out is none of promote's business.
            for (lane, pointer) in state.cur where pointer.hasPrefix("r|") {
                try require(after.cur[lane] == pointer, .onlyNamed, "\(lane): a second token beside \(pointer)")
            }
            try require(count == promoted, .due, "\(count) promoted, not \(gone)")
            let overdue = state.delayed.filter { lane, due in
                due <= clocks.now && fault != "rdy:\(state.lists[lane]?.first?.pool ?? "")"
            }
            try require(gone.count >= min(limit, overdue.count) || fault != nil, .due, "\(gone) of \(overdue)")
        }
    }

    func cancel(_ lane: Lane) async throws {
        let name = lane.description
        try await step("cancel \(name)") { expected in
            let met = try await lanes.cancel(lane)
            let head = state.lists[name]?.first
            let wanted = head.map { head -> Cancellation in
                let job = JobKey(rawValue: head.job)
                return state.isCommitted(head.job) ? .tooLate(job) : .marked(job)
            }
            try require(met == wanted ?? .nothing, .cancelled, "\(met) of \(head?.job ?? "none")")
            guard let head, case .marked = met else { return }
            expected.state.cancelled.insert(head.job)
            guard state.cur[name]?.hasPrefix("d|") == true else { return }
            let counts = counts(of: state.cur[name])
            expected.state.delayed[name] = nil
            expected.publish(name, attempts: counts.attempts, crashes: counts.crashes)
        }
    }

    private func counts(of pointer: String?) -> (attempts: Int, crashes: Int) {
        let parts = (pointer ?? "").split(separator: "|")
        guard parts.count == 3, parts[0] == "d" else { return (0, 0) }
        return (Int(parts[1]) ?? -1, Int(parts[2]) ?? -1)
    }

    /// Where nothing is broken a sweep mends nothing.
    func sweep() async throws {
        try await step("sweep") { _ in
            let mended = try await lanes.sweep(lanes.lanes().sorted())
            try require(isTampered || mended == 0, .onlyNamed, "\(mended) lanes mended, none was broken")
        }
    }

    func collectGarbage(in pool: PoolName) async throws {
        try await step("gc \(pool)") { _ in
            let dropped = try await lanes.collectGarbage(in: pool, limit: 100)
            try require(isLittered || dropped == 0, .litter, "\(dropped) dropped, there was no litter")
        }
    }

    func reap(_ pool: PoolName) async throws {
        try await step("reap \(pool)") { _ in _ = try await lanes.reap(pool, idle: .zero) }
    }

    func compareAndSet(_ new: String?, isStale: Bool) async throws {
        try await step("cas \(new ?? "nothing")") { _ in
            let now = try await connection.send(Command("GET", key("budget:fuzz"))).text
            let expected = isStale ? "stale" : now
            let (changed, stands) = try await lanes.compareAndSet(
                "budget:fuzz", expected: expected, new: new, lifetime: .seconds(600))
            try require(
                changed == !isStale && stands == (isStale ? now : new), .shared, "\(changed), \(stands ?? "none")")
        }
    }

    func limit() async throws {
        let bucket = Bucket(name: "fuzz", interval: 60_000, burst: 4)
        try await step("limit") { _ in
            let taken = Int(try await connection.send(Command("INCR", key("breaker:taken"))).integer ?? 0)
            _ = try await connection.send(Command("EXPIRE", key("breaker:taken"), "600"))
            let wait = try await lanes.limit([(bucket, 1)])
            try require((wait == .zero) == (taken <= 4), .shared, "\(wait) at token \(taken)")
        }
    }

    /// Lets the holder of an entry fall silent for two hours.
    func age(_ lease: Lease) async throws {
        guard let holder = state.pending[lease.pool.rawValue]?[lease.entry] else { return }
        try await step("two hours pass for \(lease.text)") { _ in
            _ = try await connection.send(
                Command(
                    "XCLAIM", key("rdy:\(lease.pool.rawValue)"), "w", holder.consumer, "0", lease.entry, "IDLE",
                    "7200000",
                    "JUSTID"))
        }
    }

    func know(_ people: [Int]) async throws {
        try await step("known: \(people)") { _ in
            _ = try await connection.send(Command("DEL", key("known")))
            if !people.isEmpty {
                _ = try await connection.send(Command(["SADD", key("known")] + people.map { String($0) }))
            }
        }
    }
}
