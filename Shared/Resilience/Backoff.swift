/// How long to wait before trying again: exponential with full jitter.
///
/// A random share of a ceiling that doubles with each attempt spreads the retries of many workers evenly; a fixed delay
/// would bring them all back at once. Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
public struct Backoff: Equatable, Sendable {
    /// The ceiling of the first delay.
    public let base: Duration
    /// A server that asks for more is broken or hostile, and its number must not overflow ours.
    private static let longestHonoured = Duration.seconds(30 * 86_400)
    /// No ceiling is higher.
    public let cap: Duration

    /// Needs `0 < base ≤ cap`.
    public init(base: Duration, cap: Duration) {
        precondition(base > .zero && cap >= base, "a backoff needs 0 < base ≤ cap")
        self.base = base
        self.cap = cap
    }

    /// The highest delay after the given number of failed attempts: `min(cap, base · 2^(attempt - 1))`.
    ///
    /// - Parameter attempt: 1 after the first failure; smaller ones count as 1.
    public func ceiling(attempt: Int) -> Duration {
        var ceiling = base
        var doublings = max(attempt, 1) - 1
        while doublings > 0, ceiling < cap {
            // Doubling what is above half the cap passes it, and could leave the range of Duration.
            ceiling = ceiling > cap / 2 ? cap : ceiling * 2
            doublings -= 1
        }
        return ceiling
    }

    /// The delay after the given number of failed attempts.
    ///
    /// - Parameters:
    ///   - random: from 0 up to 1, evenly distributed; what lies outside is moved to the nearest end.
    ///   - retryAfter: what the server asked for. The delay is never shorter, even above the cap, up to 30 days; jitter
    ///     is added to it, because all who got the same answer would come back together.
    public func delay(attempt: Int, random: Double, retryAfter: Duration? = nil) -> Duration {
        let share = random.isNaN ? 0 : min(max(random, 0), 1)
        let jitter = ceiling(attempt: attempt) * share
        guard let retryAfter, retryAfter > .zero else { return jitter }
        return min(retryAfter, Self.longestHonoured) + min(jitter, base)
    }
}
