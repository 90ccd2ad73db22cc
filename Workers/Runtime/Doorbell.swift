import Threading

/// Wakes the one task that waits; a ring while nobody waits is kept for the next wait.
final class Doorbell: Sendable {
    private struct State {
        var rung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Locked(State())

    func ring() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            defer { state.waiter = nil }
            if state.waiter == nil { state.rung = true }
            return state.waiter
        }
        waiter?.resume()
    }

    func wait() async {
        await withCheckedContinuation { continuation in
            let rung = state.withLock { state in
                defer { state.rung = false }
                if !state.rung { state.waiter = continuation }
                return state.rung
            }
            if rung { continuation.resume() }
        }
    }
}
