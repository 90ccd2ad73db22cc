import Threading

/// One Redis for all suites of a test bundle that keep apart by bot id.
public enum SharedRedis {
    private static let starting = Task { try await RedisServer.start() }

    /// The ids of the bots on it. Nobody takes one from elsewhere: a bot that two suites share has seen the updates of both.
    public static let bots = Counter()

    public static func server() async throws -> RedisServer { try await starting.value }
}

/// Numbers that no other caller gets: bot ids, chats, updates.
public final class Counter: Sendable {
    private let last: Locked<Int64>

    public init(after last: Int64 = 1000) { self.last = Locked(last) }

    public func next() -> Int64 {
        last.withLock { last in
            last += 1
            return last
        }
    }
}
