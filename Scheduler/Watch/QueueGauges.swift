public import Jobs
public import Logging
import Metrics
public import Operations

public import ServiceLifecycle

/// Shows every five seconds how the queue stands. Only here: gauges of several programs would add up to nonsense.
public struct QueueGauges: Service {
    private static let pause = Duration.seconds(5)

    private let lanes: LaneFunctions
    private let liveness: Liveness
    private let logger: Logger

    public init(lanes: LaneFunctions, liveness: Liveness, logger: Logger) {
        self.lanes = lanes
        self.liveness = liveness
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            let activity = liveness.expect("queue gauges", within: .seconds(60))
            while !Task.isCancelled {
                do {
                    let state = try await lanes.queueState()
                    show(state, now: WallClock.milliseconds)
                } catch {
                    logger.warning("cannot read the queue", metadata: ["error": "\(error)"])
                }
                activity.progress()
                try? await Task.sleep(for: Self.pause)  // cancelled: the loop ends itself
            }
        }
    }

    private func show(_ state: QueueState, now: Int64) {
        var ready: [PoolName: Int] = [:]
        for pool in PoolName.allCases { ready[pool.shown, default: 0] += state.ready[pool] ?? 0 }
        for (pool, lanes) in ready { Meter(metric: .queueReady, [.pool: pool.rawValue]).set(Int64(lanes)) }
        Meter(metric: .queueInFlight).set(Int64(state.inFlight))
        Meter(metric: .queueDelayed).set(Int64(state.delayed))
        Meter(metric: .queueDead).set(Int64(state.dead))
        Meter(metric: .queueClosed).set(Int64(state.isClosed ? 1 : 0))
        Meter(metric: .queueOldestAge).set(state.oldest.map { max(0, Double(now - $0) / 1000) } ?? 0)
    }
}
