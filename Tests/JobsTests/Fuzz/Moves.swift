import Domain
import Jobs

/// What a walk may do next.
enum Move {
    case enqueue, enqueueAgain, take, reclaim, rollCall, memo, commit, done, retry, park, giveBack, cancel, promote,
        sweep, gc,
        reap,
        shared, age, crash, know, trap
}

extension Walk {
    static let pools: [PoolName] = [.chat, .photo, .send]
    private static let moves: KeyValuePairs<Move, Int> = [
        .enqueue: 20, .enqueueAgain: 6, .take: 18, .reclaim: 7, .rollCall: 4, .memo: 5, .commit: 3, .done: 16,
        .retry: 6,
        .park: 3, .giveBack: 3, .cancel: 4, .promote: 7, .sweep: 2, .gc: 2, .reap: 2, .shared: 1, .age: 1, .crash: 3,
        .know: 2,
        .trap: 6,
    ]
    private static let faults = ["rdy:chat", "rdy:photo", "rdy:send", "dead", "dly", "strangers", "signals", "cur"]

    /// Walks at random for so many steps, then lets fresh workers finish everything.
    func run(steps wanted: Int, isSabotaged: Bool) async throws {
        while steps.count < wanted {
            if isTampered && random.chance(percent: 15) { try await repair() }
            if isSabotaged && random.chance(percent: 5) {
                try await wreck(random.pick(Sabotage.allCases) ?? .pointerLost)
            }
            try await move(isSabotaged: isSabotaged)
        }
        fault = nil
        try await drain()
    }

    private func move(isSabotaged: Bool) async throws {
        guard let move = random.pick(Self.moves) else { return }
        if move != .trap { fault = chooseFault(for: move) }
        defer { fault = nil }
        let pool = random.pick([PoolName.chat, .chat, .photo, .send]) ?? .chat
        let worker = random.pick(workers) ?? "w1"
        switch move {
        case .enqueue: try await enqueueNew()
        case .enqueueAgain: if let update = random.pick(doors.past.suffix(20)) { try await enqueue(update) }
        case .take:
            try await take(random.number(1...4), from: pool, as: worker, isReplyLost: random.chance(percent: 6))
        case .reclaim:
            try await reclaim(
                random.number(1...4), from: pool, as: worker, idle: random.pick([0, 0, 30, nil]) ?? nil,
                crashLimit: random.number(2...6), isReplyLost: random.chance(percent: 6))
        case .rollCall: try await rollCall()
        case .memo:
            guard let lease = anyLease() else { return }
            try await remember(
                "result \(steps.count)", of: random.pick(["answer", "sent", "draft"]) ?? "answer", lease)
        case .commit: if let lease = anyLease() { try await commit(lease) }
        case .done: if let lease = anyLease() { try await done(lease, outputs: outputs(of: lease)) }
        case .retry:
            guard let lease = anyLease() else { return }
            try await retry(
                lease, attempts: random.number(0...3), crashes: random.number(0...2), delay: random.number(0...5))
        case .park: if let lease = anyLease() { try await park(lease) }
        case .giveBack:
            guard let lease = anyLease() else { return }
            try await giveBack(lease, attempts: random.number(0...3), crashes: random.number(0...2))
        case .cancel: try await cancel(random.pick(Doors.lanes + Doors.outputs) ?? .output(ChatID(1)))
        case .promote: try await promote(random.number(1...4))
        case .sweep: try await sweep()
        case .gc: try await collectGarbage(in: pool)
        case .reap: try await reap(pool)
        case .shared:
            try await compareAndSet(random.pick(["1", "2", nil]) ?? nil, isStale: random.chance(percent: 30))
            try await limit()
        case .age: if let lease = random.pick(oracle.leases) { try await age(lease) }
        case .crash: crash()
        case .know: try await know(random.pick([[], [1, 2, 3], [1, 2], [9]]) ?? [])
        case .trap:
            let traps = isSabotaged ? Trap.allCases : Trap.peaceful
            try await spring(random.pick(traps) ?? .zombie)
            if isTampered { try await repair() }
        }
    }

    /// What fails is mostly what the call needs: the outputs' stream for `done`, the dead letters for `park`.
    private func chooseFault(for move: Move) -> String? {
        guard random.chance(percent: 10) else { return nil }
        let needed: String? =
            switch move {
            case .done: "rdy:send"
            case .park, .reclaim: random.pick(["dead", "rdy:send"])
            case .retry, .promote: "dly"
            default: nil
            }
        return random.chance(percent: 50) ? needed ?? random.pick(Self.faults) : random.pick(Self.faults)
    }

    private func enqueueNew() async throws {
        guard let lane = random.pick(Doors.lanes) else { return }
        let update = doors.next(on: lane, capacity: random.number(3...6), random: &random)
        try await enqueue(update)
        if random.chance(percent: 20) { try await enqueue(update) }  // the reply was lost, so it is sent again
    }

    /// Mostly one that should pass, often one of the past.
    private func anyLease() -> Lease? {
        random.chance(percent: 65) ? random.pick(oracle.leases) : random.pick(leases.suffix(40))
    }

    /// Replies to the chats, and now and then a job for another lane.
    func outputs(of lease: Lease) -> [Output] {
        guard lease.pool != .send else { return [] }
        return (0..<random.number(0...3)).compactMap { number in
            let onward = random.chance(percent: 12) ? random.pick(Doors.lanes) : random.pick(Doors.outputs)
            return onward.map { output(on: $0, of: lease, number) }
        }
    }

    func output(on lane: Lane, of lease: Lease, _ number: Int) -> Output {
        let address = Address(chat: ChatID(2), thread: nil, user: nil, message: nil, language: nil)
        let item = Item(
            pool: Doors.pool(lane), kind: .message, key: lease.job.output(number), arrival: 1, address: address,
            payload: [0, 10, 255])
        return Output(lane: lane, item: item)
    }

    /// A process dies: a new one comes, and its leases stay behind with whoever still acts on them.
    private func crash() {
        started += 1
        workers[random.number(0...workers.count - 1)] = "w\(started)"
    }
}
