import Testing

@testable import WorkerRuntime

@Suite("When a failed job runs again")
struct RetryPolicyTests {
    private let policy = RetryPolicy(attempts: 3, base: .seconds(1), cap: .seconds(10))

    @Test("it is parked when as many runs have failed as are allowed, not one sooner")
    func attempts() {
        #expect(policy.decide(after: 2, fraction: 0.5) != .park)
        #expect(policy.decide(after: 3, fraction: 0.5) == .park)
        #expect(policy.decide(after: 4, fraction: 0.5) == .park)
        #expect(RetryPolicy(attempts: 1, base: .seconds(1), cap: .seconds(1)).decide(after: 1, fraction: 0) == .park)
    }

    @Test("the pause doubles up to its cap, and is a random share of that")
    func pauses() {
        let patient = RetryPolicy(attempts: 100, base: .seconds(1), cap: .seconds(10))
        #expect(patient.decide(after: 1, fraction: 0.5) == .again(after: .milliseconds(500)))
        #expect(patient.decide(after: 3, fraction: 0.5) == .again(after: .seconds(2)))
        #expect(patient.decide(after: 90, fraction: 0.5) == .again(after: .seconds(5)))
        #expect(patient.decide(after: 2, fraction: 0) == .again(after: .zero))
    }
}
