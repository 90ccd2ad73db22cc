public import Logging
import CoreMetrics
public import ServiceLifecycle
import UnixSignals

/// What every program does first: log, count, and say what it runs with.
public enum ProgramStart {
    /// Installs the log and the metrics of this process. Call it once, before anything logs or counts.
    public static func prepare(
        program: String, logs: LogSettings, record: SettingsRecord
    ) -> (logger: Logger, registry: MetricsRegistry) {
        JSONLogHandler.install(program: program, settings: logs, hiding: record.secrets)
        let registry = MetricsRegistry()
        registry.readProcess()
        MetricsSystem.bootstrap(registry)
        let logger = Logger(label: program)
        logger.notice("starting", metadata: record.metadata.merging(["version": "\(BuildInfo.version)"]) { $1 })
        return (logger, registry)
    }

    /// Runs a program's services until SIGTERM or SIGINT asks them to finish, or one of them fails.
    public static func run(_ services: [any Service], logger: Logger) async throws {
        try await ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger.quiet)
        ).run()
    }
}

extension Logger {
    /// For libraries: what they find worth telling at `info` is noise beside one line an event.
    public var quiet: Logger {
        var quiet = self
        quiet.logLevel = max(logLevel, .notice)
        return quiet
    }
}
