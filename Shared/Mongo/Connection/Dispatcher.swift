internal import Threading

/// Hands operations to the threads: most to whichever is free, those of a session or a cursor to the thread that opened it.
///
/// No thread ever waits for a caller, but for that of its open transaction.
final class Dispatcher: Sendable {
    typealias Seat = WorkQueues<Work>.Seat

    struct Work: Sendable {
        let since: ContinuousClock.Instant
        /// Runs on the thread and tells the caller.
        let run: @Sendable (Link) -> Outage.Sign
        /// Tells the caller that it will not run.
        let refuse: @Sendable (MongoError) -> Void
    }

    /// What a thread does next.
    enum Assignment {
        case work(Work)
        /// Its transaction was left alone.
        case abandon
    }

    private struct State {
        var queues: WorkQueues<Work>
        var outage = Outage()
        var running: Int
        var awaitingEnd: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Locked<State>
    private let bells: [Bell]

    init(threads: Int) {
        state = Locked(State(queues: WorkQueues(threads: threads), running: threads))
        bells = (0..<threads).map { _ in Bell() }
    }

    func submit(_ work: Work, to seat: Seat) {
        let (isTaken, woken) = state.withLock { state -> (Bool, Int?) in
            if state.queues.isClosed { return (false, nil) }
            return (true, state.queues.add(work, since: work.since, for: seat))
        }
        if let woken { bells[woken].ring() }
        if !isTaken { work.refuse(.closed) }
    }

    /// The next assignment of a thread, for which it may sleep; nil when everything is done and the client closed.
    ///
    /// - Parameter holding: whether the thread has an open transaction.
    func next(for number: Int, holding: Bool) -> Assignment? {
        let since = ContinuousClock.now
        while true {
            let now = ContinuousClock.now
            switch state.withLock({ $0.queues.next(for: number, holding: holding, since: since, now: now) }) {
            case .work(let work): return .work(work)
            case .sleep: bells[number].wait()
            case .attend(let time): bells[number].wait(atMost: time)
            case .abandon: return .abandon
            case .end: return nil
            }
        }
    }

    func givesUp(on work: Work) -> Bool {
        let now = ContinuousClock.now
        return state.withLock { $0.outage.givesUp(onWorkSince: work.since, now: now) }
    }

    func note(_ sign: Outage.Sign) { state.withLock { $0.outage.note(sign) } }

    /// Takes nothing more; what was taken is done.
    func close() {
        for number in state.withLock({ $0.queues.close() }) { bells[number].ring() }
    }

    /// Waits until the last thread has ended.
    func end() async {
        await withCheckedContinuation { continuation in
            let over = state.withLock { state in
                if state.running > 0 { state.awaitingEnd.append(continuation) }
                return state.running == 0
            }
            if over { continuation.resume() }
        }
    }

    /// - Parameter last: called on the last thread, before anyone who waits for the end is told.
    func threadEnds(last: () -> Void) {
        guard
            state.withLock({
                $0.running -= 1; return $0.running == 0
            })
        else { return }
        last()
        let waiting = state.withLock { state in
            defer { state.awaitingEnd = [] }
            return state.awaitingEnd
        }
        for continuation in waiting { continuation.resume() }
    }
}
