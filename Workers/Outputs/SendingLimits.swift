public import Domain
public import Jobs
public import Redis
public import Resilience

/// Telegram's limits for what a bot sends, kept by all workers together.
public struct SendingLimits: Sendable {
    private struct Rates {
        let all, chat, group: Rate
    }

    /// A wait that is worth a worker's place: going away and coming back takes almost as long.
    private static let nearby = Duration.milliseconds(400)
    /// A job that was sent away comes back so much before its turn; it is late by less, and a late call would make the
    /// calls of all uneven.
    private static let lead = Duration.milliseconds(250)

    private let lanes: LaneFunctions
    /// Nil for a Bot API server without limits.
    private let rates: Rates?

    public init(lanes: LaneFunctions, rates: SendingRates) {
        self.lanes = lanes
        switch rates {
        case .off: self.rates = nil
        case .limited(let all, let perChat, let perGroup): self.rates = Rates(all: all, chat: perChat, group: perGroup)
        }
    }

    /// Asks for one message to a chat.
    ///
    /// - Returns: zero when it may go now, else how long to wait. Who waits for all chats together has a place in their
    ///   line, which is kept until shortly after that time; who waits for this chat alone has nobody before it.
    public func message(to chat: ChatID) async throws(ConnectionError) -> Duration {
        guard let rates else { return .zero }
        let buckets = buckets(for: chat, rates)
        return try await lanes.slot(for: "chat:\(chat)", own: Array(buckets.dropFirst()), shared: [buckets[0]])
    }

    /// Asks for one message to a chat and waits for its turn when that is near.
    ///
    /// - Returns: nil when it may go now, else when to ask again: early enough to wait for the rest here.
    public func turn(of chat: ChatID) async throws -> Duration? {
        while true {
            let wait = try await message(to: chat)
            if wait == .zero { return nil }
            guard wait <= Self.nearby else { return wait - Self.lead }
            try await Task.sleep(for: wait)
        }
    }

    /// Asks for something that may as well not happen, such as "typing…": only when there is room to spare, and without
    /// taking the place of the chat's next message.
    public func ephemeral(to chat: ChatID) async throws(ConnectionError) -> Bool {
        guard try await lanes.length(of: .output(chat)) == 0 else { return false }
        guard let rates else { return true }
        let wanted = buckets(for: chat, rates).map { bucket in
            guard bucket.name == "all" else { return (bucket, 0) }
            // With half the burst it finds the bucket empty while the other half is still there for messages.
            return (Bucket(name: bucket.name, interval: bucket.interval, burst: max(1, bucket.burst / 2)), 1)
        }
        return try await lanes.limit(wanted) == .zero
    }

    /// Telegram said "too many requests" about a chat.
    ///
    /// - Returns: whether everything pauses, because it was the third chat within seconds.
    public func flooded(_ chat: ChatID, pause: Duration) async throws(ConnectionError) -> Bool {
        guard let rates else { return false }
        let named = buckets(for: chat, rates)
        return try await lanes.flooded(chat: named[1], all: named[0], pause: pause)
    }

    private func buckets(for chat: ChatID, _ rates: Rates) -> [Bucket] {
        var buckets = [Bucket(name: "all", rates.all), Bucket(name: "chat:\(chat)", rates.chat)]
        if chat.isGroup { buckets.append(Bucket(name: "group:\(chat)", rates.group)) }
        return buckets
    }
}

extension Bucket {
    /// A bucket for a rate. Where none is given, the burst is a quarter of the limit and the rest flows more slowly, so that
    /// no window of the unit's length sees more than the limit: a full burst and a full rate would be almost twice as much.
    init(name: String, _ rate: Rate) {
        let burst = rate.burst > 1 ? rate.burst : max(1, rate.count / 4)
        let spread = rate.burst > 1 || rate.count == 1 ? rate.count : rate.count - burst
        let interval = rate.millisecondsPerToken * Double(rate.count) / Double(spread)
        self.init(name: name, interval: interval, burst: burst)
    }
}
