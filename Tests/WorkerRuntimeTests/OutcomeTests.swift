import Jobs
import Testing

@testable import WorkerRuntime

@Suite("How a job ends", .timeLimit(.minutes(1)))
struct OutcomeTests {
    private struct Unlucky: Error { let text = "личное" }
    private enum Trouble: Error { case withText(String) }

    @Test("done: the lane is empty, and the outputs are out under the job's key with its arrival")
    func done() async throws {
        let bench = try await Bench()
        let pool = bench.pool { job in .done([Draft("1 \(job.text)", to: job), Draft("2", to: job)]) }
        let key = try await bench.enqueue("привет \0 👋")
        try await bench.run([pool]) { _ async throws in
            let outputs = try await bench.outputs(2)
            #expect(outputs.map(\.key) == [key.output(0), key.output(1)])
            #expect(outputs.map(\.text) == ["1 привет \0 👋", "2"])
            #expect(outputs.allSatisfy { $0.arrival == 1_700_000_000_123 })
        }
        #expect(try await bench.state() == nil)
        #expect(try await bench.deadLetters().isEmpty)
    }

    @Test("later: the lane waits as long as it was told, and no attempt is counted")
    func later() async throws {
        let bench = try await Bench()
        let runs = Signal<Int>()
        let pool = bench.pool { job in
            runs.send(job.attempts)
            return .later(.seconds(60), "rate_limit")
        }
        try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in #expect(try await runs.next(1) == [0]) }
        #expect(try await bench.state() == "d|0|0")
        let delay = try await bench.delay()
        #expect(delay > 50 && delay <= 60)
    }

    @Test("never: a dead letter that says why, an apology, and the lane goes on")
    func never() async throws {
        let bench = try await Bench()
        let pool = bench.pool { $0.text == "bad" ? .never("ai_refused") : .done([Draft("good", to: $0)]) }
        let key = try await bench.enqueue("bad")
        try await bench.enqueue("good")
        try await bench.run([pool]) { _ async throws in
            let outputs = try await bench.outputs(2)
            #expect(outputs[0].kind == .phrase && outputs[0].key.rawValue == "\(key)/apology")
            #expect(outputs[0].text == #"{"phrase":"apology"}"#)
            #expect(outputs[1].payload == Array("good".utf8))
        }
        #expect(
            try await bench.deadLetters() == [.init(lane: "c:7:7", attempts: "1", crashes: "0", why: "ai_refused")])
    }

    @Test("a handler that throws is run again, sees its attempts, and is parked when they are used up")
    func throwing() async throws {
        let bench = try await Bench()
        let runs = Signal<Int>()
        let pool = bench.pool(attempts: 3) { job in
            runs.send(job.attempts)
            throw Unlucky()
        }
        try await bench.enqueue("x")
        try await bench.run([pool]) { _ async throws in
            #expect(try await runs.next(3) == [0, 1, 2])
            #expect(try await bench.outputs(1).map(\.kind) == [.phrase])
        }
        #expect(try await bench.deadLetters().map(\.attempts) == ["3"])
    }

    @Test("what is kept of a failure is its reason or the error's type and case, never what it carries")
    func reasons() async throws {
        let bench = try await Bench()
        let pool = bench.pool(attempts: 1) { job in
            switch job.text {
            case "failure": throw JobFailure("no_answer", detail: "HTTP 500")
            case "case": throw Trouble.withText("личное")
            default: throw Unlucky()
            }
        }
        for (person, text) in ["failure", "case", "struct"].enumerated() {
            try await bench.enqueue(text, from: Int64(person))
        }
        try await bench.run([pool]) { _ async throws in _ = try await bench.outputs(3) }
        let letters = try await bench.deadLetters()
        #expect(letters.first { $0.lane == "c:0:0" }?.why == "no_answer")
        #expect(letters.first { $0.lane == "c:1:1" }?.why == "Trouble.withText")
        #expect(letters.allSatisfy { !$0.why.contains("личное") })
    }

    @Test("a job of a newer version is put off for five seconds without an attempt, a malformed one is parked")
    func foreign() async throws {
        let bench = try await Bench()
        try await bench.enqueue(stored: Array("2\nchat\ntext\nnewer\n1\n-\nx".utf8), from: 1)
        try await bench.enqueue(stored: Array("1\nchat\ndance\nnewer kind\n1\n-\nx".utf8), from: 2)
        try await bench.enqueue(stored: Array("1\nchat\ntext\nmalformed\nnot a time\n-\nx".utf8), from: 3)
        try await bench.enqueue("after them", from: 4)
        // One place: when the last job runs, those before it are settled.
        let pool = bench.pool(width: 1) { .done([Draft("done", to: $0)]) }
        try await bench.run([pool]) { _ async throws in #expect(try await bench.outputs(1).count == 1) }
        for person: Int64 in [1, 2] {
            #expect(try await bench.state(of: person) == "d|0|0")
            let delay = try await bench.delay(of: person)
            #expect(delay > 0 && delay <= 5)
        }
        #expect(try await bench.deadLetters().map(\.why) == ["malformed_item"])
    }
}
