/// Tells whether the silence of others can be believed: Redis counts it by its wall clock, which may be set, and this
/// process may itself have been stopped. A value: it is told both times.
struct ClockWatch {
    private var last: (redis: Int64, here: ContinuousClock.Instant)?
    private var distrustedUntil: ContinuousClock.Instant?

    /// A difference that scheduling and a slow reply explain.
    private static let tolerance = Duration.seconds(2)

    /// Compares the clocks: to be called several times in each `margin`, however busy the process is.
    ///
    /// - Parameter redis: milliseconds of Redis TIME.
    mutating func note(redis: Int64, here: ContinuousClock.Instant, margin: Duration) {
        if let last {
            let there = Duration.milliseconds(redis - last.redis)
            let elapsed = here - last.here
            let drift = there > elapsed ? there - elapsed : elapsed - there
            if drift > Self.tolerance || elapsed > margin { distrustedUntil = here + margin }
        }
        last = (redis, here)
    }

    /// False for the time of `margin` after Redis' clock was set against ours, or after we were away for that long: in
    /// that time every worker that lives beats again. False too while nobody has compared them for that long.
    func areSteady(at now: ContinuousClock.Instant, margin: Duration) -> Bool {
        guard let last, now - last.here <= margin else { return false }
        return distrustedUntil.map { $0 <= now } ?? true
    }
}
