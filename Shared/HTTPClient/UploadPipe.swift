import Threading

/// What a streamed part has ready: one task pushes, the client's thread takes.
final class UploadPipe: Sendable {
    /// What the thread's turn comes to.
    enum Portion {
        case bytes(Int)
        /// Nothing is there yet: the transfer is to pause until the next `resume`.
        case pause
        /// Nothing more will come, too early.
        case broken
    }

    /// With this much waiting, whoever pushes waits.
    static let limit = 64 << 10

    private struct State {
        var bytes: [UInt8] = []
        var taken = 0
        var isPaused = false
        /// Nothing more comes, or nobody wants more.
        var isOver = false
        var waiter: CheckedContinuation<Bool, Never>?
    }

    private let state = Locked(State())

    /// Adds bytes once there is room for more.
    ///
    /// - Returns: whether the transfer waits for them.
    /// - Throws: `CancellationError` when the transfer is over.
    func push(_ piece: [UInt8]) async throws -> Bool {
        guard await hasRoom() else { throw CancellationError() }
        return state.withLock { state in
            state.bytes.removeFirst(state.taken)
            state.taken = 0
            state.bytes += piece
            defer { state.isPaused = false }
            return state.isPaused
        }
    }

    private func hasRoom() async -> Bool {
        await withCheckedContinuation { continuation in
            let known: Bool? = state.withLock { state in
                if state.isOver { return false }
                if state.bytes.count - state.taken < Self.limit { return true }
                state.waiter = continuation
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    /// Nothing more comes, or nobody wants more.
    ///
    /// - Returns: whether the transfer waits.
    @discardableResult
    func end() -> Bool {
        let (waiter, isPaused) = state.withLock { state in
            state.isOver = true
            defer { (state.waiter, state.isPaused) = (nil, false) }
            return (state.waiter, state.isPaused)
        }
        waiter?.resume(returning: false)
        return isPaused
    }

    /// Fills a part of `buffer` with what is there.
    func take(into buffer: UnsafeMutableRawBufferPointer) -> Portion {
        let (portion, waiter): (Portion, CheckedContinuation<Bool, Never>?) = state.withLock { state in
            let count = min(buffer.count, state.bytes.count - state.taken)
            guard count > 0 else {
                if state.isOver { return (.broken, nil) }
                state.isPaused = true
                return (.pause, nil)
            }
            unsafe buffer.copyBytes(from: state.bytes[state.taken..<state.taken + count])
            state.taken += count
            guard state.bytes.count - state.taken < Self.limit else { return (.bytes(count), nil) }
            defer { state.waiter = nil }
            return (.bytes(count), state.waiter)
        }
        waiter?.resume(returning: true)
        return portion
    }
}
