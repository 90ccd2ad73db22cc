import Foundation
import Glibc
import Proxy
import Redis
import Support
import Testing

@Suite("A photo that takes its time", .serialized)
struct SlowPhotoTests {
    private static let looking = "Смотрю на фото…"

    @Test(
        "holds up no text of the same person, and is stopped by a word, which takes the place of what was said about it",
        arguments: zip(["стоп", "/undo", "отмени"], Int64(75)...77))
    func stopped(word: String, chat: Int64) async throws {
        let bot = try await Installation.start()
        try await bot.world.post("faults", ["target": "ai", "method": "vision", "kind": "hang"])
        try await bot.sendPhoto("coffee", "рис", chat: chat)
        try await bot.world.aiRequests(1)
        try await bot.world.say("Что на ужин?", chat: chat)
        _ = try await bot.shown(chat, "вы написали «Что на ужин?»")
        #expect(try await inFlight(bot) == 1, "it is still looked at")
        let note = try #require(try await bot.shown(chat, Self.looking))
        try await bot.world.say(word, chat: chat)
        let stopped = try #require(try await bot.shown(chat, "остановился"))
        #expect(stopped.message_id == note.message_id)
        try await bot.world.say("/today", chat: chat)
        _ = try await bot.shown(chat, "ничего нет")
        #expect(try await bot.chat(chat).said.count == 3)
        #expect(try await bot.meals(of: chat).isEmpty)
    }

    @Test(
        "says so after three seconds, in a message that becomes the card; “typing…” is seen all the while, and not after"
    )
    func progress() async throws {
        let bot = try await Installation.start()
        try await bot.world.post("faults", ["target": "ai", "method": "vision", "kind": "delay", "value": 9000])
        try await bot.sendPhoto("coffee", "рис", chat: 78)
        let note = try #require(try await bot.shown(78, Self.looking))
        let card = try #require(try await bot.shown(78, "Итого: ≈"))
        #expect(card.message_id == note.message_id)
        try await bot.press(card, "½", 78)
        #expect(try await bot.shown(78, "рис, ≈ 90 г")?.message_id == card.message_id)
        #expect(try await bot.chat(78).said.count == 1)
        let calls = try await calls(bot)
        let typing = calls.filter { $0.method == "sendChatAction" }.map(\.at)
        let shown = try #require(calls.first { $0.method == "editMessageText" }?.at)
        #expect(typing.count >= 3 && typing.allSatisfy { $0 <= shown }, "\(calls)")
    }

    @Test("and whose worker is killed leaves no sentence behind: the next worker's card takes its place")
    func killed() async throws {
        let bot = try await Installation.start(workers: 0, environment: ["FAMILYBOT_VISIBILITY_SECONDS": "3"])
        let worker = try await bot.startWorker()
        try await bot.world.post("faults", ["target": "ai", "method": "vision", "kind": "hang"])
        let photo = try await bot.sendPhoto("coffee", "рис", chat: 79)
        let note = try #require(try await bot.shown(79, Self.looking))
        // What is sent a moment before a death is unknown to the next worker.
        try await noted(bot, "{123456}card:79:photo:\(photo)")
        worker.kill(9)
        try await bot.startWorker()
        let card = try #require(try await bot.shown(79, "Итого: ≈", within: 60))
        #expect(card.message_id == note.message_id)
        #expect(try await bot.chat(79).said.count == 1)
        #expect(try await bot.meals(of: 79).count == 1)
    }

    @Test("and is stopped when its meal stands already is not called stopped: the card comes, and the word is told so")
    func tooLate() async throws {
        let bot = try await Installation.start(workers: 0, environment: ["FAMILYBOT_VISIBILITY_SECONDS": "4"])
        let settling = Checkpoint { $0.name == "FCALL fb1_done" ? "done" : nil }
        let worker = try await bot.startWorker(through: settling)
        settling.begin(cutting: .before(1)) { worker.kill(SIGKILL) }
        try await bot.sendPhoto("coffee", "рис", chat: 80)
        #expect(try await worker.exitStatus() == -SIGKILL)
        #expect(try await bot.meals(of: 80).count == 1)
        try await bot.world.say("стоп", chat: 80)
        // Its first look for jobs finds the word; the photo is another's until that was silent for long enough.
        try await bot.startWorker()
        _ = try #require(try await bot.shown(80, "Останавливать поздно"))
        _ = try #require(try await bot.shown(80, "рис, ≈ 180 г", within: 60))
        #expect(try await bot.chat(80).said.count == 2)
    }

    private func noted(_ bot: Installation, _ key: String) async throws {
        let redis = bot.redis.connect()
        defer { redis.close() }
        for _ in 0..<300 {
            if try await redis.send(Command("EXISTS", key)) == .integer(1) { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Missing("\(key) in Redis")
    }

    private struct Call: Decodable {
        let at: Int64
        let method: String
    }

    private func calls(_ bot: Installation) async throws -> [Call] {
        struct Calls: Decodable { let calls: [Call] }
        return try JSONDecoder().decode(Calls.self, from: try await bot.world.get("calls")).calls
    }

    private func inFlight(_ bot: Installation) async throws -> Int {
        struct State: Decodable { let ai_in_flight: Int }
        return try JSONDecoder().decode(State.self, from: try await bot.world.get("state")).ai_in_flight
    }
}
