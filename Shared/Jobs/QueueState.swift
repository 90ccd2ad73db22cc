public import Redis

/// How the queue stands: for gauges and people, never for decisions.
public struct QueueState: Sendable, Equatable {
    /// Lanes with a token that nobody has taken, by pool.
    public var ready: [PoolName: Int] = [:]
    /// Lanes that a worker holds.
    public var inFlight = 0
    /// Lanes that wait for their time.
    public var delayed = 0
    /// Dead letters.
    public var dead = 0
    /// When the oldest token that is out was made, in milliseconds since 1970; nil when none is.
    public var oldest: Int64?
}

extension LaneFunctions {
    /// Reads the state of all pools. Counted here and not with a group's `lag`, which is wrong after deletions.
    public func queueState() async throws(ConnectionError) -> QueueState {
        var state = QueueState()
        for pool in PoolName.allCases {
            let stream = "\(prefix)rdy:\(pool.rawValue)"
            let length = try await connection.send(Command("XLEN", stream)).integer ?? 0
            let pending = try await pending(in: stream)
            state.ready[pool] = max(0, length - pending)
            state.inFlight += pending
            let first = try await connection.send(Command("XRANGE", stream, "-", "+", "COUNT", "1"))
            if let id = first.array?.first?.array?.first?.text, let made = Int64(id.prefix { $0 != "-" }) {
                state.oldest = min(state.oldest ?? made, made)
            }
        }
        state.delayed = try await connection.send(Command("ZCARD", "\(prefix)dly")).integer ?? 0
        state.dead = try await connection.send(Command("XLEN", "\(prefix)dead")).integer ?? 0
        return state
    }

    private func pending(in stream: String) async throws(ConnectionError) -> Int {
        do {
            return try await connection.send(Command("XPENDING", stream, LaneFunctions.group)).array?.first?.integer
                ?? 0
        } catch .refused(let reply) where reply.name == .noGroup {
            return 0  // no worker has asked yet
        }
    }
}
