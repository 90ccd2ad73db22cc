import Domain
import Jobs
import Outputs
import Resilience
import StandIn
import TelegramAPI
import Testing
import WorkerRuntime

@Suite("An output that Telegram refuses", .timeLimit(.minutes(1)))
struct RefusalTests {
    private static let rates = SendingRates.limited(
        all: Rate(30, per: .second), perChat: Rate(1, per: .second, burst: 5), perGroup: Rate(20, per: .minute))

    @Test("because of too many waits as long as asked, and its chat with it")
    func flood() async throws {
        try await Bench.run([.flood(7)], rates: Self.rates) { bench async throws in
            try await bench.put(.text("раз"))
            let run = try await bench.take()
            #expect(try await run.outcome() == "later 7.0 flood")
            let pause = try await bench.limits.message(to: ChatID(42))
            #expect(pause > .seconds(5) && pause <= .seconds(7))
            #expect(try await bench.limits.message(to: ChatID(43)) == .zero)
            try await run.giveBack()
            #expect(try await bench.take().outcome().hasSuffix("rate_limit"), "nothing is sent into a pause")
            #expect(bench.telegram.calls.count == 1)
        }
    }

    @Test("because of too many in a third chat within seconds pauses all chats")
    func floods() async throws {
        try await Bench.run([.flood(7), .flood(7), .flood(7)], rates: Self.rates) { bench async throws in
            for chat in [-1, -2] as [Int64] {
                try await bench.put(.text("раз", to: .group(chat)))
                _ = try await bench.take().outcome()
                #expect(try await bench.limits.message(to: ChatID(99)) == .zero)
            }
            try await bench.put(.text("раз", to: .group(-3)))
            #expect(try await bench.take().outcome() == "later 7.0 flood")
            #expect(try await bench.limits.message(to: ChatID(99)) > .seconds(5))
        }
    }

    @Test("for its formatting is sent again as plain text")
    func entities() async throws {
        try await Bench.run([.refusal(400, "Bad Request: can't parse entities: wrong offset")]) { bench async throws in
            let text = RichText("раз ") + RichText("два").bold
            #expect(try await bench.deliver(.message(OutgoingMessage(text: text, card: nil), to: Bench.home)) == "done")
            #expect(bench.written == [#"sendMessage 42 "раз два" bold"#, #"sendMessage 42 "раз два""#])
        }
    }

    @Test("for formatting that it has not got is put aside, and not tried for ever")
    func noEntities() async throws {
        try await Bench.run([.refusal(400, "Bad Request: can't parse entities")]) { bench async throws in
            #expect(try await bench.deliver(.text("раз")) == "never refused")
            #expect(bench.telegram.calls.count == 1)
        }
    }

    @Test("because its topic is gone is sent once more without it")
    func thread() async throws {
        let gone = StandIn.Answer.refusal(400, "Bad Request: message thread not found")
        try await Bench.run([gone]) { bench async throws in
            #expect(try await bench.deliver(.text("раз", to: .group(-7, thread: 5))) == "done")
            #expect(bench.written == [#"sendMessage -7 "раз" thread 5 reply 7"#, #"sendMessage -7 "раз" reply 7"#])
        }
        try await Bench.run([gone, gone]) { bench async throws in
            #expect(try await bench.deliver(.text("раз", to: .group(-7, thread: 5))) == "never refused")
            #expect(bench.telegram.calls.count == 2)
        }
    }

    @Test("because what it answers is gone is sent without showing it")
    func reply() async throws {
        try await Bench.run([.refusal(400, "Bad Request: message to be replied not found")]) { bench async throws in
            #expect(try await bench.deliver(.text("раз", to: .group(-7))) == "done")
            #expect(bench.written == [#"sendMessage -7 "раз" reply 7"#, #"sendMessage -7 "раз""#])
        }
    }

    @Test("because the group has moved follows it, every part")
    func migrated() async throws {
        let moved = StandIn.Answer.refusal(
            400, "Bad Request: group chat was upgraded to a supergroup chat", #"{"migrate_to_chat_id":-1007}"#)
        try await Bench.run([moved, nil, moved, nil]) { bench async throws in
            let text = String(repeating: "да ", count: 2_000)
            #expect(try await bench.deliver(.text(text, to: .group(-7))) == "done")
            #expect(bench.telegram.calls.compactMap { $0.parameters?.chat_id } == [-7, -1007, -7, -1007])
        }
    }

    @Test(
        "because nobody reads there ends quietly, and the chat's next one goes out",
        arguments: [
            StandIn.Answer.refusal(403, "Forbidden: bot was blocked by the user"),
            .refusal(403, "Forbidden: user is deactivated"), .refusal(400, "Bad Request: chat not found"),
        ])
    func unreachable(_ answer: StandIn.Answer) async throws {
        try await Bench.run([answer]) { bench async throws in
            let long = String(repeating: "да ", count: 2_000)
            try await bench.put(.text(long))
            try await bench.put(.text("снова"))
            let run = try await bench.take()
            #expect(try await run.outcome() == "done")
            #expect(bench.telegram.calls.count == 1, "no second part into the void")
            try await run.settle()
            #expect(try await bench.take().outcome() == "done")
            #expect(bench.written.last == #"sendMessage 42 "снова""#)
        }
    }

    @Test(
        "for a reason that is the operator's waits",
        arguments: [
            StandIn.Answer.refusal(401, "Unauthorized"), .refusal(404, "Not Found"), .refusal(409, "Conflict"),
        ])
    func unauthorized(_ answer: StandIn.Answer) async throws {
        try await Bench.run([answer]) { bench async throws in
            try await bench.put(.text("раз"))
            #expect(try await bench.take().outcome() == "later 30.0 unauthorized")
        }
    }

    @Test("for a reason that nobody knows is put aside")
    func other() async throws {
        try await Bench.run([.refusal(400, "Bad Request: the moon is full")]) { bench async throws in
            #expect(try await bench.deliver(.text("раз")) == "never refused")
        }
    }

    @Test(
        "because its servers fail waits and costs no attempt",
        arguments: [
            StandIn.Answer.json(500, #"{"ok":false,"error_code":500,"description":"Internal Server Error"}"#),
            .json(502, "<html>"), .json(504, ""),
        ])
    func outage(_ answer: StandIn.Answer) async throws {
        try await Bench.run([answer]) { bench async throws in
            try await bench.put(.text("раз"))
            let outcome = try await bench.take().outcome()
            #expect(outcome.hasPrefix("later") && outcome.hasSuffix("telegram_away"))
        }
    }

    @Test("because nobody answers the door waits and costs no attempt")
    func unreachableServer() async throws {
        try await Bench.run(reachable: false) { bench async throws in
            try await bench.put(.text("раз"))
            let outcome = try await bench.take().outcome()
            #expect(outcome.hasPrefix("later") && outcome.hasSuffix("telegram_away"))
        }
    }

    @Test("perhaps, for the answer is lost, counts as a failed run", arguments: [StandIn.Answer.lost, .json(200, "<")])
    func lostAnswer(_ answer: StandIn.Answer) async throws {
        try await Bench.run([answer]) { bench async throws in
            try await bench.put(.text("раз"))
            let run = try await bench.take()
            let failure = await #expect(throws: JobFailure.self) { try await run.outcome() }
            #expect(failure?.reason == "no_answer")
            #expect(failure?.detail.contains("may have run") == true)
        }
    }
}
