import Domain
import Jobs
import Operations
import Phrases
import StandIn
import Testing

@Suite("The AI's answer", .timeLimit(.minutes(1)))
struct AssistantTests {
    /// The world whose AI says these things in turn, the last one for ever.
    private func saying(_ answers: StandIn.Answer...) -> @Sendable (Call) async throws -> StandIn.Answer? {
        let asked = Tally()
        return { call in call.method == "completions" ? answers[min(asked.next(), answers.count - 1)] : nil }
    }

    @Test(
        "that does not come is explained by its reason, without asking again where that cannot help",
        arguments: [
            (StandIn.Answer.aiError(400, code: "context_length_exceeded"), "questionTooLong"),
            (.aiError(413), "questionTooLong"), (.completion("нет", finish: "content_filter"), "aiRefused"),
            (.aiError(400, code: "content_policy_violation"), "aiRefused"),
            (.aiError(429, code: "insufficient_quota"), "aiQuota"), (.aiError(402), "aiQuota"),
            (.aiError(401), "aiUnavailable"), (.aiError(404, code: "model_not_found"), "aiUnavailable"),
            (.aiError(400, code: "bad_field"), "aiUnavailable"), (.completion("", finish: "length"), "aiUnavailable"),
        ])
    func named(_ answer: StandIn.Answer, phrase: String) async throws {
        try await Bench.run(world: saying(answer)) { bench async throws in
            #expect(try await bench.ask(.text("Сколько?")) == ["phrase \(phrase)"])
            #expect(bench.questions == 1)
        }
    }

    @Test(
        "is asked for again when that may help",
        arguments: [
            StandIn.Answer.aiError(429, headers: ["retry-after-ms": "1"]), .aiError(503), .completion(" "),
            .json(200, "<html>"), .lost,
        ])
    func retried(_ trouble: StandIn.Answer) async throws {
        try await Bench.run(world: saying(trouble, .completion("Четыре"))) { bench async throws in
            #expect(try await bench.ask(.text("Сколько?")) == [#"message "Четыре" card answer:7"#])
            #expect(bench.questions == 2)
        }
    }

    @Test("is asked for three times and no more, and the AI then counts as down")
    func givenUp() async throws {
        let trouble = StandIn.Answer.aiError(500, headers: ["retry-after-ms": "1"])
        try await Bench.run(world: saying(trouble)) { bench async throws in
            #expect(try await bench.ask(.text("Сколько?")) == ["phrase aiUnavailable"])
            #expect(bench.questions == 3)
            #expect(bench.watch.states[.ai] == .down)
        }
    }

    @Test("waits as long as the server asks before it is asked for again")
    func retryAfter() async throws {
        let trouble = StandIn.Answer.aiError(429, headers: ["retry-after-ms": "700"])
        try await Bench.run(world: saying(trouble, .completion("Четыре"))) { bench async throws in
            let began = ContinuousClock.now
            #expect(try await bench.ask(.text("Сколько?")) == [#"message "Четыре" card answer:7"#])
            let took = ContinuousClock.now - began
            #expect(took >= .milliseconds(700))
        }
    }

    @Test("is given up at once when the server asks for more patience than the job has")
    func impatient() async throws {
        let trouble = StandIn.Answer.aiError(429, headers: ["retry-after": "3600"])
        try await Bench.run(world: saying(trouble)) { bench async throws in
            #expect(try await bench.ask(.text("Сколько?")) == ["phrase aiUnavailable"])
            #expect(bench.questions == 1)
        }
    }

    @Test("is paid for once: a second run has it from the first")
    func step() async throws {
        try await Bench.run { bench async throws in
            try await bench.put(.text("Сколько?"))
            let first = try await bench.take()
            let answer = try await first.outcome()
            try await first.giveBack()
            #expect(try await bench.take().outcome() == answer)
            #expect(bench.questions == 1)
        }
    }

    @Test("that broke off says so at its end, and is paid for once, too")
    func cutOff() async throws {
        try await Bench.run(world: saying(.completion("Дважды два", finish: "length"))) { bench async throws in
            try await bench.put(.text("Сколько?"))
            let first = try await bench.take()
            let answer = try await first.outcome()
            let note = Phrase.answerCutOff.text(in: .russian)
            #expect(answer == ["message \"Дважды два\n\n\(note)\" card answer:7"])
            #expect(bench.watch.states[.ai] == .up)
            try await first.giveBack()
            #expect(try await bench.take().outcome() == answer)
            #expect(bench.questions == 1)
        }
    }

    @Test("of invisible characters is none", arguments: ["\u{2800}", "\u{200b}\u{200b}", "\u{feff}"])
    func invisible(_ text: String) async throws {
        try await Bench.run(world: saying(.completion(text))) { bench async throws in
            #expect(try await bench.ask(.text("Сколько?")) == ["phrase aiUnavailable"])
        }
    }

    @Test("keeps its formatting and links to nobody")
    func markdown() async throws {
        try await Bench.run(world: saying(.completion("**Да** [тут](https://a.b)"))) { bench async throws in
            let lines = try await bench.ask(.text("Сколько?"))
            #expect(lines.first?.contains("**") == false && lines.first?.contains("Да") == true)
        }
    }
}
