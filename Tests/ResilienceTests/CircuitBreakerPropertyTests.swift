import Foundation
import Resilience
import Testing

/// Random histories of many callers; what must hold in each of them is checked after every step.
@Suite struct CircuitBreakerPropertyTests {
    @Test("in every history: it opens after the threshold, waits are bounded, probes are single")
    func histories() throws {
        for seed in 1...200 { try history(seed: seed) }
    }

    private func history(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let policy = CircuitPolicy(
            threshold: .random(in: 1...5, using: &generator),
            pause: .milliseconds(Int.random(in: 1...50, using: &generator)),
            probeTimeout: .milliseconds(Int.random(in: 1...50, using: &generator)))
        var breaker = CircuitBreaker(policy: policy, state: .closed(failures: 0))
        var now = RedisTime(milliseconds: 1_700_000_000_000)
        var failuresInARow = 0
        for _ in 0..<300 {
            now = now + .milliseconds(Int.random(in: 0...20, using: &generator))
            let before = breaker.state
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                breaker.succeeded()
                if case .open = before { #expect(breaker.state == before) } else { failuresInARow = 0 }
            case 1:
                breaker.failed(at: now)
                failuresInARow += 1
                checkFailure(before, breaker.state, failuresInARow, policy, now)
            default:
                checkAnswer(of: &breaker, policy, now)
            }
            if case .closed(let failures) = breaker.state { #expect(failures < policy.threshold) }
            if breaker.state != before, case .open = breaker.state { failuresInARow = 0 }
            let stored = try JSONEncoder().encode(breaker.state)
            #expect(try JSONDecoder().decode(CircuitState.self, from: stored) == breaker.state)
        }
    }

    private func checkFailure(
        _ before: CircuitState, _ after: CircuitState, _ inARow: Int, _ policy: CircuitPolicy, _ now: RedisTime
    ) {
        switch before {
        case .closed:
            let isOpen = after == .open(until: now + policy.pause)
            #expect(isOpen == (inARow >= policy.threshold))
        case .halfOpen: #expect(after == .open(until: now + policy.pause))
        case .open: #expect(after == before)
        }
    }

    private func checkAnswer(of breaker: inout CircuitBreaker, _ policy: CircuitPolicy, _ now: RedisTime) {
        let before = breaker.state
        switch breaker.ask(at: now) {
        case .call:
            guard before != breaker.state else {
                if case .closed = before { return }
                Issue.record("a call without a probe while \(before)")
                return
            }
            #expect(breaker.state == .halfOpen(probeUntil: now + policy.probeTimeout))
            var second = breaker
            #expect(second.ask(at: now) != .call, "two probes at once")
        case .wait(let until):
            #expect(breaker.state == before)
            #expect(until > now && until <= now + max(policy.pause, policy.probeTimeout))
            var later = breaker
            #expect(later.ask(at: until) == .call, "the promised moment holds")
        }
    }
}
