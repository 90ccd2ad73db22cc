import Jobs
import Redis

/// States in which a single check of the functions stands between a worker and somebody else's lane. A random walk hardly
/// ever finds them, for where one check is missing another one mostly refuses too.
enum Trap: CaseIterable {
    case zombie, sameConsumer, halfDone, halfParked, otherOwner, movedPointer, usedEntry, doubleToken, secondPromotion

    /// Those that need no sabotage.
    static let peaceful: [Trap] = [.zombie, .sameConsumer, .halfDone, .halfParked]
}

extension Walk {
    func spring(_ trap: Trap) async throws {
        switch trap {
        case .zombie: try await zombie()
        case .sameConsumer: try await sameConsumer()
        case .halfDone: try await halfDone()
        case .halfParked: try await halfParked()
        case .otherOwner: try await otherOwner()
        case .movedPointer: try await movedPointer()
        case .usedEntry: try await usedEntry()
        case .doubleToken: try await doubleToken()
        case .secondPromotion: try await secondPromotion()
        }
    }

    /// Another worker takes a job over and finishes it; the lane has a new token when the first one wakes up.
    private func zombie() async throws {
        guard let lease = try await leaseOnDoor() else { return }
        try await feed(lease.lane)
        try await reclaim(100, from: lease.pool, as: "trap", idle: 0, crashLimit: 1000, isReplyLost: false)
        guard let heir = oracle.latest[lease.lane], heir != lease else { return }
        try await done(heir, outputs: [])
        try await callEverything(lease)
    }

    /// A worker takes its own job over: only the count tells its two leases apart.
    private func sameConsumer() async throws {
        guard let lease = try await leaseOnDoor() else { return }
        try await reclaim(100, from: lease.pool, as: lease.consumer, idle: 0, crashLimit: 1000, isReplyLost: false)
        try await callEverything(lease)
    }

    /// The first output could be pushed, the second cannot.
    private func halfDone() async throws {
        guard let lease = try await leaseOnDoor(), let onward = random.pick(Doors.lanes),
            let reply = Doors.outputs.first(where: { state.cur[$0.description] == nil })
        else { return }
        fault = "rdy:send"
        try await done(lease, outputs: [output(on: onward, of: lease, 0), output(on: reply, of: lease, 1)])
    }

    /// A job has crashed too often and there is no place for dead letters: it stays, and so does everybody else's lease.
    private func halfParked() async throws {
        guard let lease = try await leaseOnDoor() else { return }
        fault = "dead"
        try await reclaim(100, from: lease.pool, as: "trap", idle: 0, crashLimit: 1, isReplyLost: false)
    }

    /// The group is made anew and another worker gets the entry for the first time: only the owner differs.
    private func otherOwner() async throws {
        guard let lease = try await leaseOnDoor() else { return }
        let stream = key("rdy:\(lease.pool.rawValue)")
        try await sabotage("group of \(lease.pool) destroyed", [Command("XGROUP", "DESTROY", stream, "w")])
        try await take(100, from: lease.pool, as: "trap", isReplyLost: false)
        try await callEverything(lease)
    }

    /// The pointer is lost and found again at a new token, while the old one is still held: only the pointer differs.
    private func movedPointer() async throws {
        guard let lease = try await leaseOnDoor() else { return }
        try await losePointer(of: lease.lane)
        try await feed(lease.lane)
        try await take(100, from: lease.pool, as: "trap", isReplyLost: false)
        try await callEverything(lease)
    }

    /// The stream is made anew and gives out an old id for the lane's next job: only the head differs.
    private func usedEntry() async throws {
        guard let lease = try await leaseOnDoor(), lease.count == 1 else { return }
        try await feed(lease.lane)
        try await done(lease, outputs: [])
        guard let head = state.lists[lease.lane]?.first, head.pool == lease.pool.rawValue else { return }
        let stream = key("rdy:\(head.pool)")
        try await sabotage(
            "\(lease.entry) used again",
            [
                Command("DEL", stream),
                Command(
                    "XADD", stream, lease.entry, "lane", lease.lane, "job", head.job, "kind", "text", "attempts", "0",
                    "crashes", "0"),
                Command("HSET", key("cur"), lease.lane, "r|\(head.pool)|\(lease.entry)"),
            ])
        try await take(100, from: lease.pool, as: lease.consumer, isReplyLost: false)
        try await callEverything(lease)
    }

    /// Two tokens of one lane wait in the stream, and one of them is not meant.
    private func doubleToken() async throws {
        guard let lease = try await leaseOnDoor() else { return }
        try await giveBack(lease, attempts: 0, crashes: 0)
        try await losePointer(of: lease.lane)
        try await feed(lease.lane)
        try await take(100, from: lease.pool, as: "trap", isReplyLost: false)
        try await rollCall()
    }

    /// A delayed lane whose pointer was lost has a token again before its delay is over.
    private func secondPromotion() async throws {
        guard let lease = try await leaseOnDoor() else { return }
        try await retry(lease, attempts: 1, crashes: 0, delay: 0)
        try await losePointer(of: lease.lane)
        try await feed(lease.lane)
        try await promote(100)
    }

    /// A lease on a lane that updates come in on: one that is out, or a new one.
    private func leaseOnDoor() async throws -> Lease? {
        let names = Doors.lanes.map(\.description)
        let out = oracle.leases.filter { names.contains($0.lane) && !isTampered }
        if let lease = random.pick(out) { return lease }
        guard let lane = random.pick(Doors.lanes) else { return nil }
        try await feed(lane.description)
        try await take(100, from: Doors.pool(lane), as: workers[0], isReplyLost: false)
        return oracle.latest[lane.description]
    }

    private func feed(_ name: String) async throws {
        guard let lane = Lane(name) else { return }
        var update = doors.next(on: lane, capacity: 1000, random: &random)
        update.sender = nil
        try await enqueue(update)
    }

    /// All that a worker can say about a job that is no longer its own. In any order: a check may be missing in one call only.
    func callEverything(_ lease: Lease) async throws {
        try await rollCall()
        for call in [0, 1, 2, 3, 4].shuffled(using: &random) {
            switch call {
            case 0: try await done(lease, outputs: outputs(of: lease))
            case 1: try await retry(lease, attempts: 1, crashes: 0, delay: 1)
            case 2: try await park(lease)
            case 3: try await giveBack(lease, attempts: 0, crashes: 0)
            default: try await remember("late", of: "answer", lease)
            }
        }
    }
}
