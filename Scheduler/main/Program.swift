import ArgumentParser
import Clockwork
import FamilyStore
import FoundationEssentials
import HTTPClient
import Jobs
import Logging
import Mongo
import Operations
import Redis
import Schedules
import ServiceLifecycle
import Storage
import TelegramAPI
import Watch

/// `familybot-scheduler`: has things done at their set times, watches the queue and the webhook, and keeps the door's list of
/// people.
@main
struct Program: AsyncParsableCommand {
    private static let databaseConnections = 2
    private static let reload = Duration.seconds(60)

    static let configuration = CommandConfiguration(
        commandName: "familybot-scheduler",
        abstract:
            "Has things done at their times, watches queue and webhook, and tells the ingress who is no stranger. Start one.",
        discussion: SettingName.help(for: [
            .telegramBotToken, .telegramAPIBase, .telegramMode, .telegramWebhookURL, .telegramWebhookSecret,
            .webhookCheckSeconds, .redisURL, .durability, .mongoURI, .mongoDatabase, .ownerIDs, .language, .timezone,
            .backupAt,
            .metricsBind, .logLevel, .logFormat,
        ]),
        version: BuildInfo.version)

    func run() async throws {
        do {
            try await serve(try Settings(.current))
        } catch let error as ConfigurationError {
            error.exit(program: "familybot-scheduler")
        }
    }

    private func serve(_ settings: Settings) async throws {
        let shared = settings.shared
        let (logger, registry) = ProgramStart.prepare(
            program: "familybot-scheduler", logs: shared.logs, record: settings.record)
        let connection = Connection(to: shared.redis, name: "scheduler")
        defer { connection.close() }
        let lanes = LaneFunctions(connection: connection, bot: shared.bot)
        let liveness = Liveness()
        let durability = DurabilityGuard(shared.durability, of: connection)
        let readiness = Readiness(
            checks: [
                .init("redis") {
                    _ = try await connection.send(Command("PING"), deadline: .seconds(1))
                    try await durability.check()
                }
            ],
            deadline: .seconds(2), logger: logger)
        let preparation = RedisPreparation(logger: logger, durability: durability) { () throws(ConnectionError) in
            try await lanes.prepare(for: shared.durability)
        } begin: {
        }
        let observability = Observability(
            bind: shared.metricsBind, registry: registry, liveness: liveness, readiness: readiness, logger: logger)
        let watch = DependencyWatch()
        let reporter = HealthReporter(
            program: "familybot-scheduler", reports: HealthReports(connection: connection, prefix: lanes.prefix),
            logger: logger
        ) { watch.states.merging([.redis: .up]) { $1 } }  // or the report would not arrive
        let gauges = QueueGauges(lanes: lanes, liveness: liveness, logger: logger)
        let database = try settings.storage.connect(
            appName: "familybot-scheduler", connections: Self.databaseConnections)
        let store = Store(client: database, database: settings.storage.database)
        let storePreparation = StorePreparation(
            client: database, store: store, settings: settings.storage, watch: watch, logger: logger)
        let rollCall = RollCall(
            directory: store.directory, people: lanes.knownPeople, isStoreReady: { storePreparation.isReady },
            liveness: liveness, logger: logger)
        let clockwork = Clockwork(
            sources: [.fixed(settings.schedules), .people(of: store.directory)], reloading: Self.reload, lanes: lanes,
            liveness: liveness,
            logger: logger)
        let client = HTTPClient.Client(maximumConnectionsPerHost: 1)
        defer { client.shutdown() }
        let alerts = Alerts(directory: store.directory, lanes: lanes)
        let backupWatch = BackupWatch(
            patience: InstallationSchedules.patience(withBackupsOf: settings.schedules),
            book: store.backups, alerts: alerts, isStoreReady: { storePreparation.isReady }, liveness: liveness,
            logger: logger)
        var services: [any Service] = [
            preparation, storePreparation, observability, reporter, gauges, rollCall, clockwork, backupWatch,
        ]
        if let token = settings.token, let wanted = settings.webhook {
            services.append(
                WebhookWatch(
                    bot: Bot(token: token, base: settings.telegramBase.string, client: client), wanted: wanted,
                    interval: settings.webhookInterval, lanes: lanes,
                    alerts: alerts, liveness: liveness, logger: logger))
        }
        try await ProgramStart.run(services, logger: logger)
        await database.close()
    }
}

extension ScheduleSource {
    /// The reports that people have asked for.
    fileprivate static func people(of directory: Directory) -> ScheduleSource {
        ScheduleSource("people") {
            try await directory.reportReaders().flatMap { reader in
                var since: [PersonalWork: Date] = [:]
                since[.dailyReport] = reader.dailySince
                since[.weeklyReport] = reader.weeklySince
                return PersonalSchedules.all(of: reader.user, plan: reader.plan, in: reader.zone, since: since)
            }
        }
    }
}
