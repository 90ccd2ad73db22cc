import Mongo
import Redis
import Support
import Testing

@Suite("The bytes of a photo")
struct PhotoPrivacyTests {
    @Test("stand in no database, neither while it is looked at nor afterwards")
    func dropped() async throws {
        let bot = try await Installation.start()
        let picture = "coffee-11mp-orientation6-gps"
        try await bot.world.post("faults", ["target": "ai", "method": "vision", "kind": "hang"])
        try await bot.sendPhoto(picture, "рис", chat: 80)
        try await bot.world.aiRequests(1)
        let inWork = try await stored(bot)
        try await bot.world.say("стоп", chat: 80)
        _ = try await bot.shown(80, "остановился")
        try await bot.sendPhoto(picture, "рис", chat: 80)
        _ = try #require(try await bot.shown(80, "рис, ≈ 180 г"))
        let smallest = try #require(try await bot.pictures().first).bytes
        #expect(smallest > 20_000)
        #expect(inWork < smallest)
        #expect(try await stored(bot) < smallest)
    }

    /// All that is known about people and jobs, in bytes.
    private func stored(_ bot: Installation) async throws -> Int {
        let redis = bot.redis.connect()
        defer { redis.close() }
        guard case .array(let keys) = try await redis.send(Command("KEYS", "*")) else { throw Missing("keys") }
        var bytes = 0
        for key in keys.compactMap(\.text) {
            // Null for a key that has just gone.
            if case .bulk(let value) = try await redis.send(Command("DUMP", key)) { bytes += value.count }
        }
        for collection in ["people", "meals", "foods", "dialogs", "outbox.files", "outbox.chunks"] {
            bytes += try await bot.documents(of: collection).map(\.bytes.count)
                .reduce(0, +)
        }
        return bytes
    }
}
