import Foundation
import Resilience
import Testing

@Suite struct CircuitBreakerTests {
    private let policy = CircuitPolicy(threshold: 3, pause: .seconds(15), probeTimeout: .seconds(60))
    private let start = RedisTime(milliseconds: 1_700_000_000_000)

    private func breaker(_ state: CircuitState = .closed(failures: 0)) -> CircuitBreaker {
        CircuitBreaker(policy: policy, state: state)
    }

    private var opened: CircuitBreaker {
        var breaker = breaker()
        for _ in 0..<3 { breaker.failed(at: start) }
        return breaker
    }

    @Test("three failures in a row open it, a success between them does not let it")
    func opens() {
        var breaker = breaker()
        breaker.failed(at: start)
        breaker.failed(at: start)
        breaker.succeeded()
        breaker.failed(at: start)
        breaker.failed(at: start)
        #expect(breaker.ask(at: start) == .call)
        breaker.failed(at: start)
        #expect(breaker.ask(at: start) == .wait(until: start + .seconds(15)))
    }

    @Test("after the pause exactly one caller probes")
    func singleProbe() {
        var breaker = opened
        #expect(breaker.ask(at: start + .milliseconds(14_999)) == .wait(until: start + .seconds(15)))
        #expect(breaker.ask(at: start + .seconds(15)) == .call)
        #expect(breaker.ask(at: start + .seconds(15)) == .wait(until: start + .seconds(75)))
        #expect(breaker.ask(at: start + .seconds(74)) == .wait(until: start + .seconds(75)))
    }

    @Test("the probe's success closes it, with no failures remembered")
    func probeSucceeds() {
        var breaker = opened
        _ = breaker.ask(at: start + .seconds(15))
        breaker.succeeded()
        #expect(breaker.state == .closed(failures: 0))
    }

    @Test("the probe's failure opens it for another pause at once")
    func probeFails() {
        var breaker = opened
        _ = breaker.ask(at: start + .seconds(15))
        breaker.failed(at: start + .seconds(16))
        #expect(breaker.ask(at: start + .seconds(16)) == .wait(until: start + .seconds(31)))
    }

    @Test("a probe that never reports is replaced")
    func probeLost() {
        var breaker = opened
        _ = breaker.ask(at: start + .seconds(15))
        #expect(breaker.ask(at: start + .seconds(75)) == .call)
        #expect(breaker.ask(at: start + .seconds(75)) == .wait(until: start + .seconds(135)))
    }

    @Test("calls from before the opening change nothing while it is open")
    func lateReports() {
        var breaker = opened
        let before = breaker
        breaker.succeeded()
        breaker.failed(at: start + .seconds(10))
        #expect(breaker == before)
    }

    @Test("a clock that was set back cannot keep it open for longer than its pause")
    func clockSetBack() {
        var breaker = opened
        let earlier = start + .seconds(-86_400)
        #expect(breaker.ask(at: earlier) == .wait(until: earlier + .seconds(15)))
    }

    @Test(
        "the stored form is the one that older programs wrote",
        arguments: [
            (#"{"closed":{"failures":2}}"#, CircuitState.closed(failures: 2)),
            (#"{"open":{"until":1700000000000}}"#, .open(until: RedisTime(milliseconds: 1_700_000_000_000))),
            (
                #"{"halfOpen":{"probeUntil":1700000000000}}"#,
                .halfOpen(probeUntil: RedisTime(milliseconds: 1_700_000_000_000))
            ),
        ])
    func golden(json: String, state: CircuitState) throws {
        #expect(try JSONDecoder().decode(CircuitState.self, from: Data(json.utf8)) == state)
        #expect(String(decoding: try JSONEncoder().encode(state), as: UTF8.self) == json)
    }
}
