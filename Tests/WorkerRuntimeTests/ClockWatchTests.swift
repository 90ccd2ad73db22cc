import Testing

@testable import WorkerRuntime

@Suite("Whether silence can be believed")
struct ClockWatchTests {
    private let start = ContinuousClock.now
    private let margin = Duration.seconds(20)
    private var clocks = ClockWatch()

    @Test("clocks that go alike and are compared often are steady")
    mutating func steady() {
        #expect(!clocks.areSteady(at: start, margin: margin), "nobody has compared them yet")
        for second in stride(from: 0, through: 60, by: 5) {
            note(second: second, redis: second * 1000 + second % 2 * 1500)  // a slow reply
            #expect(areSteady(second))
        }
    }

    @Test("after Redis' clock was set, forward or back, one margin must pass", arguments: [3600, -3600])
    mutating func set(seconds: Int) {
        note(second: 0, redis: 0)
        note(second: 5, redis: (5 + seconds) * 1000)
        #expect(!areSteady(5))
        note(second: 15, redis: (15 + seconds) * 1000)
        #expect(!areSteady(24))
        note(second: 20, redis: (20 + seconds) * 1000)
        #expect(areSteady(25))
    }

    @Test("a process that was stopped believes nobody's silence before one margin has passed")
    mutating func stopped() {
        note(second: 0, redis: 0)
        #expect(!areSteady(100))
        note(second: 100, redis: 100_000)
        #expect(!areSteady(100) && !areSteady(119))
        note(second: 115, redis: 115_000)
        #expect(areSteady(120))
    }

    private mutating func note(second: Int, redis: Int) {
        clocks.note(redis: Int64(redis), here: start + .seconds(second), margin: margin)
    }

    private func areSteady(_ second: Int) -> Bool { clocks.areSteady(at: start + .seconds(second), margin: margin) }
}
