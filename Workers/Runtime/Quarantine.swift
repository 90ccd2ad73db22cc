import Jobs
import Threading

/// Lets a suspect run alone: a job that was in hand in two crashes has this process to itself the next time.
///
/// Alone in the process's *hand*, not only at work: whatever is leased when the process dies has a crash counted. So while a
/// suspect is in hand the process takes no jobs, and gives back those that it holds and has not begun; other processes take
/// them.
final class Quarantine: Sendable {
    /// Crashes after which nobody runs a job any more.
    static let crashLimit = 3

    private struct State {
        var inHand = 0
        /// Of those in hand.
        var suspects = 0
        var alone = false
        /// The one that waits to be alone.
        var suspect: CheckedContinuation<Bool, Never>?
        var takers: [CheckedContinuation<Void, Never>] = []
        var closed = false

        var isOpen: Bool { closed || suspects == 0 }
    }

    private let state = Locked(State())

    /// One crash may be that of a worker with a hundred innocent jobs in hand; whoever was there both times is suspect.
    static func isSuspect(_ delivery: Delivery) -> Bool { delivery.crashes >= 2 }

    /// Returns when no suspect is in hand.
    func mayTake() async {
        await withCheckedContinuation { continuation in
            let open = state.withLock { state in
                if !state.isOpen { state.takers.append(continuation) }
                return state.isOpen
            }
            if open { continuation.resume() }
        }
    }

    /// Jobs have been taken, together: each of them must `leave`.
    func arrive(_ count: Int, suspects: Int) {
        state.withLock { state in
            state.inHand += count
            state.suspects += suspects
        }
    }

    /// Returns when the run may begin; false when the job is to be given back.
    func enter(suspect: Bool) async -> Bool {
        await withCheckedContinuation { continuation in
            let now = state.withLock { state -> Bool? in
                if state.closed { return false }
                if !suspect { return state.isOpen }
                if state.alone || state.suspect != nil { return false }
                if state.inHand > 1 {
                    state.suspect = continuation
                    return nil
                }
                state.alone = true
                return true
            }
            if let now { continuation.resume(returning: now) }
        }
    }

    /// A job is settled or given back.
    ///
    /// - Parameter wasAlone: it is a suspect that began.
    func leave(suspect: Bool, wasAlone: Bool) {
        let (next, takers) = state.withLock {
            state -> (CheckedContinuation<Bool, Never>?, [CheckedContinuation<Void, Never>]) in
            state.inHand -= 1
            if suspect { state.suspects -= 1 }
            if wasAlone { state.alone = false }
            if state.inHand == 1, let next = state.suspect {
                state.suspect = nil
                state.alone = true
                return (next, [])
            }
            guard state.isOpen else { return (nil, []) }
            defer { state.takers = [] }
            return (nil, state.takers)
        }
        next?.resume(returning: true)
        for taker in takers { taker.resume() }
    }

    /// The process ends: nobody waits any more, nothing begins.
    func close() {
        let waiting = state.withLock { state in
            defer {
                state.closed = true
                state.suspect = nil
                state.takers = []
            }
            return (suspect: state.suspect, takers: state.takers)
        }
        waiting.suspect?.resume(returning: false)
        for taker in waiting.takers { taker.resume() }
    }
}
