import Foundation
import Glibc
import Redis
import Support
import Testing

@Suite("Work at set times, through real processes", .serialized, .timeLimit(.minutes(3)))
struct ScheduleTests {
    @Test(
        "three schedulers, frozen, with wrong clocks, over jumps of Redis' clock and its death at the second: each slot once"
    )
    func exactlyOnce() async throws {
        let clock = try SetClock(at: Self.time("12:00:10"))
        let redis = try await RedisServer.start(durable: true, clock: clock)
        let wrong = [
            try SetClock(at: Date(timeIntervalSinceNow: 4e7)), try SetClock(at: Date(timeIntervalSinceNow: -4e6)),
        ]
        var schedulers: [ChildProcess] = []
        for host in [[:]] + wrong.map(\.environment) {
            schedulers.append(
                try ChildProcess(
                    try Programs.path("familybot-scheduler"), [],
                    environment: Self.environment(redis).merging(host) { $1 }))
        }
        for scheduler in schedulers { #expect(try await scheduler.wrote("Redis is ready"), "\(scheduler.log)") }
        let queue = Queue(redis)
        try await until { try await queue.note() != nil }

        try await queue.reach(1, bySetting: clock, to: "12:00:59")
        // One stands still while the others go on.
        schedulers[0].kill(SIGSTOP)
        try await queue.reach(2, bySetting: clock, to: "12:01:59")
        schedulers[0].kill(SIGCONT)
        // All stand still over the second, and wake together.
        for scheduler in schedulers { scheduler.kill(SIGSTOP) }
        try clock.set(to: Self.time("12:03:01"))
        for scheduler in schedulers { scheduler.kill(SIGCONT) }
        try await queue.reach(3)
        // Forward: the last of the many that were missed. Back: what was done is not done again, what was not is.
        try await queue.reach(4, bySetting: clock, to: "14:02:20")
        try await queue.reach(5, bySetting: clock, to: "13:30:59")
        try await queue.reach(6, bySetting: clock, to: "12:03:59")
        try clock.set(to: Self.time("12:04:59"))
        try await redis.kill(SIGKILL)
        try clock.set(to: Self.time("12:05:03"))
        try await redis.start()
        try await queue.reach(7)
        // Whoever would do something twice has had its look by the time of the last slot.
        try await queue.reach(8, bySetting: clock, to: "12:05:59")

        let slots = try await queue.slots()
        #expect(
            slots
                == ["12:01", "12:02", "12:03", "14:02", "13:31", "12:04", "12:05", "12:06"].map {
                    "backup@2026-03-10T\($0):00Z"
                })
        // A line is written after what it tells of.
        func told(_ words: String) -> Int {
            schedulers.map(\.log).joined().split(separator: "\n").count { $0.contains(words) }
        }
        try await until { told("scheduled work enqueued") >= 8 }
        #expect(told("scheduled work enqueued") == 8)
        #expect(told("scheduled work was missed") > 0)
    }

    @Test("an expression that cannot be read, or never comes, ends the scheduler with a sentence and exit 78")
    func badExpression() async throws {
        for (text, sentence) in [
            ("30 25 * * *", "FAMILYBOT_BACKUP_AT cannot be read: the hour cannot be “25”"),
            ("0 0 30 2 *", "FAMILYBOT_BACKUP_AT cannot be read: it names a day that never comes"),
        ] {
            let process = try ChildProcess(
                try Programs.path("familybot-scheduler"), [],
                environment: ["TELEGRAM_BOT_TOKEN": World.token, "FAMILYBOT_BACKUP_AT": text])
            #expect(try await process.exitStatus() == 78)
            #expect(process.log.contains(sentence), "\(process.log)")
        }
    }

    private struct Listed: Decodable {
        struct Schedule: Decodable {
            let name: String
            let expression: String
            let zone: String
            let next: String
            let last: String?
            let waiting: Int
        }

        let schedules: [Schedule]
    }

    private struct Started: Decodable {
        let job: String
        let before: Int
    }

    @Test("the operator sees what is due when, has it done now, and is told what stands before it")
    func byHand() async throws {
        let clock = try SetClock(at: Self.time("12:00:10"))
        let redis = try await RedisServer.start(clock: clock)
        let environment = Self.environment(redis).merging(
            ["FAMILYBOT_BACKUP_AT": "15 4 * * sun", "FAMILYBOT_TIMEZONE": "Europe/Berlin"]) { $1 }
        func run(_ arguments: String...) async throws -> (output: String, status: Int32) {
            let process = try ChildProcess(
                try Programs.path("familybot"), ["schedule"] + arguments, environment: environment)
            let status = try await process.exitStatus()
            return (process.log, status)
        }
        let first = try await run("run", "backup", "--json")
        #expect(first.status == 0)
        #expect(try JSONDecoder().decode(Started.self, from: Data(first.output.utf8)).before == 0)
        let second = try await run("run", "backup")
        #expect(second.output.contains("1 of its kind is not done yet and will go first"))
        #expect(try await Queue(redis).slots().count == 2)

        let listed = try JSONDecoder().decode(Listed.self, from: Data(try await run("ls", "--json").output.utf8))
            .schedules
        #expect(listed.map(\.name) == ["system-report", "backup"])
        #expect(listed.map(\.next) == ["2026-03-11T07:00:00Z", "2026-03-15T03:15:00Z"])
        #expect(listed.map(\.waiting) == [0, 2])
        #expect(listed.allSatisfy { $0.zone == "Europe/Berlin" && $0.last == nil })
        #expect(listed.last?.expression == "15 4 * * sun")
        let table = try await run("ls").output
        #expect(table.contains("2026-03-15 Sun 04:15 +01:00") && table.contains("not yet"))

        let unknown = try await run("run", "breakfast")
        #expect(unknown.status == 64 && unknown.output.contains("backup and system-report"))
        try await redis.kill()
        let away = try await run("ls")
        #expect(away.status == 64 && away.output.contains("Redis at"))
    }

    @Test("a preview needs no server, and tells what changes of the clock do")
    func preview() async throws {
        func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> (String, Int32) {
            let process = try ChildProcess(
                try Programs.path("familybot"), ["schedule", "preview"] + arguments, environment: environment)
            let status = try await process.exitStatus()
            return (process.log, status)
        }
        let spring = try await run("30 2 * * *", "--zone", "Europe/Berlin", "--from", "2026-03-28", "--count", "3")
        #expect(
            spring.0 == """
                30 2 * * *, Europe/Berlin
                  2026-03-28 Sat 02:30 +01:00
                  2026-03-29 Sun 03:00 +02:00  (the clock is put forward over its time: it runs right after that)
                  2026-03-30 Mon 02:30 +02:00

                """)
        let autumn = try await run("30 4 * * *", "--zone", "Europe/Berlin", "--from", "2026-10-24", "--count", "2")
        #expect(autumn.0.contains("2026-10-25 Sun 04:30 +01:00  (the clock was put back by 60 min)"))
        let named = try await run("backup", "--json", environment: ["FAMILYBOT_BACKUP_AT": "@weekly"])
        #expect(named.0.contains(#""expression":"@weekly""#) && named.0.contains(#""zone":"Europe/Moscow""#))
        #expect(try await run("0 0 30 2 *").0.contains("never"))
        for (arguments, sentence) in [
            (["61 2 * * *"], "the minute cannot be “61”"), (["breakfast"], "it has one field"),
            (["@daily", "--zone", "MSK"], "MSK is no time zone"), (["@daily", "--count", "0"], "--count goes from 1"),
            (["@daily", "--from", "soon"], "soon is no day"),
        ] {
            let process = try ChildProcess(try Programs.path("familybot"), ["schedule", "preview"] + arguments)
            #expect(try await process.exitStatus() == 64)
            #expect(process.log.contains(sentence), "\(process.log)")
        }
        #expect(try await run("@daily", environment: ["FAMILYBOT_TIMEZONE": "Mars/Base"]).1 == 78)
    }

    private static func environment(_ redis: RedisServer) -> [String: String] {
        [
            "TELEGRAM_BOT_TOKEN": World.token, "REDIS_URL": redis.url, "FAMILYBOT_DURABILITY": "relaxed",
            "MONGODB_URI": "mongodb://127.0.0.1:9/?replicaSet=rs0", "FAMILYBOT_BACKUP_AT": "* * * * *",
        ]
    }

    fileprivate static func time(_ text: String) throws -> Date {
        try Date("2026-03-10T\(text)Z", strategy: .iso8601)
    }
}

/// The lane of backups, which nobody works off.
private struct Queue {
    private let connection: Connection

    init(_ redis: RedisServer) { connection = redis.connect() }

    func note() async throws -> String? {
        try await connection.send(Command("GET", "{123456}schedule:backup")).text
    }

    func slots() async throws -> [String] {
        let items = try await connection.send(Command("LRANGE", "{123456}l:sys:backup", "0", "-1")).array ?? []
        return items.compactMap { $0.text?.split(separator: "\n").dropFirst(3).first.map(String.init) }
    }

    /// Waits until so many jobs are there, where a clock was set first.
    func reach(_ count: Int, bySetting clock: SetClock? = nil, to time: String? = nil) async throws {
        if let clock, let time { try clock.set(to: ScheduleTests.time(time)) }
        try await until { (try? await slots().count) ?? 0 >= count }  // Redis may just be starting
    }
}

private func until(_ holds: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while try await !holds() {
        try #require(ContinuousClock.now < end, "never")
        try await Task.sleep(for: .milliseconds(50))
    }
}
