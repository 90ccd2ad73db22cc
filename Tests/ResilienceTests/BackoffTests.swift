import Resilience
import Testing

@Suite struct BackoffTests {
    private let backoff = Backoff(base: .milliseconds(100), cap: .seconds(10))

    @Test("the ceiling doubles until the cap")
    func ceilings() {
        let ceilings = (1...9).map { backoff.ceiling(attempt: $0) }
        #expect(ceilings == [100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000].map { .milliseconds($0) })
        #expect(backoff.ceiling(attempt: 0) == .milliseconds(100))
        #expect(backoff.ceiling(attempt: .min) == .milliseconds(100))
    }

    @Test("a huge attempt and a huge cap do not overflow")
    func extremes() {
        let huge = Backoff(base: .seconds(1), cap: .seconds(Int64.max))
        #expect(huge.ceiling(attempt: .max) == .seconds(Int64.max))
        #expect(backoff.delay(attempt: .max, random: 1) == .seconds(10))
    }

    @Test("the delay is the random share of the ceiling")
    func shares() {
        #expect(backoff.delay(attempt: 3, random: 0) == .zero)
        #expect(backoff.delay(attempt: 3, random: 0.5) == .milliseconds(200))
        #expect(backoff.delay(attempt: 3, random: 1) == .milliseconds(400))
        #expect(backoff.delay(attempt: 3, random: 7) == .milliseconds(400))
        #expect(backoff.delay(attempt: 3, random: -1) == .zero)
        #expect(backoff.delay(attempt: 3, random: .nan) == .zero)
    }

    @Test("full jitter spreads evenly: each quarter of the range gets its share of 4,000 delays")
    func spread() {
        var generator = SeededGenerator(seed: 1)
        var quarters = [0, 0, 0, 0]
        for _ in 0..<4000 {
            let delay = backoff.delay(attempt: 4, random: .random(in: 0..<1, using: &generator))
            quarters[min(3, Int(delay / .milliseconds(200)))] += 1
        }
        #expect(quarters.allSatisfy { (900...1100).contains($0) }, "\(quarters)")
    }

    @Test("a server's Retry-After is a floor, even above the cap")
    func retryAfter() {
        var generator = SeededGenerator(seed: 2)
        for attempt in 1...200 {
            let asked = Duration.milliseconds(Int.random(in: 1...600_000, using: &generator))
            let random = Double.random(in: 0..<1, using: &generator)
            let delay = backoff.delay(attempt: attempt, random: random, retryAfter: asked)
            #expect(delay >= asked)
            #expect(delay <= asked + backoff.base)
        }
        #expect(backoff.delay(attempt: 1, random: 0, retryAfter: .seconds(-5)) == .zero)
        #expect(backoff.delay(attempt: 1, random: 0, retryAfter: .seconds(Int64.max)) == .seconds(30 * 86_400))
    }
}
