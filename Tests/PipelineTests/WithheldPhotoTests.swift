import Domain
import Foundation
import Jobs
import Redis
import Support
import Testing

@Suite("A photo that Telegram does not hand out", .serialized)
struct WithheldPhotoTests {
    @Test(
        "waits for ten minutes, tells the operator, and is then given up with a sentence",
        arguments: ["getfile", "file"])
    func unauthorized(_ method: String) async throws {
        let bot = try await Installation.start(workers: 0)
        let refusal: [String: Any] = ["code": 401, "description": "Unauthorized"]
        try await bot.world.post(
            "faults", ["target": "telegram", "method": method, "kind": "status", "value": refusal, "count": 100])
        for chat in [Int64(91), 92] { try await bot.sendPhoto("coffee", "рис", chat: chat) }
        try await bot.world.get("wait?undelivered=0")
        try await age(bot, "p:92:92", by: .seconds(601))
        let worker = try await bot.startWorker()
        _ = try #require(try await bot.shown(92, "не даёт мне скачать эту картинку"))
        #expect(try await worker.wrote("Telegram refuses, and a photo waits"))
        try await state(bot, "p:91:91", hasPrefix: "d|0|0")
        #expect(try await bot.chat(91).said.isEmpty)
        #expect(bot.log.contains("a picture cannot be had, and nobody waits for it any more"))
        #expect(try await bot.world.counts().ai_requests == 0)
    }

    /// As if the head of a lane had come so much earlier.
    private func age(_ bot: Installation, _ lane: String, by span: Duration) async throws {
        let redis = bot.redis.connect()
        defer { redis.close() }
        let stored = try #require(try await redis.send(Command("LINDEX", "{123456}l:\(lane)", "0")).bytes)
        let item = try Item(decoding: stored)
        let older = Item(
            pool: item.pool, kind: item.kind, key: item.key, arrival: item.arrival - Int64(span / .milliseconds(1)),
            address: item.address, payload: item.payload)
        var command = Command(arguments: 4)
        for part in ["LSET", "{123456}l:\(lane)", "0"] { command.add(part) }
        command.add(older.encoded)
        #expect(try await redis.send(command).text == "OK")
    }

    private func state(_ bot: Installation, _ lane: String, hasPrefix prefix: String) async throws {
        let redis = bot.redis.connect()
        defer { redis.close() }
        for _ in 0..<300 {
            if try await redis.send(Command("HGET", "{123456}cur", lane)).text?.hasPrefix(prefix) == true { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Missing("\(lane) in the state \(prefix): \(bot.log.suffix(2000))")
    }
}
