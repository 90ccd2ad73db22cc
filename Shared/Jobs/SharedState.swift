public import Redis

/// A token bucket that all workers share, as the function `limit` takes it.
public struct Bucket: Sendable, Equatable {
    /// Name behind `rl:`.
    public var name: String
    /// Milliseconds in which one token comes back.
    public var interval: Double
    /// Tokens that may be taken at once after a rest.
    public var burst: Int

    public init(name: String, interval: Double, burst: Int) {
        self.name = name
        self.interval = interval
        self.burst = burst
    }
}

extension LaneFunctions {
    /// Takes a token of every bucket when all have one. Else nothing is taken, but a caller for whom only shared buckets are
    /// empty has the next place in them, and gets it when it asks again at its time.
    ///
    /// A place is kept for two seconds after its time, none is given more than a minute ahead, and a pause after a flood
    /// moves it. Whoever never comes leaves a gap of one token.
    ///
    /// - Parameters:
    ///   - ticket: whose place it is; one caller at a time uses it.
    ///   - own: buckets that nobody else waits for.
    ///   - shared: passed one after the other.
    /// - Returns: zero when taken, else how long to wait before asking again.
    public func slot(
        for ticket: String, own: [Bucket], shared: [Bucket]
    ) async throws(ConnectionError) -> Duration {
        let arguments: [Argument] = [.text(ticket), .number(own.count)] + (own + shared).flatMap(\.arguments)
        guard let wait = try await call("slot", arguments).integer else { throw .unexpectedReply }
        return .milliseconds(wait)
    }

    /// Takes tokens from all the buckets, or from none.
    ///
    /// - Parameter wanted: how many from each; 0 only looks whether there is one.
    /// - Returns: zero when taken, else how long to wait before it is worth asking again.
    public func limit(_ wanted: [(bucket: Bucket, tokens: Int)]) async throws(ConnectionError) -> Duration {
        var arguments: [Argument] = [.text("ask")]
        for (bucket, tokens) in wanted {
            arguments += bucket.arguments + [.number(tokens)]
        }
        guard let wait = try await call("limit", arguments).integer else { throw .unexpectedReply }
        return .milliseconds(wait)
    }

    /// Notes that the other side said "too many": `chat` pauses for `pause`, and `all` too when it is the third chat within
    /// five seconds.
    ///
    /// - Returns: whether everything pauses.
    public func flooded(chat: Bucket, all: Bucket, pause: Duration) async throws(ConnectionError) -> Bool {
        let milliseconds = Int(pause / .milliseconds(1))
        let reply = try await call(
            "limit", [.text("flood"), .number(milliseconds)] + chat.arguments + all.arguments)
        return reply.integer == 1
    }

    /// Changes a small string if it still is what the caller believes.
    ///
    /// - Parameters:
    ///   - key: behind the prefix.
    ///   - expected: nil for absent.
    ///   - new: nil deletes.
    ///   - lifetime: nil for ever.
    /// - Returns: whether it was changed, and what stands now.
    public func compareAndSet(
        _ key: String, expected: String?, new: String?, lifetime: Duration?
    ) async throws(ConnectionError) -> (changed: Bool, now: String?) {
        let milliseconds = lifetime.map { Int($0 / .milliseconds(1)) } ?? 0
        let reply = try await call(
            "cas", [.text(key), .text(expected ?? ""), .text(new ?? ""), .number(milliseconds)])
        guard let parts = reply.array, parts.count == 2, let changed = parts[0].integer, let now = parts[1].text else {
            throw .unexpectedReply
        }
        return (changed == 1, now.isEmpty ? nil : now)
    }
}

extension Bucket {
    fileprivate var arguments: [LaneFunctions.Argument] {
        [.text(name), .text(String(interval)), .number(burst)]
    }
}
