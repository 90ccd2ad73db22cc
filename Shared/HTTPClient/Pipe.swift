import Threading

/// What has come of a streamed body and is not read yet: the client's thread pushes, one reader takes.
final class Pipe: Sendable {
    typealias Waiter = CheckedContinuation<Result<[UInt8]?, Failure>, Never>

    /// What the reader's turn comes to.
    enum Turn: Sendable {
        case ready(Result<[UInt8]?, Failure>, resume: Bool)
        case wait
    }

    /// With this much waiting, the transfer pauses; the server then fills the socket's buffers and no more.
    static let limit = 64 << 10

    private struct State {
        var bytes: [UInt8] = []
        var isPaused = false
        var end: Result<Void, Failure>?
        var waiter: Waiter?
    }

    private let state = Locked(State())

    /// False when the reader is behind: the same bytes are to be pushed again after the next `resume`.
    func push(_ chunk: [UInt8]) -> Bool {
        let (accepted, waiter): (Bool, Waiter?) = state.withLock { state in
            if state.end != nil { return (true, nil) }  // the reader was cancelled; the transfer soon is
            if let waiter = state.waiter {
                state.waiter = nil
                return (true, waiter)
            }
            guard state.bytes.count < Self.limit else {
                state.isPaused = true
                return (false, nil)
            }
            state.bytes += chunk
            return (true, nil)
        }
        waiter?.resume(returning: .success(chunk))
        return accepted
    }

    /// The body ended, or failed. What waits can still be read unless it was cancelled. The first end counts.
    func finish(_ end: Result<Void, Failure>) {
        let waiter: Waiter? = state.withLock { state in
            guard state.end == nil else { return nil }
            state.end = end
            if case .failure(.cancelled) = end { state.bytes = [] }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: end.map { nil })
    }

    /// The next bytes; with `.wait` the waiter is kept and resumed later. Only one reader at a time.
    func take(orWake waiter: Waiter) -> Turn {
        state.withLock { state in
            if !state.bytes.isEmpty {
                defer {
                    state.bytes = []
                    state.isPaused = false
                }
                return .ready(.success(state.bytes), resume: state.isPaused)
            }
            if let end = state.end { return .ready(end.map { nil }, resume: false) }
            precondition(state.waiter == nil, "a body has one reader")
            state.waiter = waiter
            return .wait
        }
    }
}
