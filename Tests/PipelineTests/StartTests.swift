import Foundation
import Glibc
import HTTPClient
import Redis
import Support
import Testing

@Suite("Programs that start, or say why not", .serialized)
struct StartTests {
    @Test(
        "all problems of the configuration are told at once, without a secret, with exit 78",
        arguments: [
            "familybot-ingress", "familybot-worker", "familybot-scheduler",
        ])
    func configuration(program: String) async throws {
        let process = try ChildProcess(
            try Programs.path(program), [],
            environment: [
                "TELEGRAM_BOT_TOKEN": "geheim", "REDIS_URL": "rediss://u:geheim@cache", "FAMILYBOT_DURABILTY": "single",
                "LOG_LEVEL": "loud", "METRICS_BIND": "nowhere", "TELEGRAM_MODE": "webhook",
            ])
        #expect(try await process.exitStatus() == 78)
        let log = process.log
        for word in ["TELEGRAM_BOT_TOKEN", "stunnel", "FAMILYBOT_DURABILITY", "LOG_LEVEL", "METRICS_BIND"] {
            #expect(log.contains(word), "\(word) in \(log)")
        }
        #expect(!log.contains("geheim"))
    }

    @Test(
        "a Redis that promises less than the durability class is refused with the line that mends it",
        arguments: [
            "familybot-ingress", "familybot-worker", "familybot-scheduler",
        ])
    func weakRedis(program: String) async throws {
        let redis = try await RedisServer.start()
        let process = try ChildProcess(
            try Programs.path(program), [],
            environment: [
                "TELEGRAM_BOT_TOKEN": World.token, "REDIS_URL": redis.url, "FAMILYBOT_DURABILITY": "single",
                "TELEGRAM_MODE": "webhook", "TELEGRAM_WEBHOOK_URL": "http://127.0.0.1/t",
                "TELEGRAM_WEBHOOK_SECRET": "s", "INGRESS_BIND": "127.0.0.1:\(try freePort())",
                "METRICS_BIND": "127.0.0.1:\(try freePort())",
            ])
        #expect(try await process.exitStatus() == 78)
        #expect(process.log.contains("redis-cli CONFIG SET appendonly yes"))
        #expect(process.log.contains("redis-cli CONFIG SET appendfsync always"))
    }

    @Test(
        "no secret of the configuration is in the log, not even the one inside an address",
        arguments: ["familybot-ingress", "familybot-worker", "familybot-scheduler"])
    func secretsAtStart(program: String) async throws {
        let redis = try await RedisServer.start(options: ["--requirepass", "geheimnis-1"])
        let process = try ChildProcess(
            try Programs.path(program), [],
            environment: [
                "TELEGRAM_BOT_TOKEN": "123456:geheimnis-2",
                "REDIS_URL": "redis://:geheimnis-1@127.0.0.1:\(redis.port)/0",
                "FAMILYBOT_DURABILITY": "relaxed", "TELEGRAM_MODE": "webhook",
                "TELEGRAM_WEBHOOK_URL": "http://127.0.0.1/t", "TELEGRAM_WEBHOOK_SECRET": "geheimnis-3",
                "OPENAI_API_KEY": "geheimnis-4", "LOG_LEVEL": "trace", "TELEGRAM_API_BASE": "http://127.0.0.1:9",
                "INGRESS_BIND": "127.0.0.1:\(try freePort())", "METRICS_BIND": "127.0.0.1:\(try freePort())",
            ])
        #expect(try await process.wrote("Redis is ready"))
        process.kill(SIGTERM)
        #expect(try await process.exitStatus() == 0)
        #expect(!process.log.contains("geheimnis"))
    }

    @Test(
        "--help and --version answer",
        arguments: [
            "familybot-ingress", "familybot-worker", "familybot-scheduler", "outside-world",
        ])
    func help(program: String) async throws {
        for option in ["--help", "--version"] {
            let process = try ChildProcess(try Programs.path(program), [option])
            #expect(try await process.exitStatus() == 0)
            #expect(!process.log.isEmpty)
        }
    }

    @Test("metrics of all programs pass promtool, and the queue's gauges come from the scheduler only")
    func metrics() async throws {
        let bot = try await Installation.start()
        try await bot.startScheduler()
        try await bot.world.say("Привет", chat: 91)
        _ = try await bot.world.transcript(91, with: 1)
        let pages = try await metricPages(bot)
        #expect(pages.count == 3)
        for page in pages { try await expectPromtoolAccepts(page) }
        #expect(pages.filter { $0.contains("\nfamilybot_queue_ready") }.count == 1)
        let all = pages.joined()
        for line in [
            #"familybot_updates_received_total{kind="message",outcome="ready"} 1"#,
            #"familybot_jobs_finished_total{pool="chat",kind="text",outcome="done"} 1"#,
            #"familybot_jobs_finished_total{pool="send",kind="message",outcome="done"} 1"#,
        ] {
            #expect(all.contains(line))
        }
        for name in ["telegram_requests_total", "ai_requests_total", "ai_tokens_total", "update_ack_duration_seconds"] {
            #expect(all.contains("\nfamilybot_\(name)"))
        }
    }

    @Test("/api/health merges the programs' reports")
    func health() async throws {
        let bot = try await Installation.start(workers: 0)
        #expect(try await health(bot).contains(#""ai":"unknown""#))
        let worker = try await bot.startWorker()
        #expect(try await worker.wrote("Redis is ready"))
        // The first report is there before the first answer.
        try await bot.world.say("Привет", chat: 92)
        _ = try await bot.world.transcript(92, with: 1)
        #expect(try await health(bot).contains(#""programs":["familybot-worker"]"#))
    }

    private func health(_ bot: Installation) async throws -> String {
        let response = try await bot.get(path: "/api/health")
        #expect(response.status == 200)
        return String(decoding: response.body, as: UTF8.self)
    }

    private func metricPages(_ bot: Installation) async throws -> [String] {
        var pages: [String] = []
        for match in bot.log.matches(of: /"event":"metrics listening"[^\n]*"address":"([0-9.:]+)"/) {
            let response = try await bot.get("http://\(match.1)/metrics")
            pages.append(String(decoding: response.body, as: UTF8.self))
        }
        return pages
    }

    private func expectPromtoolAccepts(_ page: String) async throws {
        let file = NSTemporaryDirectory() + "metrics-\(UUID().uuidString).txt"
        try page.write(toFile: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: file) }  // a file that stays in /tmp harms nobody
        let promtool = try ChildProcess("/bin/sh", ["-c", "promtool check metrics < \(file)"])
        #expect(try await promtool.exitStatus() == 0, "\(promtool.log)")
    }
}
