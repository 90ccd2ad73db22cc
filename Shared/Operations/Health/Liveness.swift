import Threading

/// Whether a program still makes progress, which is what `/livez` tells: a worker that silently stopped after a
/// reconnect answers pings for ever.
///
/// A service names what it does over and over and how long that may take at most, and reports each round, an empty one
/// too:
/// ```swift
/// let taking = liveness.expect("take", within: .seconds(30))
/// while running { try await take(); taking.progress() }
/// ```
public final class Liveness: Sendable {
    struct Expectation {
        let limit: Duration
        var last: SuspendingClock.Instant
    }

    // The clock that stands still while the machine sleeps: a laptop that wakes up is not a stuck worker.
    private let clock = SuspendingClock()
    private let expectations = Locked<[String: Expectation]>([:])

    /// Nothing is expected yet.
    public init() {}

    /// Begins to watch an activity; the first report is due within `limit` from now.
    public func expect(_ name: String, within limit: Duration) -> Activity {
        expectations.withLock { $0[name] = Expectation(limit: limit, last: clock.now) }
        return Activity(name: name, liveness: self)
    }

    /// Something that must happen again and again.
    public struct Activity: Sendable {
        let name: String
        let liveness: Liveness

        /// It happened.
        public func progress() {
            liveness.expectations.withLock { [clock = liveness.clock, name] in $0[name]?.last = clock.now }
        }

        /// It has ended for good, as at shutdown, and is watched no longer.
        public func finish() {
            liveness.expectations.withLock { [name] in $0[name] = nil }
        }
    }

    /// One entry for each activity: `ok`, or `down` when its last report is older than its limit.
    public func report() -> HealthChecks { report(at: clock.now) }

    func report(at now: SuspendingClock.Instant) -> HealthChecks {
        HealthChecks(
            expectations.withLock { $0 }.mapValues { $0.last.duration(to: now) > $0.limit ? .down : .ok })
    }
}
