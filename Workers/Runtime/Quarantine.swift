import Threading

/// Lets a suspect run alone: a job that was in hand in two crashes has this process to itself the next time.
///
/// While one waits or runs, the process takes no new jobs; other processes do. Jobs in hand that have not begun wait.
final class Quarantine: Sendable {
    private struct State {
        var running = 0
        var alone = false
        var suspects: [CheckedContinuation<Bool, Never>] = []
        var others: [CheckedContinuation<Bool, Never>] = []
        var idle: [CheckedContinuation<Void, Never>] = []
        var closed = false
    }

    private let state = Locked(State())

    /// Returns when no suspect waits or runs.
    func mayTake() async {
        await withCheckedContinuation { continuation in
            let free = state.withLock { state in
                if state.closed || (!state.alone && state.suspects.isEmpty) { return true }
                state.idle.append(continuation)
                return false
            }
            if free { continuation.resume() }
        }
    }

    /// Returns when the run may begin; false when the process ends first. Call `leave` after a run that began.
    func enter(alone: Bool) async -> Bool {
        await withCheckedContinuation { continuation in
            let now = state.withLock { state -> Bool? in
                if state.closed { return false }
                let free = !state.alone && (!alone || state.running == 0)
                if free {
                    state.running += 1
                    state.alone = alone
                    return true
                }
                if alone { state.suspects.append(continuation) } else { state.others.append(continuation) }
                return nil
            }
            if let now { continuation.resume(returning: now) }
        }
    }

    func leave() {
        let (runs, idle) = state.withLock {
            state -> ([CheckedContinuation<Bool, Never>], [CheckedContinuation<Void, Never>]) in
            state.running -= 1
            if state.running > 0 { return ([], []) }
            state.alone = false
            // First those that had been taken before the suspect began, then the next suspect.
            if !state.others.isEmpty {
                defer { state.others = [] }
                state.running = state.others.count
                return (state.others, [])
            }
            if !state.suspects.isEmpty {
                state.running = 1
                state.alone = true
                return ([state.suspects.removeFirst()], [])
            }
            defer { state.idle = [] }
            return ([], state.idle)
        }
        for run in runs { run.resume(returning: true) }
        for waiter in idle { waiter.resume() }
    }

    /// The process ends: nobody waits any more.
    func close() {
        let state = state.withLock { state in
            defer {
                state.closed = true
                state.suspects = []
                state.others = []
                state.idle = []
            }
            return state
        }
        for run in state.suspects + state.others { run.resume(returning: false) }
        for waiter in state.idle { waiter.resume() }
    }
}
