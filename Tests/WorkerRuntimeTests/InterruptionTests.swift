import Domain
import Jobs
import Testing
import Threading

@testable import WorkerRuntime

@Suite("Interruptions", .timeLimit(.minutes(1)))
struct InterruptionTests {
    @Test("a run that takes longer than its kind may is interrupted and counts as failed")
    func deadline() async throws {
        let bench = try await Bench()
        let pool = bench.pool(attempts: 2, deadline: .milliseconds(50)) { _ in
            try await Task.sleep(for: .seconds(3600))
            return .done([])
        }
        try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in #expect(try await bench.outputs(1).map(\.kind) == [.phrase]) }
        #expect(try await bench.deadLetters() == [.init(lane: "c:7:7", attempts: "2", crashes: "0", why: "deadline")])
    }

    @Test("a handler that ignores its interruption keeps its lease for the grace; then another has the job")
    func deaf() async throws {
        let bench = try await Bench()
        let runs = Signal<(crashes: Int, at: ContinuousClock.Instant)>()
        let gate = bench.gate()
        let deaf = bench.pool(width: 1, deadline: .milliseconds(50)) { job in
            runs.send((job.crashes, .now))
            if job.crashes > 0 { return .done([Draft("second", to: job)]) }
            await gate.pass()
            return .done([Draft("first", to: job)])
        }
        try await bench.enqueue("x")
        try await bench.run([deaf, deaf], visibility: .seconds(1)) { _ async throws in
            let seen = try await runs.next(2)
            #expect(seen.map(\.crashes) == [0, 1])
            #expect(seen[1].at - seen[0].at >= .seconds(10))
            #expect(try await bench.outputs(1).map(\.text) == ["second"])
            await gate.open()
        }
        #expect(try await bench.outputsLeft() == 0)
        #expect(try await bench.state() == nil)
    }

    /// A busy machine may be late once; it is not three times.
    @Test("a stop interrupts the job within a second, and what is said then is pushed")
    func stop() async throws {
        let bench = try await Bench()
        let begun = Signal<Void>()
        let interrupted = Signal<ContinuousClock.Instant>()
        let pool = bench.pool { job in
            begun.send(())
            do { try await Task.sleep(for: .seconds(3600)) } catch { interrupted.send(.now) }
            throw CancellationError()
        }
        try await bench.run([pool]) { _ async throws in
            var delays: [Duration] = []
            for _ in 1...3 {
                let key = try await bench.enqueue("x")
                _ = try await begun.next(1)
                let asked = ContinuousClock.now
                #expect(try await bench.lanes.cancel(bench.lane(of: 7)) == .marked(key))
                delays.append(try await interrupted.next(1)[0] - asked)
                #expect(try await bench.outputs(1).map(\.text) == ["stopped"])
            }
            #expect(try #require(delays.min()) < .seconds(1), "\(delays)")
        }
        #expect(try await bench.state() == nil)
        #expect(try await bench.deadLetters().isEmpty)
    }

    @Test("a job that waits for its next run is stopped without one")
    func stopDelayed() async throws {
        let bench = try await Bench()
        let runs = Signal<Void>()
        let pool = bench.pool { _ in
            runs.send(())
            return .later(.seconds(3600), "not_now")
        }
        try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in _ = try await runs.next(1) }
        try await bench.run([bench.pool { _ async throws in .done([]) }]) { _ in
            #expect(try await bench.state() == "d|0|0")
            _ = try await bench.lanes.cancel(bench.lane(of: 7))
            #expect(try await bench.outputs(1).map(\.text) == ["stopped"])
        }
        #expect(try await bench.state() == nil)
    }

    @Test("a stop that comes when the job is committed interrupts neither this run nor the next, and it ends as ever")
    func committed() async throws {
        let bench = try await Bench()
        let begun = Signal<Void>()
        let gate = bench.gate()
        let pool = bench.pool { job in
            try await job.commit()
            begun.send(())
            await gate.pass()
            try Task.checkCancellation()
            if job.attempts == 0 { throw JobFailure("unlucky", detail: "") }
            try await job.commit()
            return .done([Draft("told", to: job)])
        }
        let key = try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in
            _ = try await begun.next(1)
            #expect(try await bench.lanes.cancel(bench.lane(of: 7)) == .tooLate(key))
            await gate.open()
            #expect(try await bench.outputs(1).map(\.text) == ["told"])
        }
        #expect(try await bench.deadLetters().isEmpty)
    }

    @Test("a job that is stopped before it commits stores nothing and says that it stopped, also when it hears no word")
    func stoppedBeforeCommit() async throws {
        let bench = try await Bench()
        let begun = Signal<Void>()
        let stored = Locked(0)
        let gate = bench.gate()
        let pool = bench.pool { job in
            begun.send(())
            await gate.pass()
            try await job.commit()
            stored.withLock { $0 += 1 }
            return .done([Draft("told", to: job)])
        }
        try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in
            _ = try await begun.next(1)
            _ = try await bench.lanes.cancel(bench.lane(of: 7))
            await gate.open()
            #expect(try await bench.outputs(1).map(\.text) == ["stopped"])
        }
        #expect(stored.withLock { $0 } == 0)
    }

    @Test("a job that another worker took over is interrupted, and what it made is dropped")
    func takenOver() async throws {
        let bench = try await Bench()
        let begun = Signal<Void>()
        let interrupted = Signal<Void>()
        let pool = bench.pool { job in
            begun.send(())
            do { try await Task.sleep(for: .seconds(3600)) } catch { interrupted.send(()) }
            await #expect(throws: LeaseLost.self) { _ = try await job.step("late") { 1 } }
            return .done([Draft("first", to: job)])
        }
        try await bench.enqueue("x")
        try await bench.run([pool], visibility: .seconds(2)) { _ async throws in
            _ = try await begun.next(1)
            // As if this worker had been silent for the time of a reclaim.
            let taken = try await bench.lanes.reclaim(10, from: .chat, as: "thief", idle: .zero, crashLimit: 3)
            let delivery = try #require(taken.deliveries.first)
            _ = try await interrupted.next(1)
            let answer = Item(
                pool: .send, kind: .message, key: delivery.lease.job.output(0), arrival: 0, address: nil,
                payload: Array("thief".utf8))
            let outputs = [Output(lane: .output(ChatID(7)), item: answer)]
            #expect(try await bench.lanes.done(delivery.lease, outputs: outputs) == .settled)
        }
        #expect(try await bench.outputs(1).map(\.text) == ["thief"])
        #expect(try await bench.outputsLeft() == 0)
        #expect(try await bench.deadLetters().isEmpty)
    }
}
