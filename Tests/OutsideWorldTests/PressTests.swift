import Domain
import Testing

@testable import OutsideWorld

@Suite("A press of a button", .timeLimit(.minutes(1)))
struct PressTests {
    private func pressed(at time: Int64) -> Telegram {
        var telegram = Telegram(bot: Bot(token: "1:a"), outbox: Outbox(next: UpdateID(7)))
        telegram.open(ChatID(42))
        telegram.presses["q"] = Press(
            chat: ChatID(42), message: MessageID(1), user: UserID(42), data: "y", at: Moment(milliseconds: time))
        return telegram
    }

    private func answer(_ telegram: inout Telegram, at time: Int64) -> Refusal? {
        do throws(Refusal) {
            _ = try telegram.answerCallbackQuery(
                Parameters(values: ["callback_query_id": .text("q")]), at: Moment(milliseconds: time))
            return nil
        } catch {
            return error
        }
    }

    private func look(_ telegram: Telegram, at time: Int64) -> JSON? {
        telegram.presses(in: ChatID(42), at: Moment(milliseconds: time)).first?["look"]
    }

    @Test("spins until the bot answers, and dies after fifteen seconds without")
    func looks() {
        var telegram = pressed(at: 0)
        #expect(look(telegram, at: 14_999) == "waiting")
        #expect(look(telegram, at: 15_000) == "died")
        #expect(answer(&telegram, at: 14_999) == nil)
        #expect(look(telegram, at: 90_000) == "answered")
    }

    @Test("that has died stays dead, though Telegram takes an answer for two and a half minutes")
    func late() {
        var telegram = pressed(at: 0)
        #expect(answer(&telegram, at: 15_000) == nil)
        #expect(answer(&telegram, at: 149_999) == nil)
        #expect(look(telegram, at: 150_000) == "died")
        #expect(answer(&telegram, at: 150_000)?.code == 400)
    }

    @Test("is told with who pressed what, also when the answer came with the webhook's")
    func told() async throws {
        let answers: Receiver.Script = { _, arrival in
            guard let id = arrival.update["callback_query"]?["id"] else { return .init() }
            return .init(body: ["method": "answerCallbackQuery", "callback_query_id": id])
        }
        try await withWorld { world in
            try await withReceiver(answers) { receiver in
                _ = try await world.bot("setWebhook", ["url": .string(receiver.address)])
                try await world.say("hello")
                let keyboard: JSON = ["inline_keyboard": [[["text": "yes", "callback_data": "y"]]]]
                _ = try await world.bot("sendMessage", ["chat_id": 42, "text": "a", "reply_markup": keyboard])
                try await world.control("press", ["chat": 42, "message_id": 2, "data": "y"])
                #expect(try await world.get("/control/wait?calls=1&method=answerCallbackQuery").status == 200)
                let press = try await world.get("/control/chats/42").json["presses"]?.array?.first
                #expect(press?["look"] == "answered")
                #expect(press?["user"] == 42 && press?["message_id"] == 2 && press?["data"] == "y")
            }
        }
    }
}
