internal import Resilience

/// When a job that failed runs again: a value, so that every rule is a test without waiting.
public struct RetryPolicy: Sendable {
    /// Failed runs after which the job is parked.
    public var attempts: Int
    /// Longest pause after the first failure; it doubles with each.
    public var base: Duration
    public var cap: Duration

    public init(attempts: Int, base: Duration, cap: Duration) {
        self.attempts = attempts
        self.base = base
        self.cap = cap
    }

    enum Decision: Equatable {
        case again(after: Duration)
        case park
    }

    /// - Parameters:
    ///   - failures: failed runs so far, this one included.
    ///   - fraction: random number in 0..<1.
    func decide(after failures: Int, fraction: Double) -> Decision {
        guard failures < attempts else { return .park }
        return .again(after: Backoff(base: base, cap: cap).delay(attempt: failures, random: fraction))
    }
}
