import Foundation
import Support
import Testing

@Suite("The watch over the webhook, through real processes", .serialized, .timeLimit(.minutes(3)))
struct WebhookWatchTests {
    private static let owner: Int64 = 40

    /// One person is asked, so that the alert has one reader.
    private static func start() async throws -> Installation {
        let bot = try await Installation.start(environment: [
            "FAMILYBOT_WEBHOOK_CHECK_SECONDS": "1", "FAMILYBOT_OWNER_IDS": "\(owner)",
        ])
        try await bot.world.say("Привет", chat: owner)
        _ = try await bot.world.transcript(owner, with: 1)
        try await bot.startScheduler()
        return bot
    }

    @Test("a webhook that somebody removed is set again, told to the owner once, and nothing is lost")
    func removed() async throws {
        let bot = try await Self.start()
        let other = try await bot.startScheduler()
        for round in 1...3 {
            try await bot.removeWebhook()
            try await bot.world.say("Вопрос \(round)", chat: Self.owner)
            _ = try await bot.world.transcript(Self.owner, saying: "«Вопрос \(round)»", within: 60)
        }
        let said = try await bot.world.transcript(Self.owner, saying: "вебхук у Telegram кто-то убрал", within: 60).said
        #expect(said.filter { $0.contains("вебхук") }.count == 1, "\(said)")
        #expect(said.filter { $0.contains("Симулятор") }.count == 4)
        // The first holds the right to watch.
        #expect(!other.log.contains("the webhook was set again"))
    }

    @Test("a webhook that leads elsewhere is brought back, and the fault is counted")
    func elsewhere() async throws {
        let bot = try await Self.start()
        try await bot.setWebhook(to: "http://127.0.0.1:9/other")
        try await bot.world.say("Ты где?", chat: Self.owner)
        _ = try await bot.world.transcript(Self.owner, saying: "«Ты где?»", within: 60)
        #expect(bot.log.contains("\"fault\":\"other_address\""))
    }
}
