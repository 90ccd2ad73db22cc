import Foundation
import HTTPClient
import Mongo
import Redis
import Support
import Testing
import Threading

/// What people write, and what nobody may read, is planted, and then looked for in everything that was written.
@Suite("Secrets and words", .serialized, .timeLimit(.minutes(3)))
struct CanaryTests {
    /// In Latin letters too: an update as Telegram sends it has no others.
    private static let latin = "canary-q7x"
    private static let words = ["канарейка-вопрос", "канарейка-фильм", "канарейка-подпись", "канарейка-страж", latin]
    private static let secrets = ["TEST-TOKEN", World.aiKey, Installation.secret]
    private static let person: Int64 = 61
    private static let stranger: Int64 = 777_001

    @Test("are in no log at the finest level and in no metric, and nothing of a settled job stays in Redis but numbers")
    func canaries() async throws {
        let bot = try await Installation.start()
        try await bot.startScheduler()
        try await talk(bot)
        var written = ["logs": bot.log]
        for address in bot.metricsAddresses {
            written["metrics of \(address)"] = String(
                decoding: try await bot.get("http://\(address)/metrics").body, as: UTF8.self)
        }
        written["health"] = String(decoding: try await bot.get(path: "/api/health").body, as: UTF8.self)
        written["Redis"] = try await everything(in: bot.redis.connect())
        #expect(written.values.allSatisfy { $0.count > 100 } && written.count >= 5)
        for (place, text) in written {
            for canary in Self.words + Self.secrets { #expect(!text.contains(canary), "\(canary) in \(place)") }
        }
        // The search would find them: the person's own words are in the database, where they belong, and no secret is.
        var stored = ""
        for collection in ["families", "people", "meals", "films", "dialogs", "invites", "schema"] {
            for document in try await bot.documents(of: collection) {
                stored += String(decoding: document.bytes, as: UTF8.self)
            }
        }
        #expect(stored.contains("канарейка-фильм") && stored.contains("канарейка-вопрос"))
        for secret in Self.secrets { #expect(!stored.contains(secret), "\(secret) in MongoDB") }
        #expect(!stored.contains("канарейка-страж"), "what a stranger says is kept nowhere")
    }

    @Test("are not in what a worker writes that crashes in the middle of a job")
    func crash() async throws {
        let bot = try await Installation.start(
            workers: 0, environment: ["SWIFT_BACKTRACE": "enable=yes,color=no,registers=none"])
        let worker = try await bot.startWorker()
        try await bot.world.post("faults", ["target": "ai", "kind": "hang"])
        try await bot.world.say("Что такое канарейка-вопрос и \(Self.latin)?", chat: Self.person)
        try await bot.world.aiRequests(1)
        worker.kill(SIGSEGV)
        #expect(try await worker.wrote("Backtrace took"))
        let log = worker.log
        for canary in Self.words + Self.secrets { #expect(!log.contains(canary), "\(canary)") }
    }

    @Test("that a program writes are found and told")
    func watched() async throws {
        let told = Locked<[String]>([])
        let program = try ChildProcess(
            "/bin/sh", ["-c", "echo ${OPENAI_API_KEY%y}; sleep 0; echo a$OPENAI_API_KEY"],
            environment: ["OPENAI_API_KEY": World.aiKey], tellingLeaks: { leak in told.withLock { $0.append(leak) } })
        #expect(try await program.exitStatus() == 0)
        #expect(told.withLock { $0 } == ["sh wrote its OPENAI_API_KEY"])
    }

    /// A question, a record, a photo, a press, failures of both services, and a stranger.
    private func talk(_ bot: Installation) async throws {
        let world = bot.world
        try await world.say("Что такое канарейка-вопрос и \(Self.latin)?", chat: Self.person)
        _ = try await world.transcript(Self.person, saying: "канарейка-вопрос")
        try await world.say("Я посмотрел фильм канарейка-фильм, оценка 9/10", chat: Self.person)
        _ = try await world.transcript(Self.person, saying: "канарейка-фильм")
        try await bot.sendPhoto("coffee", "гречка и канарейка-подпись \(Self.latin)", chat: Self.person)
        let card = try #require(try await bot.shown(Self.person, "Итого: ≈"))
        try await bot.press(card, "½", Self.person)
        try await bot.toast("Исправлено", Self.person)
        try await world.post(
            "faults",
            ["target": "ai", "kind": "status", "count": 1, "value": ["code": 400, "message": "канарейка-вопрос"]])
        try await world.post("faults", ["target": "telegram", "method": "sendMessage", "kind": "garbage", "count": 1])
        try await world.say("И ещё раз про канарейка-вопрос и \(Self.latin)", chat: Self.person)
        _ = try await world.transcript(Self.person, with: 4, within: 60)
        try await world.say("канарейка-страж \(Self.latin): кто здесь?", chat: Self.stranger)
        _ = try await world.transcript(Self.stranger, with: 1)
        try await settled(bot)
    }

    /// Waits until no lane holds anything.
    private func settled(_ bot: Installation) async throws {
        let redis = bot.redis.connect()
        while try await redis.send(Command("HLEN", "{123456}cur")) != .integer(0) {
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Every key with everything under it.
    private func everything(in redis: Connection) async throws -> String {
        var text = ""
        for key in try await redis.send(Command("KEYS", "*")).array?.compactMap(\.text) ?? [] {
            let read: Command =
                switch try await redis.send(Command("TYPE", key)).text {
                case "list": Command("LRANGE", key, "0", "-1")
                case "hash": Command("HGETALL", key)
                case "set": Command("SMEMBERS", key)
                case "zset": Command("ZRANGE", key, "0", "-1", "WITHSCORES")
                case "stream": Command("XRANGE", key, "-", "+")
                default: Command("GET", key)
                }
            text += "\(key) \(shown(try await redis.send(read)))\n"
        }
        return text
    }

    private func shown(_ reply: Reply) -> String {
        if let items = reply.array { return items.map(shown).joined(separator: " ") }
        return reply.text ?? "\(reply)"
    }
}
