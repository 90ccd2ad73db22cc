import Foundation
import Glibc
public import HTTPClient
public import Proxy
import Threading

/// A whole Family Bot of a test's own: Redis, simulated world, ingress and workers, all as real processes.
public final class Installation: Sendable {
    public static let secret = "webhook-secret-of-the-test"

    /// People whom the bot knows, as owners of its first family.
    public static let owners = Array(40...99) + Array(1000...1060)

    public let redis: RedisServer
    public let mongo: MongoServer
    /// The name of its own database on a server that tests share.
    public let database: String
    public let world: World
    public let ingressPort: Int
    /// The first that was started.
    public var ingress: ChildProcess { get throws { try processes.withLock { $0.first }.orMissing("an ingress") } }
    private let processes = Locked<[ChildProcess]>([])
    private let proxies = Locked<[Proxies]>([])
    private let metricsOfAll = Locked<[String]>([])
    private let overrides: [String: String]
    private let client = Client(maximumConnectionsPerHost: 0)

    /// - Parameters:
    ///   - mongo: a server of its own; nil for the one that tests share.
    ///   - clock: that Redis and all programs go by; nil for the host's.
    ///   - environment: added to, or put in place of, what the programs get.
    public static func start(
        durable: Bool = false, mongo: MongoServer? = nil, workers: Int = 1, clock: SetClock? = nil,
        environment: [String: String] = [:]
    ) async throws -> Installation {
        let server = if let mongo { mongo } else { try await SharedMongo.server() }
        let installation = Installation(
            redis: try await .start(durable: durable, clock: clock), mongo: server,
            database: SharedMongo.newDatabase(), world: try await .start(), ingressPort: try freePort(),
            overrides: environment.merging(clock?.environment ?? [:]) { $1 })
        try await installation.startIngress()
        for _ in 0..<workers { try await installation.startWorker() }
        if installation.environment["TELEGRAM_MODE"] == "webhook" { try await installation.setWebhook() }
        return installation
    }

    private init(
        redis: RedisServer, mongo: MongoServer, database: String, world: World, ingressPort: Int,
        overrides: [String: String]
    ) {
        self.redis = redis
        self.mongo = mongo
        self.database = database
        self.world = world
        self.ingressPort = ingressPort
        self.overrides = overrides
    }

    deinit {
        client.shutdown()
        for process in processes.withLock({ $0 }) { process.kill(SIGKILL) }
    }

    /// What every program is started with.
    public var environment: [String: String] {
        [
            "TELEGRAM_BOT_TOKEN": World.token, "TELEGRAM_API_BASE": world.base, "TELEGRAM_MODE": "webhook",
            "TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:\(ingressPort)/telegram",
            "TELEGRAM_WEBHOOK_SECRET": Self.secret, "INGRESS_BIND": "127.0.0.1:\(ingressPort)", "REDIS_URL": redis.url,
            "MONGODB_URI": mongo.uri, "MONGODB_DATABASE": database,
            "FAMILYBOT_OWNER_IDS": Self.owners.map(String.init).joined(separator: ","),
            "OPENAI_BASE_URL": "\(world.base)/v1", "OPENAI_API_KEY": World.aiKey, "FAMILYBOT_DURABILITY": "relaxed",
            // So that all that a program can say is searched for its secrets.
            "LOG_LEVEL": "trace",
        ].merging(overrides) { $1 }
    }

    @discardableResult
    public func startIngress() async throws -> ChildProcess {
        try await start("familybot-ingress", until: "Redis is ready", "listening")
    }

    /// A further ingress, and the address to which the webhook is set for it.
    public func startFurtherIngress() async throws -> (process: ChildProcess, webhook: String) {
        let address = "127.0.0.1:\(try freePort())"
        var environment = self.environment
        environment["INGRESS_BIND"] = address
        let process = try await start(
            "familybot-ingress", environment: environment, until: "Redis is ready", "listening")
        return (process, "http://\(address)/telegram")
    }

    /// An ingress that polls, beside whatever runs.
    @discardableResult
    public func startPollingIngress() async throws -> ChildProcess {
        var environment = self.environment
        environment["TELEGRAM_MODE"] = "polling"
        environment["INGRESS_BIND"] = "127.0.0.1:\(try freePort())"
        return try await start("familybot-ingress", environment: environment, until: "Redis is ready", "listening")
    }

    @discardableResult
    public func startWorker(_ arguments: [String] = []) async throws -> ChildProcess {
        try await start("familybot-worker", arguments, until: "Redis is ready", "MongoDB is ready")
    }

    /// A worker, and no other program, that reaches every server through a checkpoint.
    ///
    /// - Parameter owners: whom it introduces at its start, among the messages of its first jobs.
    @discardableResult
    public func startWorker(
        _ arguments: [String] = [], through checkpoint: Checkpoint, owners: [Int] = Installation.owners
    ) async throws -> ChildProcess {
        var environment = environment
        environment["FAMILYBOT_OWNER_IDS"] = owners.map(String.init).joined(separator: ",")
        let between = try Proxies(before: environment, through: checkpoint)
        proxies.withLock { $0.append(between) }
        return try await start(
            "familybot-worker", arguments, environment: between.environment, until: "Redis is ready",
            "MongoDB is ready")
    }

    @discardableResult
    public func startScheduler() async throws -> ChildProcess {
        try await start("familybot-scheduler", until: "Redis is ready")
    }

    private func start(
        _ name: String, _ arguments: [String] = [], environment: [String: String]? = nil, until lines: String...
    ) async throws -> ChildProcess {
        var environment = environment ?? self.environment
        let metrics = "127.0.0.1:\(try freePort())"
        environment["METRICS_BIND"] = metrics
        metricsOfAll.withLock { $0.append(metrics) }
        let process = try ChildProcess(try Programs.path(name), arguments, environment: environment)
        processes.withLock { $0.append(process) }
        for line in lines {
            guard try await process.wrote(line) else { throw Missing("\(name) did not start: \(process.log)") }
        }
        return process
    }

    /// Where the programs show their metrics, in the order of their start.
    public var metricsAddresses: [String] { metricsOfAll.withLock { $0 } }

    /// Everything that all programs have logged.
    public var log: String { processes.withLock { $0.map(\.log).joined() } }

    /// - Parameter address: of somebody else; nil for our own.
    public func setWebhook(to address: String? = nil) async throws {
        let address = address ?? "http://127.0.0.1:\(ingressPort)/telegram"
        try await call(
            "setWebhook",
            #"{"url":"\#(address)","secret_token":"\#(Self.secret)","max_connections":100,"#
                + #""allowed_updates":["message","edited_message","callback_query","my_chat_member","chat_member"]}"#)
    }

    public func removeWebhook() async throws { try await call("deleteWebhook", "{}") }

    private func call(_ method: String, _ body: String) async throws {
        let response = try await client.send(
            Request(
                .post, "\(world.base)/bot\(World.token)/\(method)",
                body: .bytes(Array(body.utf8), contentType: "application/json"), timeout: .seconds(10)))
        guard response.status == 200 else { throw Missing("\(method) answered \(response.status)") }
    }

    /// Posts to the webhook as Telegram would.
    public func post(_ body: [UInt8], secret: String? = Installation.secret) async throws -> Response {
        var request = Request(
            .post, "http://127.0.0.1:\(ingressPort)/telegram", body: .bytes(body, contentType: "application/json"),
            timeout: .seconds(10))
        if let secret { request.headers = [Header("X-Telegram-Bot-Api-Secret-Token", secret)] }
        return try await client.send(request)
    }

    /// A GET to the ingress.
    public func get(path: String) async throws -> Response { try await get("http://127.0.0.1:\(ingressPort)\(path)") }

    /// A GET to any local address, such as a program's metrics.
    public func get(_ url: String) async throws -> Response {
        try await client.send(Request(.get, url, timeout: .seconds(10)))
    }
}

extension Optional {
    fileprivate func orMissing(_ what: String) throws -> Wrapped {
        guard let self else { throw Missing(what) }
        return self
    }
}
