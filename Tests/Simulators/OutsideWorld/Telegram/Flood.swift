import Domain

/// A token bucket: holds at most `capacity`, refilled evenly. A value, so that time is whatever the caller says.
struct Bucket: Sendable {
    private var level: Double
    private var filledAt: Moment

    init(capacity: Double, at now: Moment) { (level, filledAt) = (capacity, now) }

    /// Milliseconds until one token is there; 0 when there is one now.
    mutating func wait(perSecond rate: Double, capacity: Double, at now: Moment) -> Int64 {
        level = min(capacity, level + Double(now.since(filledAt)) * rate / 1000)
        filledAt = now
        return level >= 1 ? 0 : Int64(((1 - level) * 1000 / rate).rounded(.up))
    }

    mutating func take() { level -= 1 }
}

/// Telegram's limits on messages: over all chats, in one chat, and in a group during any 60 seconds.
struct Flood: Sendable {
    struct Limits: Hashable, Sendable {
        var perSecond = 30.0
        var chatPerSecond = 1.0
        var chatBurst = 5.0
        var groupPerMinute = 20
    }

    init(limits: Limits? = Limits()) { self.limits = limits }

    /// Nil: no limits, as with a Bot API server of one's own.
    private let limits: Limits?
    private var all: Bucket?
    private var chats: [ChatID: Bucket] = [:]
    /// When each group had its messages of the last minute.
    private var groups: [ChatID: [Moment]] = [:]

    /// Counts a message, or tells after how many seconds to come again. A refused message is not counted.
    mutating func count(_ chat: ChatID, at now: Moment) throws(Refusal) {
        guard let limits else { return }
        var all = self.all ?? Bucket(capacity: limits.perSecond, at: now)
        var own = chats[chat] ?? Bucket(capacity: limits.chatBurst, at: now)
        var recent = (groups[chat] ?? []).filter { now.since($0) < 60_000 }
        var waits = [
            all.wait(perSecond: limits.perSecond, capacity: limits.perSecond, at: now),
            own.wait(perSecond: limits.chatPerSecond, capacity: limits.chatBurst, at: now),
        ]
        if chat.isGroup, recent.count >= limits.groupPerMinute, let oldest = recent.first {
            waits.append(60_000 - now.since(oldest))
        }
        let wait = waits.max() ?? 0
        if wait > 0 { throw .tooMany(retryAfter: (wait + 999) / 1000) }
        all.take()
        own.take()
        recent.append(now)
        self.all = all
        chats[chat] = own
        if chat.isGroup { groups[chat] = recent }
    }
}
