internal import Threading

/// Hands operations to the threads: most to whichever is free, those of a session or a cursor to the thread that opened it.
///
/// No thread ever waits for a caller, so that any number of sessions and cursors can be open over few connections.
final class Dispatcher: Sendable {
    /// Who may do it.
    enum Seat: Sendable, Equatable {
        case anyone
        case thread(Int)
    }

    struct Work: Sendable {
        let since: ContinuousClock.Instant
        /// Runs on the thread and tells the caller.
        let run: @Sendable (Link) -> Outage.Sign
        /// Tells the caller that it will not run.
        let refuse: @Sendable (MongoError) -> Void
    }

    private struct State {
        var shared = FIFO<Work>()
        var own: [FIFO<Work>]
        var idle: [Int] = []
        var outage = Outage()
        var isClosed = false
        var running: Int
        var awaitingEnd: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Locked<State>
    private let bells: [Bell]

    init(threads: Int) {
        state = Locked(State(own: Array(repeating: FIFO(), count: threads), running: threads))
        bells = (0..<threads).map { _ in Bell() }
    }

    func submit(_ work: Work, to seat: Seat) {
        enum Next { case wake(Int), wait, refuse }
        let next = state.withLock { state -> Next in
            if state.isClosed { return .refuse }
            switch seat {
            case .anyone:
                state.shared.append(work)
                return state.idle.popLast().map(Next.wake) ?? .wait
            case .thread(let number):
                state.own[number].append(work)
                guard let place = state.idle.firstIndex(of: number) else { return .wait }
                state.idle.remove(at: place)
                return .wake(number)
            }
        }
        switch next {
        case .wake(let number): bells[number].ring()
        case .wait: break
        case .refuse: work.refuse(.closed)
        }
    }

    /// The next work of a thread, for which it may sleep; nil when everything is done and the client closed.
    func next(for number: Int) -> Work? {
        while true {
            enum Next { case work(Work), sleep, end }
            let next = state.withLock { state -> Next in
                if let work = state.own[number].popFirst() ?? state.shared.popFirst() { return .work(work) }
                if state.isClosed { return .end }
                state.idle.append(number)
                return .sleep
            }
            switch next {
            case .work(let work): return work
            case .sleep: bells[number].wait()
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
        let sleeping = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for number in sleeping { bells[number].ring() }
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
