import Foundation
import Operations
import Testing

@Suite struct OverallHealthTests {
    private static let now: Int64 = 1_700_000_000_000

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var redis = HealthReport.State.up
        let reports: [HealthReport]
        let expected: OverallHealth.Status
        let mongo: OverallHealth.Seen
        let ai: OverallHealth.Seen
    }

    private static func report(
        _ states: [Dependency: HealthReport.State], by program: String = "worker", age: Int64 = 0
    ) -> HealthReport {
        HealthReport(program: program, at: now - age, states: states, latency: [:])
    }

    private static let well: [Dependency: HealthReport.State] = [.redis: .up, .mongo: .up, .ai: .up, .telegram: .up]

    private static func well(but dependency: Dependency, _ state: HealthReport.State?) -> [Dependency: HealthReport
        .State]
    {
        var states = well
        states[dependency] = state
        return states
    }

    private static let table = [
        Row(testDescription: "all up", reports: [report(well)], expected: .ok, mongo: .up, ai: .up),
        Row(
            testDescription: "no AI configured", reports: [report(well(but: .ai, .off))], expected: .ok, mongo: .up,
            ai: .off),
        Row(testDescription: "nobody reports", reports: [], expected: .degraded, mongo: .unknown, ai: .unknown),
        Row(
            testDescription: "only stale reports", reports: [report(well(but: .mongo, .down), age: 15_000)],
            expected: .degraded, mongo: .unknown, ai: .unknown),
        Row(
            testDescription: "just fresh enough", reports: [report(well, age: 14_999)], expected: .ok, mongo: .up,
            ai: .up),
        Row(
            testDescription: "the ingress has no Redis", redis: .down, reports: [report(well)], expected: .down,
            mongo: .up,
            ai: .up),
        Row(
            testDescription: "the ingress has no Redis and so no reports", redis: .down, reports: [], expected: .down,
            mongo: .unknown, ai: .unknown),
        Row(
            testDescription: "MongoDB down for one of two",
            reports: [
                report(well), report(well(but: .mongo, .down), by: "scheduler"),
            ], expected: .down, mongo: .down, ai: .up),
        Row(
            testDescription: "MongoDB down only in a stale report",
            reports: [
                report(well), report(well(but: .mongo, .down), by: "scheduler", age: 20_000),
            ], expected: .ok, mongo: .up, ai: .up),
        Row(
            testDescription: "Telegram down", reports: [report(well(but: .telegram, .down))], expected: .down,
            mongo: .up,
            ai: .up),
        Row(
            testDescription: "AI down", reports: [report(well(but: .ai, .down))], expected: .degraded, mongo: .up,
            ai: .down),
        Row(
            testDescription: "AI down and MongoDB down",
            reports: [report([.mongo: .down, .ai: .down, .telegram: .up])],
            expected: .down, mongo: .down, ai: .down),
        Row(
            testDescription: "a report that says nothing of MongoDB", reports: [report(well(but: .mongo, nil))],
            expected: .degraded, mongo: .unknown, ai: .up),
        Row(
            testDescription: "what one does not know another does",
            reports: [
                report(well(but: .mongo, nil)), report([.mongo: .up], by: "scheduler"),
            ], expected: .ok, mongo: .up, ai: .up),
        Row(
            testDescription: "off for one, up for another",
            reports: [
                report(well(but: .ai, .off)), report(well, by: "scheduler"),
            ], expected: .ok, mongo: .up, ai: .up),
    ]

    @Test("the decision table of /api/health", arguments: table)
    func decision(row: Row) {
        let health = OverallHealth(redis: row.redis, reports: row.reports, now: Self.now)
        #expect(health.status == row.expected)
        #expect(health.mongo == row.mongo)
        #expect(health.ai == row.ai)
        #expect(health.httpStatus == (row.expected == .down ? 503 : 200))
    }

    @Test("the slowest latency and the fresh programs are told")
    func details() throws {
        let reports = [("worker", 3), ("scheduler", 8), ("worker", 5)].map { program, latency in
            HealthReport(
                program: program, at: Self.now, states: Self.well, latency: [.mongo: .milliseconds(latency)])
        }
        let health = OverallHealth(redis: .up, reports: reports, now: Self.now)
        #expect(
            try health.json()
                == #"{"ai":"up","latency":{"mongo":8},"mongo":"up","programs":["scheduler","worker"],"redis":"up","status":"ok","telegram":"up"}"#
        )
    }

    @Test("the stored form is the one that older programs wrote, and fields of newer ones are ignored")
    func golden() throws {
        let report = HealthReport(
            program: "familybot-worker", at: Self.now, states: [.mongo: .up, .ai: .off, .telegram: .down],
            latency: [.mongo: .microseconds(2500)])
        let json =
            #"{"ai":"off","at":1700000000000,"latency":{"mongo":2.5},"mongo":"up","program":"familybot-worker","telegram":"down"}"#
        #expect(String(decoding: try report.json(), as: UTF8.self) == json)
        #expect(try HealthReport(json: Data(json.utf8)) == report)
        #expect(try HealthReport(json: Data(json.replacing("{\"ai\"", with: "{\"new\":[1],\"ai\"").utf8)) == report)
        #expect(throws: DecodingError.self) { try HealthReport(json: Data(#"{"program":"x"}"#.utf8)) }
    }
}
