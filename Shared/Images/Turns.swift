internal import Threading

/// Lets so many threads run at once, each for one piece of work, and the others wait in order.
final class Turns: Sendable {
    private struct State {
        var free: Int
        var waiting: [(ticket: Int, start: @Sendable () -> Void, cancel: @Sendable () -> Void)] = []
        var tickets = 0
    }

    private let state: Locked<State>

    init(threads: Int) {
        precondition(threads > 0, "a thread at least")
        state = Locked(State(free: threads))
    }

    /// Runs `work` on a thread of its own when its turn comes; nil when the caller's task was cancelled before.
    func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result? {
        let ticket = state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Result?, Never>) in
                let start: @Sendable () -> Void = {
                    startThread(named: "picture") {
                        continuation.resume(returning: work())
                        self.next()
                    }
                }
                enter(ticket, start) { continuation.resume(returning: nil) }
            }
        } onCancel: {
            leave(ticket)
        }
    }

    private func enter(_ ticket: Int, _ start: @escaping @Sendable () -> Void, cancel: @escaping @Sendable () -> Void) {
        // Cancellation that came before the place in the queue was taken found nothing to take away.
        guard !Task.isCancelled else { return cancel() }
        let isFree = state.withLock { state in
            if state.free > 0 {
                state.free -= 1
                return true
            }
            state.waiting.append((ticket, start, cancel))
            return false
        }
        if isFree { start() }
    }

    private func leave(_ ticket: Int) {
        let cancel: (@Sendable () -> Void)? = state.withLock { state in
            guard let place = state.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            return state.waiting.remove(at: place).cancel
        }
        cancel?()
    }

    private func next() {
        let start: (@Sendable () -> Void)? = state.withLock { state in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().start
        }
        start?()
    }
}
