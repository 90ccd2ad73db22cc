/// Whether a failed call is tried again: so many tries, and all of them within the deadline of the job.
public struct RetryBudget: Equatable, Sendable {
    /// What follows a failure.
    public enum Decision: Equatable, Sendable {
        case retry(after: Duration)
        /// Another try cannot help in time.
        case giveUp(Exhausted)
    }

    /// What has run out.
    public enum Exhausted: Equatable, Sendable {
        case attempts
        case time
    }

    /// The first one included.
    public let maximumAttempts: Int
    /// The waits between them.
    public let backoff: Backoff
    /// The end of everything.
    public let deadline: Deadline
    /// The least time a try needs to be worth it.
    public let worthwhile: Duration

    public init(maximumAttempts: Int, backoff: Backoff, deadline: Deadline, worthwhile: Duration) {
        self.maximumAttempts = maximumAttempts
        self.backoff = backoff
        self.deadline = deadline
        self.worthwhile = worthwhile
    }

    /// What to do after the given number of failed attempts.
    public func failed(
        attempt: Int, at now: RedisTime, random: Double, retryAfter: Duration? = nil
    ) -> Decision {
        guard attempt < maximumAttempts else { return .giveUp(.attempts) }
        let delay = backoff.delay(attempt: attempt, random: random, retryAfter: retryAfter)
        return deadline.fits(worthwhile, after: delay, at: now) ? .retry(after: delay) : .giveUp(.time)
    }
}
