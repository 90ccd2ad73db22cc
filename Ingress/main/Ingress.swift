import HTTPClient
import Hummingbird
import HummingbirdCore
import Jobs
import Logging
import NIOCore
import Operations
import Polling
import Redis
import ServiceLifecycle
import TelegramAPI
import Webhook

/// The wiring of the ingress.
struct Ingress {
    /// The question for updates, and the ends of buttons' spinners.
    private static let connectionsPerHost = 16

    private let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    func run() async throws {
        let shared = settings.shared
        let (logger, registry) = ProgramStart.prepare(
            program: "familybot-ingress", logs: shared.logs, record: settings.record)
        let connection = Connection(to: shared.redis, name: "ingress")
        defer { connection.close() }
        let intakeConnection = Connection(to: shared.redis, name: "intake")
        defer { intakeConnection.close() }
        let lanes = LaneFunctions(connection: intakeConnection, bot: shared.bot)
        let intake = Intake(lanes: lanes, durability: shared.durability, logger: logger)
        let liveness = Liveness()
        let readiness = Readiness(
            checks: [
                .init("redis") { _ = try await connection.send(Command("PING"), deadline: .seconds(1)) },
                .init("intake") { try await intake.check() },
            ],
            deadline: .seconds(2), logger: logger)

        let router = Router()
        if let path = settings.webhookPath, !settings.secrets.isEmpty {
            WebhookRoute(secret: SharedSecret(settings.secrets.map { $0.reveal() }), intake: intake)
                .add(to: router, path: path)
        }
        HealthRoute(lanes: LaneFunctions(connection: connection, bot: shared.bot)).add(to: router)
        router.addHealthRoutes(liveness: liveness, readiness: readiness)
        APIDescription.add(to: router, webhookPath: settings.webhookPath ?? "/")
        let limits = ClientLimits.standard
        let application = Application(
            router: router, server: limits.server,
            configuration: .init(
                address: .hostname(settings.bind.host, port: settings.bind.port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: .maximum(limits.connections, logger: logger.quiet)),
            onServerRunning: { [bind = settings.bind] _ in
                logger.notice("listening", metadata: ["address": "\(bind)"])
            },
            logger: logger.quiet)
        let durability = DurabilityGuard(shared.durability, of: intakeConnection)
        let preparation = RedisPreparation(logger: logger, durability: durability) { () throws(ConnectionError) in
            try await lanes.prepare(for: shared.durability)
        } begin: {
            intake.open()
        }
        let observability = Observability(
            bind: shared.metricsBind, registry: registry, liveness: liveness, readiness: readiness, logger: logger)
        let client = HTTPClient.Client(maximumConnectionsPerHost: Self.connectionsPerHost)
        defer { client.shutdown() }
        var services: [any Service] = [preparation, observability, application]
        if settings.mode == .polling {
            services.append(try poller(client, intake, connection, liveness, logger))
        }
        do {
            try await ProgramStart.run(services, logger: logger)
        } catch is IOError {
            throw ConfigurationError(
                "INGRESS_BIND \(settings.bind) cannot be listened on: it is taken or not of this machine")
        }
    }

    private func poller(
        _ client: HTTPClient.Client, _ intake: Intake, _ connection: Connection, _ liveness: Liveness, _ logger: Logger
    ) throws(ConfigurationError) -> Poller {
        guard let token = settings.token else { throw ConfigurationError("TELEGRAM_BOT_TOKEN is not a bot token") }
        return Poller(
            bot: Bot(token: token, base: settings.telegramBase.string, client: client), intake: intake,
            lanes: LaneFunctions(connection: connection, bot: settings.shared.bot), liveness: liveness, logger: logger)
    }
}
