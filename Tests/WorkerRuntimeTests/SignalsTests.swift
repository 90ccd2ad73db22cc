import Jobs
import Redis
import Support
import Testing
import WorkerRuntime

@Suite("Signals that cannot be heard", .timeLimit(.minutes(1)))
struct SignalsTests {
    @Test("are an error in the log, once each time; no job begins before they can be, and the others go on")
    func notHeard() async throws {
        let log = Signal<String>()
        let bench = try await Bench(log: log)
        let key = "\(bench.lanes.prefix)signals"
        _ = try await bench.connection.send(Command("SET", key, "in the way"))
        try await bench.enqueue("first")
        let pool = bench.pool { job in .done([Draft(job.text, to: job)]) }
        try await bench.run([pool]) { _ async throws in
            #expect(try await log.next(1) == ["error: cannot hear signals"])
            #expect(try await bench.outputsLeft() == 0)
            _ = try await bench.connection.send(Command("DEL", key))
            #expect(try await bench.outputs(1).map(\.text) == ["first"])
            _ = try await bench.connection.send(Command("SET", key, "in the way"))
            #expect(try await log.next(1) == ["error: cannot hear signals"])
            try await bench.enqueue("second")
            #expect(try await bench.outputs(1).map(\.text) == ["second"])
        }
    }
}
