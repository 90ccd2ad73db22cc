import Backup
import Chat
import Export
import FamilyStore
import FoundationEssentials
import HTTPClient
import Images
import Jobs
import Logging
import Mongo
import OpenAIAPI
import Operations
import Outputs
import Photo
import Reception
import Redis
import Report
import Restoring
import Send
import ServiceLifecycle
import Storage
import TelegramAPI
import Vault
import WorkerRuntime

/// The wiring of a worker.
struct WorkerWiring {
    /// Time for jobs in hand after SIGTERM; supervisors must wait longer than this before they kill.
    private static let drain = Duration.seconds(25)
    private static let connectionsPerHost = 256
    private static let databaseConnections = 8
    /// Whatever the width of `chat`: each of these jobs is a few questions to Redis.
    private static let controlWidth = 16

    /// Pictures decoded at a time: each takes a processor, and some 150 MiB in the worst case.
    private static let imageThreads = 2

    private let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    func run() async throws {
        guard let token = settings.token else { throw ConfigurationError("TELEGRAM_BOT_TOKEN is not a bot token") }
        let shared = settings.shared
        let (logger, registry) = ProgramStart.prepare(
            program: "familybot-worker", logs: shared.logs, record: settings.record)
        let connection = Connection(to: shared.redis, name: "worker")
        defer { connection.close() }
        let client = HTTPClient.Client(maximumConnectionsPerHost: Self.connectionsPerHost)
        defer { client.shutdown() }
        let lanes = LaneFunctions(connection: connection, bot: shared.bot)
        let liveness = Liveness()
        let watch = DependencyWatch()
        // No news is good news: asking the AI only to see whether it is there would cost money.
        watch.note(.ai, succeeded: true)
        let bot = Bot(token: token, base: settings.telegramBase.string, client: client)
        let durability = DurabilityGuard(shared.durability, of: connection)
        let readiness = Readiness(
            checks: [
                .init("redis") {
                    _ = try await connection.send(Command("PING"), deadline: .seconds(1))
                    try await durability.check()
                }
            ],
            deadline: .seconds(2), logger: logger)
        let prepared = AsyncStream.makeStream(of: Never.self)
        let preparedForMenu = AsyncStream.makeStream(of: Never.self)

        let database = try settings.storage.connect(
            appName: "familybot-worker", connections: Self.databaseConnections)
        let store = Store(client: database, database: settings.storage.database)
        let storePreparation = StorePreparation(
            client: database, store: store, settings: settings.storage, watch: watch, logger: logger)
        let worker = Worker(
            pools: pools(bot, client, database, store, storePreparation, lanes, watch, logger), lanes: lanes,
            endpoint: shared.redis, bot: shared.bot,
            visibility: shared.visibility, drain: Self.drain, liveness: liveness, logger: logger)
        let preparation = RedisPreparation(logger: logger, durability: durability) { () throws(ConnectionError) in
            try await lanes.prepare(for: shared.durability)
        } begin: {
            prepared.continuation.finish()
            preparedForMenu.continuation.finish()
        }
        let restoration = Restoration(
            client: database, database: settings.storage.database,
            surroundings: InstallationRestore(
                lanes: lanes, store: store, folder: BackupFolder(settings.backupFolder)))
        let menu = CommandMenu(bot: bot, lanes: lanes, defaultLanguage: settings.storage.newcomers.language)
        let observability = Observability(
            bind: shared.metricsBind, registry: registry, liveness: liveness, readiness: readiness, logger: logger)
        let reporter = HealthReporter(
            program: "familybot-worker", reports: HealthReports(connection: connection, prefix: lanes.prefix),
            logger: logger
        ) { [hasAI = settings.ai.isConfigured] in
            var states = watch.states
            states[.redis] = .up  // or the report would not arrive
            if !hasAI { states[.ai] = .off }
            return states
        }
        try await ProgramStart.run(
            [
                preparation, storePreparation, observability, reporter,
                RestoreWatch(restoration: restoration, logger: logger),
                CountKeeper(
                    registry: registry, counts: HourlyCounts(connection: connection, prefix: lanes.prefix),
                    logger: logger),
                TelegramProbe(bot: bot, watch: watch, logger: logger),
                MenuService(menu: menu, redis: preparedForMenu.stream, logger: logger),
                FirstOwners(
                    owners: settings.storage.owners, directory: store.directory,
                    isStoreReady: { storePreparation.isReady }, people: lanes.knownPeople, logger: logger),
                Prepared(worker: worker, when: prepared.stream),
            ], logger: logger)
        await database.close()
    }

    private func pools(
        _ bot: Bot, _ client: HTTPClient.Client, _ database: Mongo.Client, _ store: Store,
        _ preparation: StorePreparation,
        _ lanes: LaneFunctions, _ watch: DependencyWatch, _ logger: Logger
    ) -> [Pool] {
        let limits = SendingLimits(lanes: lanes, rates: settings.rates)
        let backups = BackupFolder(settings.backupFolder)
        func answers(of model: String) -> PaidAnswers? {
            guard settings.ai.isConfigured else { return nil }
            let endpoint = OpenAIAPI.Endpoint(
                baseURL: settings.ai.base.string, apiKey: settings.ai.key.map { APIKey($0.reveal()) }, client: client)
            return PaidAnswers(endpoint: endpoint, model: model, watch: watch, logger: logger)
        }
        func conversation(_ name: PoolName, width: Int) -> Pool {
            Conversation.pool(
                name, width: width, bot: bot, answers: answers(of: settings.ai.model), store: store,
                isStoreReady: { preparation.isReady }, lanes: lanes, limits: limits,
                defaultLanguage: settings.storage.newcomers.language, logger: logger)
        }
        return settings.pools.flatMap { name -> [Pool] in
            switch name {
            case .chat:
                [
                    conversation(.chat, width: settings.width ?? 64),
                    conversation(.control, width: Self.controlWidth),
                ]
            case .photo:
                [
                    Photos.pool(
                        width: settings.width ?? 16, bot: bot, answers: answers(of: settings.ai.visionModel),
                        preparation: ImagePreparation(threads: Self.imageThreads, heic: settings.heic), store: store,
                        isStoreReady: { preparation.isReady }, lanes: lanes, limits: limits,
                        defaultLanguage: settings.storage.newcomers.language, logger: logger)
                ]
            case .export:
                [
                    Exports.pool(
                        width: settings.width ?? 2, bot: bot, store: store, isStoreReady: { preparation.isReady },
                        lanes: lanes, limits: limits, folder: FileManager.default.temporaryDirectory.path,
                        fileLimit: Exports.telegramLimit, defaultLanguage: settings.storage.newcomers.language,
                        logger: logger)
                ]
            case .send:
                [
                    Sending.pool(
                        width: settings.width ?? 32, bot: bot, store: store, limits: limits,
                        cards: CardBook(lanes: lanes),
                        defaultLanguage: settings.storage.newcomers.language, logger: logger)
                ]
            case .backup:
                [
                    Keeping.pool(
                        making: BackupMaking(
                            client: database, database: settings.storage.database, folder: backups,
                            recipient: settings.backupRecipient, rotation: .usual, schemaVersion: Store.schemaVersion,
                            program: "familybot \(BuildInfo.version)", leavesOut: Store.leavesOutOfBackups),
                        folder: backups, isEncrypted: settings.backupRecipient != nil, store: store,
                        isStoreReady: { preparation.isReady }, lanes: lanes, logger: logger)
                ]
            case .report:
                [
                    Reporting.pool(
                        width: settings.width ?? 4, store: store, isStoreReady: { preparation.isReady }, lanes: lanes,
                        logger: logger)
                ]
            case .control, .sendBulk: []
            }
        }
    }
}

/// A worker that begins when Redis is fit for use.
private struct Prepared: Service {
    let worker: Worker
    let when: AsyncStream<Never>

    func run() async throws {
        await cancelWhenGracefulShutdown { for await _ in when {} }
        if Task.isShuttingDownGracefully || Task.isCancelled { return }
        try await worker.run()
    }
}
