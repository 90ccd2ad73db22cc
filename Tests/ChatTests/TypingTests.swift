import Domain
import Jobs
import Outputs
import Resilience
import StandIn
import Testing
import WorkerRuntime

@Suite("\"typing…\"", .timeLimit(.minutes(1)))
struct TypingTests {
    @Test("is shown at once, while the AI still thinks")
    func atOnce() async throws {
        let seen = Gate()
        // The AI answers only after the sign was seen: without it this would hang.
        try await Bench.run(world: { call in
            if call.method == "sendChatAction" { seen.open() }
            if call.method == "completions" { await seen.passed() }
            return nil
        }) { bench async throws in
            #expect(try await bench.ask(.text("Сколько?")) == [#"message "Ответ" card answer:7"#])
            #expect(bench.world.lines(of: ["sendChatAction"]) == ["sendChatAction 42 typing"])
        }
    }

    @Test("is never shown after the answer, though Telegram is slow to take it")
    func neverAfter() async throws {
        let shown = Gate()
        let over = Gate()
        try await Bench.run(world: { call in
            if call.method == "sendChatAction" {
                shown.open()
                await over.passed()
            }
            if call.method == "completions" { await shown.passed() }
            return nil
        }) { bench async throws in
            // The sign's call hangs: the answer does not wait for it.
            #expect(try await bench.ask(.text("Сколько?")) == [#"message "Ответ" card answer:7"#])
            over.open()
            try await bench.ask(.text("/help"))
            #expect(bench.world.calls.map(\.method).sorted() == ["completions", "sendChatAction"])
        }
    }

    @Test("is not needed for what takes no time")
    func notForPhrases() async throws {
        try await Bench.run { bench async throws in
            try await bench.ask(.text("/help"))
            try await bench.ask(.message(#""sticker":{"file_id":"A"}"#))
            #expect(bench.world.calls.isEmpty)
        }
    }

    @Test("that Telegram refuses or does not take spoils nothing", arguments: [StandIn.Answer.flood(9), .lost])
    func refused(_ trouble: StandIn.Answer) async throws {
        let tried = Gate()
        try await Bench.run(world: { call in
            if call.method == "sendChatAction" {
                tried.open()
                return trouble
            }
            if call.method == "completions" { await tried.passed() }
            return nil
        }) { bench async throws in
            #expect(try await bench.ask(.text("Сколько?")) == [#"message "Ответ" card answer:7"#])
        }
    }

    @Test("is left out while a message to the chat waits, and where the limits have no room")
    func noRoom() async throws {
        let rates = SendingRates.limited(
            all: Rate(1, per: .hour), perChat: Rate(1, per: .hour), perGroup: Rate(1, per: .hour))
        try await Bench.run(rates: rates) { bench async throws in
            let limits = SendingLimits(lanes: bench.lanes, rates: rates)
            #expect(try await limits.message(to: ChatID(99)) == .zero)
            try await bench.ask(.text("Сколько?"))
            #expect(bench.world.calls.map(\.method) == ["completions"])
        }
    }
}
