import Jobs
import Testing
import Threading

@testable import WorkerRuntime

@Suite("Steps", .timeLimit(.minutes(1)))
struct StepTests {
    private struct Unlucky: Error {}

    @Test("a step is done once over two runs, and its result survives the failure between them")
    func once() async throws {
        let bench = try await Bench()
        let calls = Locked(0)
        let known = Signal<Bool>()
        let pool = bench.pool { job in
            known.send(job.hasResult(of: "answer"))
            let answer = try await job.step("answer") { "привет \(calls.withLock { $0 += 1; return $0 }) 👋" }
            if job.attempts == 0 { throw Unlucky() }
            return .done([Draft(answer, to: job)])
        }
        try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in
            let outputs = try await bench.outputs(1)
            #expect(outputs.map(\.text) == ["привет 1 👋"])
        }
        #expect(try await known.next(2) == [false, true])
        #expect(calls.withLock { $0 } == 1)
    }

    @Test("a second call in the same run gets the first result, and every step has its own")
    func names() async throws {
        let bench = try await Bench()
        let pool = bench.pool { job in
            let first = try await job.step("a") { 1 }
            let again = try await job.step("a") { 2 }
            let other: Int? = try await job.step("b") { nil }
            return .done([Draft("\(first) \(again) \(String(describing: other))", to: job)])
        }
        try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in
            #expect(try await bench.outputs(1).map(\.text) == ["1 1 nil"])
        }
    }

    @Test("a step that fails stores nothing")
    func failing() async throws {
        let bench = try await Bench()
        let pool = bench.pool { job in
            .done([
                Draft(try await job.step("a") { if job.attempts == 0 { throw Unlucky() } else { "second" } }, to: job)
            ])
        }
        try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in
            #expect(try await bench.outputs(1).map(\.text) == ["second"])
        }
    }
}
