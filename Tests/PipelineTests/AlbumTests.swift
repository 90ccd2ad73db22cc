import Glibc
import Mongo
import Proxy
import Support
import Testing

@Suite("An album of a meal", .serialized)
struct AlbumTests {
    @Test("of three photos that came in by two ingresses is one meal, one card and one look of the AI at all three")
    func album() async throws {
        let bot = try await Installation.start(workers: 0)
        let other = try await bot.startFurtherIngress()
        try await bot.sendPhoto("coffee", "гречка и котлета", chat: 73, album: "a")
        try await bot.world.get("wait?undelivered=0")
        try await bot.setWebhook(to: other.webhook)
        try await bot.sendPhoto("coffee-11mp-orientation6-gps", "", chat: 73, album: "a")
        try await bot.world.get("wait?undelivered=0")
        try await bot.setWebhook()
        try await bot.sendPhoto("coffee", "", chat: 73, album: "a")
        try await bot.world.get("wait?undelivered=0")
        for _ in 0..<2 { try await bot.startWorker() }
        let card = try #require(try await bot.shown(73, "Итого: ≈"))
        #expect(card.text.contains("1. гречка, ≈ 200 г") && card.text.contains("2. котлета, ≈ 90 г"))
        let looks = try await bot.looks()
        #expect(looks.map(\.count) == [3])
        #expect(looks.joined().allSatisfy { max($0.width, $0.height) <= 768 && !$0.metadata })
        #expect(try await bot.chat(73).said.count == 1)
        #expect(try await bot.meals(of: 73).count == 1)
    }

    @Test("takes in a photo that comes later: its card is edited and none is added, also by another worker")
    func late() async throws {
        let bot = try await Installation.start(workers: 0)
        let worker = try await bot.startWorker()
        for caption in ["рис", ""] { try await bot.sendPhoto("coffee", caption, chat: 74, album: "b") }
        let card = try #require(try await bot.shown(74, "рис, ≈ 180 г"))
        let looks = try await bot.looks().count
        worker.kill(15)
        #expect(try await worker.exitStatus() == 0)
        try await bot.startWorker()
        try await bot.world.post(
            "vision",
            [
                "sight": "food",
                "items": [
                    ["name": "компот", "grams": 250, "kcal": 40, "protein": 0, "fat": 0, "carbohydrates": 10]
                ],
                "count": 1,
            ])
        try await bot.sendPhoto("coffee-11mp-orientation6-gps", "", chat: 74, album: "b")
        let whole = try #require(try await bot.shown(74, "компот, ≈ 250 г — 100 ккал"))
        #expect(whole.message_id == card.message_id && whole.text.contains("1. рис, ≈ 180 г"))
        try await bot.press(whole, "½", 74)
        _ = try await bot.shown(74, "рис, ≈ 90 г")
        #expect(try await bot.chat(74).said.count == 1)
        #expect(try await bot.looks().count == looks + 1)
        #expect(try await bot.meals(of: 74).count == 1)
        // Of another album it is a meal of its own.
        try await bot.sendPhoto("coffee", "борщ", chat: 74, album: "c")
        let further = try #require(try await bot.shown(74, "борщ, ≈ 300 г"))
        #expect(further.message_id != card.message_id)
        #expect(try await bot.meals(of: 74).count == 2)
    }

    @Test("whose worker dies when the meal stands and nobody was told of it holds each item once")
    func takenOver() async throws {
        let bot = try await Installation.start(workers: 0, environment: ["FAMILYBOT_VISIBILITY_SECONDS": "2"])
        let settling = Checkpoint { $0.name == "FCALL fb1_done" ? "done" : nil }
        let worker = try await bot.startWorker(through: settling)
        settling.begin(cutting: .before(1)) { worker.kill(SIGKILL) }
        for caption in ["рис", ""] { try await bot.sendPhoto("coffee", caption, chat: 75, album: "d") }
        #expect(try await worker.exitStatus() == -SIGKILL)
        #expect(try await bot.meals(of: 75).count == 1)
        try await bot.startWorker()
        let card = try #require(try await bot.shown(75, "рис, ≈ 180 г", within: 60))
        #expect(!card.text.contains("2. рис"))
        #expect(try await bot.chat(75).said.count == 1)
        #expect(try await bot.meals(of: 75).count == 1)
        #expect(try await bot.looks().count == 1)
    }

    @Test("of which one picture cannot be had says so, and counts the others, also when its worker dies in between")
    func refused() async throws {
        let bot = try await Installation.start(workers: 0, environment: ["FAMILYBOT_VISIBILITY_SECONDS": "2"])
        try await bot.world.post(
            "faults",
            ["target": "telegram", "method": "file", "kind": "status", "value": ["code": 404], "count": 1])
        let settling = Checkpoint { $0.name == "FCALL fb1_done" ? "done" : nil }
        let worker = try await bot.startWorker(through: settling)
        settling.begin(cutting: .before(1)) { worker.kill(SIGKILL) }
        for caption in ["рис", ""] { try await bot.sendPhoto("coffee", caption, chat: 76, album: "e") }
        #expect(try await worker.exitStatus() == -SIGKILL)
        try await bot.startWorker()
        _ = try #require(try await bot.shown(76, "рис, ≈ 180 г", within: 60))
        _ = try #require(try await bot.shown(76, "Telegram не отдаёт мне этот файл"))
        #expect(try await bot.chat(76).said.count == 2)
        #expect(try await bot.looks().map(\.count) == [1])
        #expect(try await bot.meals(of: 76).first?["origin"]?.document?["photos"]?.int == 1)
    }
}
