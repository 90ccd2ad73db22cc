import Threading

/// The places of one pool in one process: first a free place, then a job for it.
final class Slots: Sendable {
    private struct State {
        var free: Int
        var waiter: CheckedContinuation<Int, Never>?
    }

    private let state: Locked<State>

    init(_ width: Int) { state = Locked(State(free: width)) }

    /// Waits for a free place and tells how many there are. One task asks.
    func free() async -> Int {
        await withCheckedContinuation { continuation in
            let free = state.withLock { state in
                if state.free == 0 { state.waiter = continuation }
                return state.free
            }
            if free > 0 { continuation.resume(returning: free) }
        }
    }

    func occupy() { state.withLock { $0.free -= 1 } }

    func release() {
        let waiter = state.withLock { state -> CheckedContinuation<Int, Never>? in
            state.free += 1
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: 1)
    }
}
