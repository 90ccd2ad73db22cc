public import Logging
public import ServiceLifecycle

/// Leaves in Redis what this program's metrics have grown by, each quarter of a minute and at its end.
public struct CountKeeper: Service {
    private static let pause = Duration.seconds(15)
    private static let hour: Int64 = 3_600_000

    private let registry: MetricsRegistry
    private let counts: HourlyCounts
    private let logger: Logger

    public init(registry: MetricsRegistry, counts: HourlyCounts, logger: Logger) {
        self.registry = registry
        self.counts = counts
        self.logger = logger
    }

    public func run() async throws {
        var kept: [HourlyCounts.Field: Double] = [:]
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            await cancelWhenGracefulShutdown { try? await Task.sleep(for: Self.pause) }  // cancelled: the end is near
            await keep(&kept)
        }
    }

    private func keep(_ kept: inout [HourlyCounts.Field: Double]) async {
        let hour = Int(WallClock.milliseconds / Self.hour)
        do {
            for (field, count) in registry.counts() {
                let growth = count - kept[field, default: 0]
                guard growth > 0 else { continue }
                try await counts.add(growth, to: field, hour: hour)
                kept[field] = count
            }
        } catch {
            // What was not kept is part of the next growth.
            logger.debug("the counts of this hour could not be kept", error: error)
        }
    }
}
