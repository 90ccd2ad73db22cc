import Jobs
import Testing

@testable import WorkerRuntime

@Suite("A pool that speaks for itself ends a job that would be parked", .timeLimit(.minutes(1)))
struct GivenUpTests {
    private struct Unlucky: Error {}

    private func words(_ job: Job, _ reason: Reason) -> [Draft] { [Draft("given up: \(reason)", to: job)] }

    @Test("after the last of its failures, with its own words instead of an apology")
    func failures() async throws {
        let bench = try await Bench()
        let runs = Signal<Int>()
        let pool = bench.pool(attempts: 2, givenUp: words) { job in
            runs.send(job.attempts)
            throw Unlucky()
        }
        try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in
            #expect(try await runs.next(2) == [0, 1])
            #expect(try await bench.outputs(1).map(\.text) == ["given up: Unlucky"])
        }
        #expect(try await bench.deadLetters().isEmpty)
        #expect(try await bench.state() == nil)
    }

    @Test("after the first run that took too long, for nobody waits for further ones")
    func deadline() async throws {
        let bench = try await Bench()
        let pool = bench.pool(attempts: 2, deadline: .milliseconds(50), givenUp: words) { job in
            if job.attempts > 0 { return .done([Draft("a further run", to: job)]) }
            try await Task.sleep(for: .seconds(3600))
            return .done([])
        }
        try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in
            #expect(try await bench.outputs(1).map(\.text) == ["given up: deadline"])
        }
        #expect(try await bench.deadLetters().isEmpty)
    }

    @Test("at the crash after which no pool's job runs again; when it dies over its words, the job is parked")
    func crashes() async throws {
        let bench = try await Bench()
        try await bench.enqueue("x", from: 1)
        try await bench.enqueue("y", from: 2)
        guard case .deliveries(let taken) = try await bench.lanes.take(2, from: .chat, as: "dead") else {
            Issue.record("nothing to take")
            return
        }
        for (delivery, crashes) in zip(taken, [2, 3]) {
            #expect(try await bench.lanes.giveBack(delivery.lease, attempts: 0, crashes: crashes) == .settled)
        }
        _ = try await bench.lanes.take(2, from: .chat, as: "dead")
        let pool = bench.pool(givenUp: words) { _ in
            Issue.record("it runs")
            return .done([])
        }
        try await bench.run([pool], visibility: .seconds(1)) { _ async throws in
            #expect(Set(try await bench.outputs(2).map(\.text)) == ["given up: crash", #"{"phrase":"apology"}"#])
        }
        #expect(try await bench.deadLetters().map(\.why) == ["crash"])
    }

    @Test("but not where it has nothing to say, or cannot say it: that job lies with the dead letters")
    func parked() async throws {
        let bench = try await Bench()
        let pool = bench.pool(
            attempts: 1,
            givenUp: { job, _ in
                if job.text == "fails" { throw Unlucky() }
                return nil
            }
        ) { _ in .never("unlucky") }
        try await bench.enqueue("fails", from: 1)
        try await bench.enqueue("silent", from: 2)
        try await bench.run([pool]) { _ async throws in
            #expect(try await bench.outputs(2).map(\.kind) == [.phrase, .phrase])
        }
        #expect(try await bench.deadLetters().map(\.why) == ["unlucky", "unlucky"])
    }
}
