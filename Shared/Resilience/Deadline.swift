/// When a job must be over, all its tries and waits together.
public struct Deadline: Hashable, Codable, Sendable {
    /// From this moment on it is too late.
    public let end: RedisTime

    public init(end: RedisTime) { self.end = end }
    public init(_ duration: Duration, from start: RedisTime) { end = start + duration }

    /// Zero once the end has come.
    public func remaining(at now: RedisTime) -> Duration { max(.zero, end - now) }

    /// Whether the end has come.
    public func hasPassed(at now: RedisTime) -> Bool { now >= end }

    /// Whether a try that takes up to `duration` ends in time when it begins after `delay`.
    public func fits(_ duration: Duration, after delay: Duration = .zero, at now: RedisTime) -> Bool {
        !hasPassed(at: now) && delay <= remaining(at: now) && duration <= remaining(at: now) - delay
    }
}
