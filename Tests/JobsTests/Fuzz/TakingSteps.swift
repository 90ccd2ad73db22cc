import Domain
import Jobs
import Redis

extension Walk {
    func enqueue(_ update: Update) async throws {
        let lane = update.lane.description
        let before = clocks.now
        var isNew = false
        try await step("enqueue \(update.item.key) on \(lane)") { expected in
            expected.touch(lane, .seenLast)
            let outcome = try await lanes.enqueue(
                update.item, of: update.id, on: update.lane, from: update.sender, capacity: update.capacity,
                refusal: update.refusal, deadline: .seconds(20))
            let allowed = outcomes(for: update)
            try require(allowed.contains(outcome), .door, "\(outcome), not \(allowed)")
            switch outcome {
            case .ready, .queued:
                expected.state.seen.insert(update.id.rawValue)
                expected.push(update.item, on: lane, .seenLast)
                history.accept(update.item, on: lane)
                isNew = true
            case .laneFull where !state.slowed.contains(lane):
                expected.push(update.refusal.item, on: update.refusal.lane.description, .together)
                history.accept(update.refusal.item, on: update.refusal.lane.description)
            case .duplicate, .laneFull, .tooManyStrangers: break
            }
        }
        if isNew { history.arrivals[update.item.key.rawValue] = before...max(before, clocks.now) }
    }

    private func outcomes(for update: Update) -> Set<EnqueueOutcome> {
        if state.seen.contains(update.id.rawValue) { return [.duplicate] }
        let lane = update.lane.description
        let waiting = state.lists[lane]?.count ?? 0
        let isKnown = update.sender.map { state.known.contains($0.description) } ?? true
        if state.known.isEmpty || isKnown {
            if waiting >= update.capacity { return [.laneFull] }
        } else if waiting >= 3 {
            return [.tooManyStrangers]
        }
        if isTampered { return [.ready, .queued] }
        return state.cur[lane] == nil ? [.ready] : [.queued]
    }

    func take(_ limit: Int, from pool: PoolName, as consumer: String, isReplyLost: Bool) async throws {
        let title = "take \(limit) from \(pool) as \(consumer)" + (isReplyLost ? ", reply lost" : "")
        try await step(title) { expected in
            let waiting = Array(state.undelivered(in: pool.rawValue).prefix(limit))
            var given: [Delivery] = []
            let reply = try await lanes.take(limit, from: pool, as: consumer, albums: Self.albumRule)
            if case .deliveries(let deliveries) = reply { given = deliveries }
            let (_, times) = try await peek()
            for delivery in given {
                try requireRipe(delivery.lease.lane, until: times.now)
                try receive(delivery, deliveries: 0, isReplyLost: isReplyLost, &expected)
            }
            let entries = given.map(\.lease.entry)
            let named = waiting.filter { state.isNamed($0, in: pool.rawValue) }
            for litter in waiting where !named.contains(litter) { expected.forget(litter, in: pool.rawValue) }
            let waits = try named.filter { try !entries.contains($0) && wait($0, in: pool.rawValue, &expected) }
            let due = named.filter { !waits.contains($0) }
            try require(isTampered || entries == due, .given, "took \(entries), but \(due) wait")
        }
    }

    /// - Parameter idle: milliseconds; nil is longer than Redis has been up.
    func reclaim(
        _ limit: Int, from pool: PoolName, as consumer: String, idle: Int?, crashLimit: Int, isReplyLost: Bool
    ) async throws {
        let title = "reclaim \(limit) from \(pool) as \(consumer), idle \(idle ?? -1), crashes \(crashLimit)"
        try await step(title + (isReplyLost ? ", reply lost" : "")) { expected in
            let hadFault = fault != nil
            let given = try await lanes.reclaim(
                limit, from: pool, as: consumer, idle: idle.map { .milliseconds($0) } ?? .seconds(3600),
                crashLimit: crashLimit, albums: Self.albumRule
            ).deliveries
            let (after, times) = try await peek()
            let name = pool.rawValue
            let held = state.pending[name, default: [:]]
            let changed = Snapshot.ordered(held.keys.filter { after.pending[name]?[$0] != held[$0] })
            if !hadFault { try requireIdle(changed, in: name, for: idle, limit: limit, until: times.now) }
            var received = 0
            for entry in changed {
                let deliveries = held[entry]?.count ?? 0
                guard let token = state.tokens[name]?[entry], state.isNamed(entry, in: name) else {
                    expected.forget(entry, in: name)  // litter of sabotage
                    continue
                }
                if let delivery = given.first(where: { $0.lease.entry == entry }) {
                    try receive(delivery, deliveries: deliveries, isReplyLost: isReplyLost, &expected)
                    received += 1
                    continue
                }
                try require(
                    token.crashes + deliveries >= crashLimit, .idle, "\(entry) of \(token.lane) changed hands unsaid")
                expected.forget(entry, in: name)
                park(token.lane, &expected)
            }
            try require(received == given.count, .given, "\(given.count) deliveries for \(changed)")
        }
    }

    /// Entries that changed hands were silent for so long, and no others were.
    private func requireIdle(
        _ changed: [String], in pool: String, for idle: Int?, limit: Int, until end: Int
    ) throws(Violation) {
        let known = clocks.idle[pool, default: [:]]
        guard let idle else {
            try require(changed.isEmpty, .idle, "\(changed) changed hands while nobody could beat")
            return
        }
        for entry in changed {
            let silent = known[entry, default: 0] + end - clocks.now + 1
            try require(silent >= idle, .idle, "\(entry) was silent for \(silent) ms at most")
        }
        let overdue = Snapshot.ordered(known.keys.filter { known[$0, default: 0] >= idle })
        // In its first second of life Redis gives nothing away for an idle time above zero.
        guard idle == 0, changed.count < limit else { return }
        try require(changed == overdue, .idle, "\(changed) changed hands, \(overdue) could")
    }

    /// - Parameter deliveries: how often the token had been given out before.
    private func receive(
        _ delivery: Delivery, deliveries: Int, isReplyLost: Bool, _ expected: inout Expectation
    ) throws(Violation) {
        let lease = delivery.lease
        let (pool, lane, job) = (lease.pool.rawValue, lease.lane, lease.job.rawValue)
        let isHead = state.lists[lane]?.first?.job == job && state.isNamed(lease.entry, in: pool)
        try require(isHead, .given, "\(lease.entry) of \(lane) was given out, cur says \(state.cur[lane] ?? "nothing")")
        try require(lease.count == deliveries + 1, .given, "\(lease.entry): delivery \(lease.count)")
        var item = try? Item(decoding: delivery.item)
        if history.apologies.contains(job) { item?.arrival = 0 }  // made by the function, with its own clock
        try require(item == history.items[job], .content, job)
        let token = state.tokens[pool]?[lease.entry]
        try require(
            delivery.attempts == token?.attempts && delivery.crashes == token.map { $0.crashes + deliveries }, .counts,
            "\(job): \(delivery.attempts) attempts, \(delivery.crashes) crashes, the token says \(token.debugDescription)"
        )
        let memo = delivery.memo.mapValues { String(decoding: $0, as: UTF8.self) }
        try require(memo == state.memo[job, default: [:]], .memory, "\(job): \(memo)")
        try require(delivery.isCancelled == state.cancelled.contains(job), .cancelled, job)
        try receive(delivery.companions, of: job, on: lane, &expected)
        expected.state.pending[pool, default: [:]][lease.entry] = .init(consumer: lease.consumer, count: lease.count)
        oracle.gave(lease)
        if !isReplyLost { leases.append(lease) }
    }
}
