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
    /// When the oldest of the heads that were looked at arrived, in milliseconds since 1970; nil when nothing waits. Looked
    /// at are the first token of each pool and the lane that has been delayed for longest.
    public var oldest: Int64?
    /// Nobody gets a job, as while all data is replaced.
    public var isClosed = false
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
            if let lane = first.array?.first?.array?.last?.array?.dropFirst().first?.text {
                state.oldest = earlier(state.oldest, try await arrival(ofHeadOf: lane))
            }
        }
        state.delayed = try await connection.send(Command("ZCARD", "\(prefix)dly")).integer ?? 0
        if let lane = try await connection.send(Command("ZRANGE", "\(prefix)dly", "0", "0")).array?.first?.text {
            state.oldest = earlier(state.oldest, try await arrival(ofHeadOf: lane))
        }
        state.dead = try await connection.send(Command("XLEN", "\(prefix)dead")).integer ?? 0
        state.isClosed = try await closedQueue() != nil
        return state
    }

    /// How many items a lane holds, the one that is being worked on included.
    public func length(of lane: Lane) async throws(ConnectionError) -> Int {
        try await connection.send(Command("LLEN", "\(prefix)l:\(lane)")).integer ?? 0
    }

    /// The fifth line of the header, whatever version wrote it; nil when the lane has become empty.
    private func arrival(ofHeadOf lane: String) async throws(ConnectionError) -> Int64? {
        guard let item = try await connection.send(Command("LINDEX", "\(prefix)l:\(lane)", "0")).bytes else {
            return nil
        }
        let lines = item.prefix(512).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.count > 4 ? Int64(String(decoding: lines[4], as: UTF8.self)) : nil
    }

    private func earlier(_ one: Int64?, _ other: Int64?) -> Int64? {
        [one, other].compactMap { $0 }.min()
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
