import HTTPTypes
import TelegramAPI
import Testing

@Suite("The answer to a button", .timeLimit(.minutes(1)))
struct ToastTests {
    @Test(
        "is cut to what Telegram shows, at a whole character",
        arguments: [
            (String(repeating: "я", count: 200), String(repeating: "я", count: 200)),
            (String(repeating: "я", count: 201), String(repeating: "я", count: 199) + "…"),
            (String(repeating: "🍲", count: 101), String(repeating: "🍲", count: 99) + "…"),
        ])
    func fitting(text: String, shown: String) async throws {
        try await TelegramServer.run(.json(.ok, #"{"ok":true,"result":true}"#)) { server in
            try await server.bot.answerCallbackQuery(id: CallbackID(rawValue: "9"), text: text, alert: false)
            let body = try #require(server.seen.first).body
            #expect(body.contains(#""text":"\#(shown)""#))
        }
    }
}
