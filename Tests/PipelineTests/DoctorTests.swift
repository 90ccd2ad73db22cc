import Foundation
import Redis
import Support
import Testing

@Suite("The operator's doctor", .serialized, .timeLimit(.minutes(4)))
struct DoctorTests {
    struct Report: Decodable {
        struct Check: Decodable {
            let check: String
            let state: String
            let text: String
            let mend: String?
        }

        let checks: [Check]
        let ok: Int
        let broken: Int

        func state(of name: String) -> String? { checks.first { $0.check == name }?.state }
        func mend(of name: String) -> String? { checks.first { $0.check == name }?.mend }
    }

    private static let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"

    /// What makes a test's installation one that nobody would complain about.
    private static func start(_ more: [String: String] = [:]) async throws -> Installation {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backups-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let bot = try await Installation.start(
            durable: true,
            environment: [
                "FAMILYBOT_DURABILITY": "single", "FAMILYBOT_BACKUP_RECIPIENT": recipient,
                "FAMILYBOT_BACKUP_DIR": folder.path(),
            ].merging(more) { $1 })
        try await bot.startScheduler()
        try await bot.world.say("Привет", chat: 41)
        _ = try await bot.world.transcript(41, with: 1)
        return bot
    }

    @Test("finds nothing broken where nothing is, and names what mends whatever is not as it should be")
    func healthy() async throws {
        let bot = try await Self.start()
        let (report, status) = try await examine(bot, until: { $0.broken == 0 })
        #expect(report.broken == 0, "\(report.checks.filter { $0.state == "broken" })")
        #expect([0, 2].contains(status))
        #expect(report.checks.count >= 30)
        #expect(Set(report.checks.map(\.check)).count == report.checks.count)
        for check in report.checks {
            #expect((check.mend != nil) == ["warning", "broken"].contains(check.state), "\(check.check)")
        }
        let text = try await run(bot, ["doctor"], [:]).output
        #expect(text.contains("\(report.checks.count) checks"))
        #expect(!text.contains(World.token) && !text.contains(World.aiKey) && !text.contains(Installation.secret))
    }

    struct Trouble: CustomTestStringConvertible, Sendable {
        let change: [String: String]
        let check: String
        let state: String
        /// Part of the command that mends it; nil where another check tells.
        let mend: String?
        var testDescription: String { "\(check) \(state): \(change.keys.sorted().joined(separator: ", "))" }
    }

    private static let nowhere = "127.0.0.1:9"
    static let troubles = [
        Trouble(
            change: ["TELEGRAM_BOT_TOKEN": "123456:WRONG"], check: "telegram.token", state: "broken", mend: "@BotFather"
        ),
        Trouble(
            change: ["TELEGRAM_API_BASE": "http://\(nowhere)"], check: "telegram.token", state: "broken", mend: "curl"),
        Trouble(
            change: ["TELEGRAM_API_BASE": "http://\(nowhere)"], check: "telegram.backlog", state: "unknown", mend: nil),
        Trouble(
            change: ["TELEGRAM_MODE": "polling"], check: "telegram.mode", state: "broken",
            mend: "familybot webhook delete"),
        Trouble(
            change: ["TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:1/other"], check: "telegram.mode", state: "broken",
            mend: "familybot webhook set"),
        Trouble(
            change: ["TELEGRAM_WEBHOOK_SECRET": "short"], check: "telegram.webhook.secret", state: "warning",
            mend: "openssl rand"),
        Trouble(
            change: ["REDIS_URL": "redis://\(nowhere)/0"], check: "redis.reachable", state: "broken", mend: "REDIS_URL"),
        Trouble(change: ["REDIS_URL": "redis://\(nowhere)/0"], check: "queue.dead", state: "unknown", mend: nil),
        Trouble(
            change: ["FAMILYBOT_DURABILITY": "relaxed"], check: "redis.durability.class", state: "broken",
            mend: "=single"),
        Trouble(
            change: ["FAMILYBOT_DURABILITY": "replicated"], check: "redis.durability", state: "broken",
            mend: "redis-server"),
        Trouble(
            change: ["MONGODB_URI": "mongodb://\(nowhere)/?replicaSet=rs0"], check: "mongo.reachable", state: "broken",
            mend: "MONGODB_URI"),
        Trouble(change: ["MONGODB_DATABASE": "elsewhere"], check: "mongo.schema", state: "warning", mend: "restart"),
        Trouble(
            change: ["MONGODB_DATABASE": "elsewhere"], check: "family.owner", state: "broken", mend: "familybot init"),
        Trouble(change: ["OPENAI_API_KEY": "sk-wrong"], check: "ai.reachable", state: "broken", mend: "curl"),
        Trouble(
            change: ["OPENAI_API_KEY": "", "OPENAI_BASE_URL": ""], check: "ai.configured", state: "warning",
            mend: "OPENAI_API_KEY"),
        Trouble(
            change: ["OPENAI_VISION_MODEL": "no-such-eyes"], check: "ai.models", state: "warning",
            mend: "OPENAI_VISION_MODEL"),
        Trouble(change: ["INGRESS_BIND": nowhere], check: "ingress.alive", state: "broken", mend: "familybot-ingress"),
        Trouble(
            change: ["FAMILYBOT_BACKUP_DIR": "/nowhere/at/all"], check: "backup.folder", state: "warning",
            mend: "install -d"),
        Trouble(
            change: ["FAMILYBOT_BACKUP_RECIPIENT": ""], check: "backup.encryption", state: "broken", mend: "age-keygen"),
        Trouble(change: ["FAMILYBOT_VISIBILITY_SECONDS": "soon"], check: "settings", state: "broken", mend: "--help"),
    ]

    @Test("finds what is broken, and says what mends it")
    func troubled() async throws {
        let bot = try await Self.start()
        for trouble in Self.troubles {
            let (report, status) = try await examine(bot, trouble.change, until: { _ in true })
            #expect(report.state(of: trouble.check) == trouble.state, "\(trouble)")
            if let mend = trouble.mend {
                #expect(report.mend(of: trouble.check)?.contains(mend) == true, "\(trouble)")
            }
            #expect(status == (report.broken > 0 ? 1 : 2), "\(trouble)")
        }
    }

    @Test("sees dead letters, pools without workers, programs that are gone, and files that others can read")
    func circumstances() async throws {
        let bot = try await Self.start(["FAMILYBOT_POOLS": "chat,photo,export,backup,send"])
        let redis = bot.redis.connect()
        _ = try await redis.send(Command("XADD", "{123456}dead", "*", "lane", "c:1:1", "why", "test"))
        for pool in ["report", "photo"] {
            _ = try await redis.send(Command("XADD", "{123456}rdy:\(pool)", "1-1", "lane", "sys:x", "job", "x"))
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "token-\(UUID())")
        try Data("\(World.token)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path())
        let change = ["TELEGRAM_BOT_TOKEN": "", "TELEGRAM_BOT_TOKEN_FILE": file.path()]
        let (report, _) = try await examine(bot, change, until: { _ in true })
        #expect(report.state(of: "queue.dead") == "warning")
        #expect(report.mend(of: "queue.dead")?.contains("{123456}dead") == true)
        #expect(report.state(of: "queue.pools") == "warning")
        #expect(report.mend(of: "queue.pools")?.hasPrefix("start familybot-worker --pools report #") == true)
        #expect(report.mend(of: "host.secrets") == "chmod 600 \(file.path())")
        try bot.ingress.kill(SIGKILL)
        let (without, status) = try await examine(bot, until: { $0.state(of: "ingress.alive") == "broken" })
        #expect(without.state(of: "ingress.health") == "unknown")
        #expect(status == 1)
    }

    @Test("the health check asks a program whether it is alive")
    func healthcheck() async throws {
        let bot = try await Installation.start(workers: 0)
        let address = try #require(bot.environment["INGRESS_BIND"])
        #expect(try await run(bot, ["healthcheck", address], [:]).status == 0)
        #expect(try await run(bot, ["healthcheck"], [:]).status == 0)
        #expect(try await run(bot, ["healthcheck", "--ready"], [:]).status == 0)
        let gone = try await run(bot, ["healthcheck", Self.nowhere], [:])
        #expect(gone.status == 1 && gone.output.contains("nothing answers"))
    }

    /// Examines until what is expected is seen, because programs report every few seconds.
    private func examine(
        _ bot: Installation, _ change: [String: String] = [:], until isSeen: (Report) -> Bool
    ) async throws -> (Report, Int32) {
        for _ in 0..<20 {
            let (output, status) = try await run(bot, ["doctor", "--json"], change)
            let report = try JSONDecoder().decode(Report.self, from: Data(output.utf8))
            if isSeen(report) { return (report, status) }
            try await Task.sleep(for: .seconds(1))
        }
        let (output, status) = try await run(bot, ["doctor", "--json"], change)
        return (try JSONDecoder().decode(Report.self, from: Data(output.utf8)), status)
    }

    private func run(
        _ bot: Installation, _ arguments: [String], _ change: [String: String]
    ) async throws -> (output: String, status: Int32) {
        let process = try ChildProcess(
            try Programs.path("familybot"), arguments, environment: bot.environment.merging(change) { $1 })
        let status = try await process.exitStatus()
        return (process.log, status)
    }
}
