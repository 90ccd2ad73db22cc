public import Logging
public import ServiceLifecycle

/// Leaves a program's report every five seconds.
public struct HealthReporter: Service {
    private static let pause = Duration.seconds(5)

    private let program: String
    private let reports: HealthReports
    private let states: @Sendable () -> [Dependency: HealthReport.State]
    private let logger: Logger

    /// - Parameter states: what the program has seen of its dependencies lately; what it does not use is left out.
    public init(
        program: String, reports: HealthReports, logger: Logger,
        states: @escaping @Sendable () -> [Dependency: HealthReport.State]
    ) {
        self.program = program
        self.reports = reports
        self.states = states
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let report = HealthReport(program: program, at: WallClock.milliseconds, states: states(), latency: [:])
                do {
                    try await reports.store(report)
                } catch {
                    logger.debug("no health report left", error: error)
                }
                try? await Task.sleep(for: Self.pause)  // cancelled: the loop ends itself
            }
        }
    }
}
