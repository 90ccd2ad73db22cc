import Support
import Testing

@Suite("Programs in front of a database that they cannot use", .timeLimit(.minutes(5)))
struct DatabaseStartTests {
    @Test(
        "end with exit 78 and the line that mends it when MongoDB is a standalone server",
        arguments: ["familybot-worker", "familybot-scheduler"])
    func standalone(program: String) async throws {
        let redis = try await RedisServer.start()
        let mongo = try await MongoServer.startStandalone()
        let process = try ChildProcess(
            try Programs.path(program), [],
            environment: [
                "TELEGRAM_BOT_TOKEN": World.token, "TELEGRAM_API_BASE": "http://127.0.0.1:9", "REDIS_URL": redis.url,
                "FAMILYBOT_DURABILITY": "relaxed", "TELEGRAM_MODE": "webhook",
                "TELEGRAM_WEBHOOK_URL": "http://127.0.0.1/t", "TELEGRAM_WEBHOOK_SECRET": "s",
                "METRICS_BIND": "127.0.0.1:\(try freePort())", "MONGODB_URI": "mongodb://127.0.0.1:\(mongo.port)/",
            ])
        #expect(try await process.exitStatus() == 78)
        #expect(process.log.contains("is a standalone server") && process.log.contains("mongod --replSet rs0"))
        withExtendedLifetime((redis, mongo)) {}
    }
}
