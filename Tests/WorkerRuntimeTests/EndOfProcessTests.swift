import Jobs
import ServiceLifecycleTestKit
import Testing

@testable import WorkerRuntime

@Suite("The end of a worker", .timeLimit(.minutes(1)))
struct EndOfProcessTests {
    @Test("it finishes and settles what is in hand, and takes nothing new")
    func draining() async throws {
        let bench = try await Bench()
        let begun = Signal<String>()
        let gate = bench.gate()
        let pool = bench.pool { job in
            begun.send(job.text)
            await gate.pass()
            return .done([Draft(job.text, to: job)])
        }
        try await bench.enqueue("in hand", from: 1)
        try await bench.enqueue("behind it", from: 1)
        try await bench.run([pool]) { trigger async throws in
            #expect(try await begun.next(1) == ["in hand"])
            trigger.triggerGracefulShutdown()
            try await bench.enqueue("new", from: 2)
            await gate.open()
        }
        #expect(try await bench.outputs(1).map(\.text) == ["in hand"])
        #expect(try await bench.outputsLeft() == 0)
        #expect(try await bench.held().isEmpty)
        for person: Int64 in [1, 2] { #expect(try await bench.state(of: person)?.hasPrefix("r|chat|") == true) }
    }

    @Test("what is not finished when the drain is over is interrupted and given back as it was, steps included")
    func interrupted() async throws {
        let bench = try await Bench()
        let begun = Signal<Void>()
        let pool = bench.pool { job in
            _ = try await job.step("paid") { "result" }
            begun.send(())
            try await Task.sleep(for: .seconds(3600))
            return .done([])
        }
        try await bench.enqueue("x")
        try await bench.run([pool], drain: .milliseconds(50)) { _ async throws in _ = try await begun.next(1) }
        guard case .deliveries(let deliveries) = try await bench.lanes.take(1, from: .chat, as: "next") else {
            Issue.record("it was not given back")
            return
        }
        let delivery = try #require(deliveries.first)
        #expect(delivery.attempts == 0 && delivery.crashes == 0 && delivery.lease.count == 1)
        #expect(delivery.memo.keys.sorted() == ["paid"])
    }

    @Test("what waits to be alone is given back at once")
    func waitingSuspect() async throws {
        let bench = try await Bench()
        let begun = Signal<Void>()
        let gate = bench.gate()
        let pool = bench.pool { _ in
            begun.send(())
            await gate.pass()
            return .done([])
        }
        try await bench.enqueue("suspect", from: 2)
        guard case .deliveries(let taken) = try await bench.lanes.take(1, from: .chat, as: "dead"), taken.count == 1
        else {
            Issue.record("nothing to take")
            return
        }
        try await bench.run([pool]) { trigger async throws in
            try await bench.enqueue("in hand", from: 1)
            _ = try await begun.next(1)
            #expect(try await bench.lanes.giveBack(taken[0].lease, attempts: 0, crashes: 2) == .settled)
            try await bench.untilHeld([2])
            trigger.triggerGracefulShutdown()
            try await bench.untilHeld([1])
            await gate.open()
        }
        #expect(try await bench.state(of: 1) == nil)
        #expect(try await bench.state(of: 2)?.hasPrefix("r|chat|") == true)
    }

    @Test("a cancelled worker ends too, also one that is cancelled before it begins")
    func cancelled() async throws {
        let bench = try await Bench()
        let begun = Signal<Void>()
        let pool = bench.pool { job in
            begun.send(())
            return .done([Draft("finished", to: job)])
        }
        try await bench.enqueue("x")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bench.run([pool], visibility: .seconds(60), drain: .seconds(60)) }
            _ = try await begun.next(1)
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await bench.outputs(1).count == 1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.cancelAll()
            group.addTask { try await bench.run([pool], visibility: .seconds(60), drain: .seconds(60)) }
            try await group.waitForAll()
        }
    }
}
