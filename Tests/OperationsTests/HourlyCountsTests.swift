import CoreMetrics
import Logging
@testable import Operations
import Redis
import ServiceLifecycle
import Support
import Testing

@Suite("What programs leave of their counts", .timeLimit(.minutes(1)))
struct HourlyCountsTests {
    @Test("is what they grew by until their end, added up over programs and hours")
    func sums() async throws {
        let redis = try await RedisServer.start()
        let connection = redis.connect()
        defer { connection.close() }
        let counts = HourlyCounts(connection: connection, prefix: "{7}")
        let now = WallClock.milliseconds
        #expect(try await counts.sums(until: now, hours: 25).isEmpty)
        for _ in 0..<2 {
            let registry = MetricsRegistry()
            withMetricsFactory(registry) {
                Counter(metric: .jobsFinished, [.pool: "chat", .kind: "message", .outcome: "done"]).increment(by: 40)
                Counter(metric: .jobsFinished, [.pool: "send", .kind: "message", .outcome: "done"]).increment(by: 2)
                Counter(metric: .jobsFinished, [.pool: "send", .kind: "message", .outcome: "failed"]).increment()
                Counter(metric: .jobsFinished, [.pool: "send", .kind: "message", .outcome: "later"]).increment()
                Counter(metric: .jobsFinished, [.pool: "export", .kind: "export", .outcome: "given_up"]).increment()
                Counter(metric: .aiRequests, [.outcome: "answered"]).increment(by: 3)
                Counter(metric: .aiRequests, [.outcome: "rate_limited"]).increment()
                FloatingPointCounter(metric: .aiCost, [.model: "m"]).increment(by: 0.25)
            }
            try await end(CountKeeper(registry: registry, counts: counts, logger: Logger(label: "test")))
        }
        try await counts.add(5, to: .parked, hour: Int(now / 3_600_000) - 24)
        try await counts.add(7, to: .parked, hour: Int(now / 3_600_000) - 25)
        // With the next hour, should one have begun meanwhile.
        let sums = try await counts.sums(until: now + 3_600_000, hours: 26)
        #expect(
            sums == [.done: 84, .failed: 2, .aiAnswers: 6, .aiFailures: 2, .aiCost: 0.5, .parked: 7])
        let keys = try await connection.send(Command("KEYS", "{7}hour:*")).array ?? []
        for key in keys.compactMap(\.text) {
            let lifetime = try await connection.send(Command("TTL", key)).integer ?? 0
            #expect((86_400 * 3 - 60...86_400 * 3).contains(lifetime))
        }
    }

    /// Runs a service until it is asked to finish, which it is at once.
    private func end(_ service: some Service) async throws {
        let group = ServiceGroup(
            services: [service], gracefulShutdownSignals: [], logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}
