/// Decides whether a service may be called: a value, so every rule is a unit test with no sleeping.
///
/// Closed: calls go through, `threshold` failures in a row open it. Open: nobody calls until `pause` is over.
/// Half-open: exactly one caller probes; its success closes the breaker, its failure opens it for another pause. A probe
/// that never reports, because its worker died, is replaced after `probeTimeout`.
///
/// All workers share one state: read it from Redis, ask, store `state` by compare-and-set, and act only when the set
/// succeeded; that is what makes the probe single. The policy stays with the program, so a new one holds at once.
public struct CircuitBreaker: Hashable, Sendable {
    /// Whether to call, and if not, when to ask again.
    public enum Decision: Equatable, Sendable { case call, wait(until: RedisTime) }

    private let policy: CircuitPolicy
    /// What is stored.
    public private(set) var state: CircuitState

    /// - Parameter state: as stored, or `.closed(failures: 0)` when nothing is.
    public init(policy: CircuitPolicy, state: CircuitState) {
        self.policy = policy
        self.state = state
    }

    /// Whether to call now. A `.call` from a breaker that was open is the probe: its outcome must be reported.
    public mutating func ask(at now: RedisTime) -> Decision {
        switch state {
        case .closed:
            return .call
        case .open(let until):
            let due = min(until, now + policy.pause)
            return due <= now ? probe(at: now) : .wait(until: due)
        case .halfOpen(let probeUntil):
            let due = min(probeUntil, now + policy.probeTimeout)
            return due <= now ? probe(at: now) : .wait(until: due)
        }
    }

    /// A call did not succeed for a reason that lies with the service.
    public mutating func failed(at now: RedisTime) {
        switch state {
        case .closed(let failures) where failures + 1 < policy.threshold: state = .closed(failures: failures + 1)
        case .closed, .halfOpen: state = .open(until: now + policy.pause)
        // A call from before the opening: it says nothing new.
        case .open: break
        }
    }

    /// A call succeeded.
    public mutating func succeeded() {
        switch state {
        case .closed, .halfOpen: state = .closed(failures: 0)
        // A slow call from before the opening: the next probe decides.
        case .open: break
        }
    }

    private mutating func probe(at now: RedisTime) -> Decision {
        state = .halfOpen(probeUntil: now + policy.probeTimeout)
        return .call
    }
}
