import ArgumentParser
import Jobs
import Logging
import Operations
import Redis
import ServiceLifecycle
import Watch

/// `familybot-scheduler`: watches the queue.
@main
struct Program: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "familybot-scheduler",
        abstract: "Watches the queue and shows how it stands.",
        discussion: SettingName.help(for: [
            .telegramBotToken, .redisURL, .durability, .metricsBind, .logLevel, .logFormat,
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
        let readiness = Readiness(
            checks: [.init("redis") { _ = try await connection.send(Command("PING"), deadline: .seconds(1)) }],
            deadline: .seconds(2), logger: logger)
        let preparation = RedisPreparation(logger: logger) { () throws(ConnectionError) in
            try await lanes.prepare(for: shared.durability)
        } begin: {
        }
        let observability = Observability(
            bind: shared.metricsBind, registry: registry, liveness: liveness, readiness: readiness, logger: logger)
        let reporter = HealthReporter(
            program: "familybot-scheduler", reports: HealthReports(connection: connection, prefix: lanes.prefix),
            logger: logger
        ) { [.redis: .up] }
        let gauges = QueueGauges(lanes: lanes, liveness: liveness, logger: logger)
        try await ProgramStart.run([preparation, observability, reporter, gauges], logger: logger)
    }
}
