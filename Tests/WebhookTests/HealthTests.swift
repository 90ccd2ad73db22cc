import HTTPClient
import Foundation
import Jobs
import Operations
import Support
import Testing

@testable import Webhook

/// `/api/health` as a monitor reads it.
private struct Health: Decodable {
    let status, redis, mongo, ai, telegram: String
    let programs: [String]
}

@Suite("The ingress tells how things stand", .timeLimit(.minutes(1)))
struct HealthTests {
    private typealias States = [Dependency: HealthReport.State]

    @Test("with what the programs report, merged with its own look at Redis")
    func merged() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            let silent = try await health(door)
            #expect(silent.code == 200 && silent.health.status == "degraded")
            #expect(silent.health.redis == "up" && silent.health.mongo == "unknown")
            let well: States = [.redis: .up, .mongo: .up, .ai: .up, .telegram: .up]
            let rows: [(States, Int, String)] = [
                (well, 200, "ok"), (well.merging([.ai: .down]) { $1 }, 200, "degraded"),
                (well.merging([.ai: .off, .mongo: .off]) { $1 }, 200, "ok"),
                (well.merging([.mongo: .down]) { $1 }, 503, "down"),
                (well.merging([.telegram: .down]) { $1 }, 503, "down"),
                (well.merging([.redis: .down]) { $1 }, 503, "down"),
            ]
            for (states, code, status) in rows {
                try await report(states, door)
                let seen = try await health(door)
                #expect(seen.code == code && seen.health.status == status, "\(states)")
                #expect(seen.health.programs == ["familybot-worker"])
            }
        }
    }

    @Test("without a report that is too old to say anything")
    func stale() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            try await report([.redis: .down], door, at: WallClock.milliseconds - OverallHealth.freshFor)
            #expect(try await health(door).health.status == "degraded")
        }
    }

    @Test("as down when Redis is gone, while the process lives")
    func gone() async throws {
        let server = try await RedisServer.start()
        try await Door.open(to: server) { door async throws in
            #expect(try await door.get("/readyz").status == 200)
            try await server.kill()
            let seen = try await health(door)
            #expect(seen.code == 503 && seen.health.status == "down" && seen.health.redis == "down")
            let ready = try await door.get("/readyz")
            #expect(ready.status == 503 && ready.text.contains("redis"))
            #expect(try await door.get("/livez").status == 200)
        }
    }

    @Test("and whether it hangs itself")
    func hanging() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            let activity = door.liveness.expect("round", within: .seconds(-1))
            let hanging = try await door.get("/livez")
            #expect(hanging.status == 503 && hanging.text.contains("round"))
            activity.finish()
            let living = try await door.get("/livez")
            #expect(living.status == 200 && living.header("cache-control") == "no-store")
        }
    }

    private func report(_ states: States, _ door: Door, at: Int64 = WallClock.milliseconds) async throws {
        try await HealthReports(connection: door.lanes.connection, prefix: door.lanes.prefix).store(
            HealthReport(program: "familybot-worker", at: at, states: states, latency: [:]))
    }

    private func health(_ door: Door) async throws -> (code: Int, health: Health) {
        let response = try await door.get("/api/health")
        #expect(response.header("content-type") == "application/json")
        return (response.status, try JSONDecoder().decode(Health.self, from: Data(response.body)))
    }
}
