import Threading

/// The process was asked to end: what waits is woken, what runs may finish.
final class Shutdown: Sendable {
    private struct State {
        var requested = false
        var actions: [@Sendable () -> Void] = []
    }

    private let state = Locked(State())

    var isRequested: Bool { state.withLock { $0.requested } }

    /// Runs `action` when the shutdown begins; at once when it has begun.
    func onRequest(_ action: @escaping @Sendable () -> Void) {
        let now = state.withLock { state in
            if !state.requested { state.actions.append(action) }
            return state.requested
        }
        if now { action() }
    }

    func request() {
        let actions = state.withLock { state in
            defer { state.actions = [] }
            state.requested = true
            return state.actions
        }
        for action in actions { action() }
    }
}
