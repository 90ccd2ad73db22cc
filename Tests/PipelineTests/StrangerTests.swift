import Foundation
import HTTPClient
import Redis
import Support
import Testing

@Suite("Strangers at the door", .serialized)
struct StrangerTests {
    private static let stranger: Int64 = 5000
    private static let newcomer: Int64 = 5001

    @Test("have three places, a link always gets in, and members have room")
    func flood() async throws {
        let bot = try await Installation.start(workers: 0)
        let scheduler = try await bot.startScheduler()
        #expect(try await scheduler.wrote("roll called"))
        for number in 0..<5 {
            try await post("text \(number)", from: Self.stranger, update: number, bot)
            try await post("text \(number)", from: 40, update: 100 + number, bot)
        }
        let redis = bot.redis.connect()
        #expect(try await length(of: Self.stranger, redis) == 3)
        #expect(try await length(of: 40, redis) == 5)
        try await post("/start ABCD-EFGH", from: Self.stranger, update: 200, bot)
        #expect(try await length(of: Self.stranger, redis) == 4)
    }

    @Test("are strangers no longer as soon as they are added, and are again as soon as they are removed")
    func comingAndGoing() async throws {
        let bot = try await Installation.start()
        let scheduler = try await bot.startScheduler()
        #expect(try await scheduler.wrote("roll called"))
        let redis = bot.redis.connect()
        #expect(try await !isKnown(Self.newcomer, redis))
        try await bot.world.say("/adduser \(Self.newcomer) adult", chat: 41)
        _ = try await bot.world.transcript(41, with: 1)
        #expect(try await isKnown(Self.newcomer, redis))
        try await bot.world.say("/removeuser \(Self.newcomer)", chat: 41)
        _ = try await bot.world.transcript(41, with: 2)
        #expect(try await !isKnown(Self.newcomer, redis))
        #expect(try await isKnown(41, redis))

        _ = try await redis.send(Command("DEL", "{123456}known"))
        let end = ContinuousClock.now + .seconds(60)
        while try await !isKnown(41, redis) {
            try #require(ContinuousClock.now < end, "nobody made the list again: \(scheduler.log)")
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try await !isKnown(Self.newcomer, redis))
    }

    @Test("are not told from people while MongoDB is away: the scheduler waits, says so, and shows the queue")
    func withoutMongo() async throws {
        let bot = try await Installation.start(
            workers: 0, environment: ["MONGODB_URI": "mongodb://127.0.0.1:\(try freePort())/?replicaSet=rs0"])
        let scheduler = try await bot.startScheduler()
        #expect(try await scheduler.wrote("waiting for MongoDB"))
        let metrics = try #require(scheduler.log.firstMatch(of: /"metrics listening"[^\n]*"address":"([0-9.:]+)"/)?.1)
        let redis = bot.redis.connect()
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let page = String(decoding: try await bot.get("http://\(metrics)/metrics").body, as: UTF8.self)
            let report = try await redis.send(Command("GET", "{123456}health:familybot-scheduler")).text ?? ""
            if page.contains("\nfamilybot_queue_dead 0"), report.contains(#""mongo":"down""#) { break }
            try #require(ContinuousClock.now < end, "\(page)\n\(report)")
            try await Task.sleep(for: .milliseconds(100))
        }
        for number in 0..<5 { try await post("text", from: Self.stranger, update: number, bot) }
        #expect(try await length(of: Self.stranger, redis) == 5)
    }

    private func post(_ text: String, from user: Int64, update: Int, _ bot: Installation) async throws {
        let body = """
            {"update_id":\(update),"message":{"message_id":\(update),"date":1700000000,"text":"\(text)",
            "from":{"id":\(user),"is_bot":false,"first_name":"x"},"chat":{"id":\(user),"type":"private"}}}
            """
        #expect(try await bot.post(Array(body.utf8)).status == 200)
    }

    private func length(of user: Int64, _ redis: Connection) async throws -> Int? {
        try await redis.send(Command("LLEN", "{123456}l:c:\(user):\(user)")).integer
    }

    private func isKnown(_ user: Int64, _ redis: Connection) async throws -> Bool {
        try await redis.send(Command("SISMEMBER", "{123456}known", "\(user)")).integer == 1
    }
}
