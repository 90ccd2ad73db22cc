import Logging
import Operations
import Testing

private enum Mode: String, CaseIterable { case webhook, polling }

private struct Settings {
    let token: Secret
    let mode: Mode
    let redis: ServiceURL
    let bind: BindAddress
    let visibility: Duration
    let width: Int?
    let owners: [Int]?
    let record: SettingsRecord

    init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
        self = try environment.read { read in
            Settings(
                token: read.secret(.telegramBotToken),
                mode: read.choice(.telegramMode),
                redis: read.url(.redisURL, schemes: ["redis", "unix"]),
                bind: read.bindAddress(.ingressBind),
                visibility: read.seconds(.visibilitySeconds, in: 5...600),
                width: read.integerIfSet(.width, in: 1...1000),
                owners: read.listIfSet(.ownerIDs, expected: "comma-separated Telegram ids") { Int($0) },
                record: read.record)
        }
    }

    private init(
        token: Secret, mode: Mode, redis: ServiceURL, bind: BindAddress, visibility: Duration, width: Int?,
        owners: [Int]?, record: SettingsRecord
    ) {
        self.token = token
        self.mode = mode
        self.redis = redis
        self.bind = bind
        self.visibility = visibility
        self.width = width
        self.owners = owners
        self.record = record
    }
}

private struct NoSuchFile: Error {}

private func environment(_ variables: [String: String], files: [String: String] = [:]) -> ProgramEnvironment {
    ProgramEnvironment(variables: variables) { path throws in
        guard let contents = files[path] else { throw NoSuchFile() }
        return contents
    }
}

private func problems(_ variables: [String: String], files: [String: String] = [:]) -> [String] {
    do {
        _ = try Settings(environment(variables, files: files))
        return []
    } catch {
        return error.problems
    }
}

@Suite struct SettingsReaderTests {
    @Test("defaults fill what is not set, and empty counts as not set")
    func defaults() throws {
        let settings = try Settings(
            environment(["TELEGRAM_BOT_TOKEN": "t0ken", "REDIS_URL": "", "FAMILYBOT_WIDTH": ""]))
        #expect(settings.token.reveal() == "t0ken")
        #expect(settings.mode == .polling)
        #expect(settings.redis.string == "redis://127.0.0.1:6379/0")
        #expect(settings.bind == BindAddress(host: "127.0.0.1", port: 8001))
        #expect(settings.visibility == .seconds(20))
        #expect(settings.width == nil)
        #expect(settings.owners == nil)
    }

    @Test("all problems are reported together, in the order of reading")
    func together() {
        let found = problems([
            "TELEGRAM_MODE": "carrier pigeon", "REDIS_URL": "http://127.0.0.1", "INGRESS_BIND": "8001",
            "FAMILYBOT_VISIBILITY_SECONDS": "4", "FAMILYBOT_WIDTH": "many", "FAMILYBOT_OWNER_IDS": "1,,2",
            "FAMILYBOT_POOL": "chat",
        ])
        #expect(
            found == [
                "FAMILYBOT_POOL is not a setting: did you mean FAMILYBOT_POOLS?",
                "TELEGRAM_BOT_TOKEN is required: token of the bot, from @BotFather",
                "TELEGRAM_MODE must be webhook, polling",
                "REDIS_URL must be an address, redis://… or unix://…",
                "INGRESS_BIND must be host:port, for example 127.0.0.1:8001",
                "FAMILYBOT_VISIBILITY_SECONDS must be a whole number of seconds from 5 to 600",
                "FAMILYBOT_WIDTH must be a whole number from 1 to 1000",
                "FAMILYBOT_OWNER_IDS must be comma-separated Telegram ids",
            ])
    }

    @Test("NAME_FILE is read, without its last newline only")
    func files() throws {
        let settings = try Settings(
            environment(["TELEGRAM_BOT_TOKEN_FILE": "/run/token"], files: ["/run/token": " t0ken \n\n"]))
        #expect(settings.token.reveal() == " t0ken \n")
        let windows = try Settings(
            environment(["TELEGRAM_BOT_TOKEN_FILE": "/run/token"], files: ["/run/token": "t0ken\r\n"]))
        #expect(windows.token.reveal() == "t0ken")
    }

    @Test(
        "a file that cannot be read, an empty one, and both forms at once are problems",
        arguments: [
            (["TELEGRAM_BOT_TOKEN_FILE": "/none"], "TELEGRAM_BOT_TOKEN_FILE names a file that cannot be read: /none"),
            (["TELEGRAM_BOT_TOKEN_FILE": "/empty"], "TELEGRAM_BOT_TOKEN_FILE names an empty file: /empty"),
            (
                ["TELEGRAM_BOT_TOKEN": "a", "TELEGRAM_BOT_TOKEN_FILE": "/full"],
                "TELEGRAM_BOT_TOKEN and TELEGRAM_BOT_TOKEN_FILE are both set: keep one"
            ),
        ])
    func fileProblems(variables: [String: String], problem: String) {
        #expect(problems(variables, files: ["/empty": "\n", "/full": "x"]) == [problem])
    }

    @Test("unknown names are refused, foreign and known ones are not")
    func unknownNames() {
        let token = ["TELEGRAM_BOT_TOKEN": "t"]
        #expect(problems(token.merging(["OPENAI_ORG": "x", "PATH": "/bin"]) { $1 }).isEmpty)
        #expect(problems(token.merging(["FAMILYBOT_HEIC": "nonsense of another program"]) { $1 }).isEmpty)
        #expect(
            problems(token.merging(["FAMILYBOT_DURABILTY_FILE": "x"]) { $1 })
                == ["FAMILYBOT_DURABILTY_FILE is not a setting: did you mean FAMILYBOT_DURABILITY_FILE?"])
        #expect(
            problems(token.merging(["FAMILYBOT_XYZZY_PLUGH": ""]) { $1 }) == ["FAMILYBOT_XYZZY_PLUGH is not a setting"])
    }

    @Test("an option of the command line replaces the variable and its file")
    func overriding() throws {
        let base = environment(["TELEGRAM_BOT_TOKEN": "t", "FAMILYBOT_WIDTH_FILE": "/none"])
        #expect(try Settings(base.overriding(.width, with: "64")).width == 64)
        #expect(throws: ConfigurationError.self) { try Settings(base.overriding(.width, with: nil)) }
    }

    @Test("no problem and no summary ever shows a secret")
    func secrets() throws {
        let variables = [
            "TELEGRAM_BOT_TOKEN": "123456:hidden-token", "REDIS_URL": "redis://user:hidden-password@cache:6379/0",
        ]
        let settings = try Settings(environment(variables))
        var dumped = ""
        dump(settings.token, to: &dumped)
        let shown =
            "\(settings.record) \(settings.token) \(String(reflecting: settings.token)) \(settings.redis) \(dumped)"
        #expect(!shown.contains("hidden"))
        #expect(
            settings.record.description.hasPrefix(
                "TELEGRAM_BOT_TOKEN=set TELEGRAM_MODE=polling REDIS_URL=redis://cache:6379/0 INGRESS_BIND=127.0.0.1:8001"
            ))
        #expect(settings.record.description.hasSuffix("FAMILYBOT_WIDTH=missing FAMILYBOT_OWNER_IDS=missing"))
        #expect(settings.record.secrets.map { $0.reveal() } == ["123456:hidden-token", "hidden-password"])
        #expect(!problems(variables.merging(["REDIS_URL": "http://u:hidden@h"]) { $1 }).joined().contains("hidden"))
    }

    @Test("two secrets during rotation, each hidden by itself")
    func rotation() throws {
        let (secrets, record) = try environment(["TELEGRAM_WEBHOOK_SECRET": "old-one, new-one"]).read { read in
            (read.secrets(.telegramWebhookSecret), read.record)
        }
        #expect(secrets.map { $0.reveal() } == ["old-one", "new-one"])
        #expect(record.secrets.map { $0.reveal() } == ["old-one", "new-one"])
        #expect(record.description == "TELEGRAM_WEBHOOK_SECRET=set")
    }

    @Test("a value with a grammar of its own is parsed, and its error is told")
    func parsed() throws {
        struct Odd: Error, CustomStringConvertible { let description = "it is odd" }
        func even(_ text: String) throws -> Int {
            guard let number = Int(text), number.isMultiple(of: 2) else { throw Odd() }
            return number
        }
        #expect(try environment([:]).read { $0.parsed(.visibilitySeconds, by: even) } == 20)
        #expect(throws: ConfigurationError("FAMILYBOT_VISIBILITY_SECONDS cannot be read: it is odd")) {
            try environment(["FAMILYBOT_VISIBILITY_SECONDS": "21"]).read { $0.parsed(.visibilitySeconds, by: even) }
        }
    }

    @Test("every setting has a row with a meaning, and defaults of choices are choices")
    func table() throws {
        for name in SettingName.allCases { #expect(!name.row.meaning.isEmpty) }
        let logs = try environment([:]).read { $0.logs() }
        #expect(logs.level == .info)
        #expect(logs.format == .json)
    }
}
