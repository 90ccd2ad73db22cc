import Resilience
import Testing

@Suite struct RetryBudgetTests {
    private let start = RedisTime(milliseconds: 1_700_000_000_000)

    private var budget: RetryBudget {
        RetryBudget(
            maximumAttempts: 3, backoff: Backoff(base: .seconds(2), cap: .seconds(30)),
            deadline: Deadline(.seconds(90), from: start), worthwhile: .seconds(10))
    }

    @Test("a failure early on is tried again after the jittered delay")
    func early() {
        #expect(budget.failed(attempt: 1, at: start, random: 0.5) == .retry(after: .seconds(1)))
        #expect(budget.failed(attempt: 2, at: start, random: 0.5) == .retry(after: .seconds(2)))
    }

    @Test("the last attempt is the last")
    func attempts() {
        #expect(budget.failed(attempt: 3, at: start, random: 0.5) == .giveUp(.attempts))
    }

    @Test("a try that could not end in time is not begun")
    func time() {
        #expect(budget.failed(attempt: 1, at: start + .seconds(79), random: 0.5) == .retry(after: .seconds(1)))
        #expect(budget.failed(attempt: 1, at: start + .milliseconds(79_001), random: 0.5) == .giveUp(.time))
        #expect(budget.failed(attempt: 1, at: start, random: 0, retryAfter: .seconds(81)) == .giveUp(.time))
    }

    @Test("the remaining time shrinks to zero and stays there")
    func remaining() {
        let deadline = Deadline(.seconds(5), from: start)
        #expect(deadline.remaining(at: start) == .seconds(5))
        #expect(deadline.remaining(at: start + .seconds(5)) == .zero)
        #expect(deadline.remaining(at: start + .seconds(500)) == .zero)
        #expect(!deadline.hasPassed(at: start + .milliseconds(4999)))
        #expect(deadline.hasPassed(at: start + .seconds(5)))
        #expect(!deadline.fits(.zero, at: start + .seconds(5)))
        #expect(deadline.fits(.seconds(5), at: start))
        #expect(!deadline.fits(.seconds(4), after: .milliseconds(1001), at: start))
        #expect(!deadline.fits(.seconds(-4), after: .seconds(6), at: start))
    }

    @Test("time stops at the ends of its range and rounds up")
    func arithmetic() {
        #expect(start + .nanoseconds(1) == start + .milliseconds(1))
        #expect(start + .zero == start)
        #expect(start + .milliseconds(-1) < start)
        #expect(RedisTime(milliseconds: .max) + .seconds(1) == RedisTime(milliseconds: .max))
        #expect(start + .seconds(Int64.max) == RedisTime(milliseconds: .max))
        #expect(RedisTime(milliseconds: .min) + .seconds(Int64.min) == RedisTime(milliseconds: .min))
        #expect((start + .seconds(3)) - start == .seconds(3))
        #expect(start - (start + .seconds(3)) == .seconds(-3))
    }
}
