import Glibc
import Jobs
import Redis
import Threading

/// Says every quarter of the visibility time that the holder of this process's leases is alive.
///
/// On a thread and a connection of its own: neither a handler that computes for long nor a blocked command may cost the
/// process its leases.
final class Heartbeat: Sendable {
    private let lanes: LaneFunctions
    private let consumer: String
    private let interval: Duration
    private let leases: LeaseBook
    private let stopped = Locked(false)

    init(lanes: LaneFunctions, consumer: String, interval: Duration, leases: LeaseBook) {
        self.lanes = lanes
        self.consumer = consumer
        self.interval = interval
        self.leases = leases
    }

    func start() {
        startThread(named: "heartbeat") { [self] in
            while !stopped.withLock({ $0 }) {
                beat()
                usleep(UInt32(interval / .microseconds(1)))
            }
        }
    }

    func stop() { stopped.withLock { $0 = true } }

    private func beat() {
        let alive = leases.alive(at: .now)
        guard !alive.isEmpty else { return }
        lanes.beat(alive, as: consumer, deadline: interval) { [leases] result in
            // No answer is no news: the next beat asks again, and a settlement is fenced anyway.
            guard case .success(let lost) = result else { return }
            for index in lost where alive.indices.contains(index) { leases.interrupt(alive[index], because: .lost) }
        }
    }
}
