@testable import Operations
import Testing

@Suite struct LivenessTests {
    @Test("an activity is down once its last report is older than its limit, and ok again after the next")
    func stale() {
        let liveness = Liveness()
        let start = SuspendingClock.now
        let taking = liveness.expect("take", within: .seconds(30))
        _ = liveness.expect("beat", within: .seconds(3600))
        #expect(liveness.report(at: start + .seconds(29)).isOK)
        #expect(liveness.report(at: start + .seconds(100)) == HealthChecks(["take": .down, "beat": .ok]))
        #expect(liveness.report(at: start + .seconds(100)).status == .down)
        taking.progress()
        #expect(liveness.report().isOK)
    }

    @Test("a report moves the limit on")
    func progress() {
        let liveness = Liveness()
        let taking = liveness.expect("take", within: .seconds(30))
        let before = SuspendingClock.now
        while SuspendingClock.now == before {}
        taking.progress()
        #expect(liveness.report(at: before + .seconds(30)).isOK)
    }

    @Test("an activity that ended is not missed")
    func finished() {
        let liveness = Liveness()
        liveness.expect("take", within: .zero).finish()
        #expect(liveness.report() == HealthChecks([:]))
    }
}
