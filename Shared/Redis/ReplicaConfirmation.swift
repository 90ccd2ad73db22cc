internal import Threading

/// Lets many writers of one connection wait for a replica together: what one `WAIT` confirms is everything that the
/// connection has written before.
///
/// While Redis waits it answers nothing else on this connection: give it one that only such writers use.
public final class ReplicaConfirmation: Sendable {
    private typealias Waiter = CheckedContinuation<Result<Bool, ConnectionError>, Never>

    private struct State {
        var waiting: [Waiter] = []
        var isAsking = false
    }

    private let connection: Connection
    private let limit: Duration
    private let state = Locked(State())

    /// - Parameter limit: how long a replica may take.
    public init(on connection: Connection, limit: Duration) {
        self.connection = connection
        self.limit = limit
    }

    /// Runs a command and returns when a replica has what it wrote, or, if it wrote nothing, all that was written before.
    ///
    /// - Parameter write: sends on this object's connection.
    /// - Throws: `connectionLost` when no replica confirmed in time; the command may have run.
    public func confirmed<Result: Sendable>(
        _ write: () async throws(ConnectionError) -> Result
    ) async throws(ConnectionError) -> Result {
        let connects = connection.status.connects
        let result = try await write()
        // A connection that was made meanwhile has written nothing yet, perhaps to another server: its WAIT says nothing.
        guard try await confirmation(), connection.status.connects == connects else { throw .connectionLost }
        return result
    }

    private func confirmation() async throws(ConnectionError) -> Bool {
        let result = await withCheckedContinuation { (waiter: Waiter) in
            let isFirst = state.withLock { state in
                state.waiting.append(waiter)
                defer { state.isAsking = true }
                return !state.isAsking
            }
            if isFirst { ask() }
        }
        return try result.get()
    }

    /// One question at a time: whoever comes while it is under way shares the next.
    private func ask() {
        let asking = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        let wait = Command("WAIT", "1", String(Int(limit / .milliseconds(1))))
        connection.submit(wait, deadline: limit + .seconds(2)) { [self] reply in
            for waiter in asking { waiter.resume(returning: reply.map { ($0.integer ?? 0) >= 1 }) }
            let isDone = state.withLock { state in
                state.isAsking = !state.waiting.isEmpty
                return !state.isAsking
            }
            if !isDone { ask() }
        }
    }
}
