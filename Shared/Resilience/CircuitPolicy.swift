/// When a circuit breaker opens and for how long.
public struct CircuitPolicy: Hashable, Sendable {
    /// Failures in a row that open it.
    public let threshold: Int
    /// From opening to the next probe.
    public let pause: Duration
    /// How long a probe may take to report: longer than the call's own deadline.
    public let probeTimeout: Duration

    /// Needs positive values.
    public init(threshold: Int, pause: Duration, probeTimeout: Duration) {
        precondition(threshold > 0 && pause > .zero && probeTimeout > .zero, "a breaker needs a positive policy")
        self.threshold = threshold
        self.pause = pause
        self.probeTimeout = probeTimeout
    }
}

/// The part of a circuit breaker that all workers share, as it is stored in Redis.
public enum CircuitState: Hashable, Codable, Sendable {
    /// With the failures in a row so far.
    case closed(failures: Int)
    case open(until: RedisTime)
    /// One caller probes; after `probeUntil` another may.
    case halfOpen(probeUntil: RedisTime)
}
