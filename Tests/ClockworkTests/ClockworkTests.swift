import Clockwork
import Domain
import Foundation
import Jobs
import Logging
import Operations
import Redis
import Schedules
import ServiceLifecycleTestKit
import Support
import Testing
import Threading
import Timetable

@Suite("The clockwork", .timeLimit(.minutes(2)))
struct ClockworkTests {
    let clock: SetClock
    let redis: RedisServer
    let lanes: LaneFunctions

    init() async throws {
        clock = try SetClock(at: try time("25T12:00:00"))
        redis = try await .start(clock: clock)
        lanes = LaneFunctions(connection: redis.connect(), bot: 7)
    }

    @Test(
        "three of them enqueue each slot once, in the zone's own days, over the night on which the clock is put forward"
    )
    func once() async throws {
        try clock.set(to: try Date("2026-03-28T01:29:55Z", strategy: .iso8601))
        let schedule = try nightly(in: "Europe/Berlin")
        try await running(3, [.fixed([schedule])]) {
            try await until { try await note(of: "nightly") != nil }
            #expect(try await slots(.system(.backup)).isEmpty)
            for (step, wanted) in [("2026-03-28T01:29:59", 1), ("2026-03-29T00:59:59", 2), ("2026-03-30T00:29:59", 3)] {
                try clock.set(to: try Date("\(step)Z", strategy: .iso8601))
                try await until { try await slots(.system(.backup)).count == wanted }
            }
        }
        #expect(
            try await slots(.system(.backup)) == [
                "nightly@2026-03-28T01:30:00Z", "nightly@2026-03-29T01:00:00Z", "nightly@2026-03-30T00:30:00Z",
            ])
    }

    @Test("a source that never answers does not make it late")
    func silentSource() async throws {
        let schedule = try nightly(in: "UTC")
        let silent = ScheduleSource("people") {
            try await Task.sleep(for: .seconds(3600))
            return []
        }
        try await running(1, [silent, .fixed([schedule])]) {
            try await until { try await note(of: "nightly") != nil }
            try clock.set(to: try time("26T02:29:59"))
            try await until { try await slots(.system(.backup)).count == 1 }
        }
    }

    @Test("what was due while nobody ran is made up for once, and what was due before the first start is not")
    func downtime() async throws {
        let schedule = try nightly(in: "UTC")
        try await running(1, [.fixed([schedule])]) { try await until { try await note(of: "nightly") != nil } }
        try clock.set(to: try time("28T05:00:00"))
        try await running(2, [.fixed([schedule])]) {
            try await until { try await slots(.system(.backup)).count == 1 }
            try clock.set(to: try time("29T02:29:59"))
            try await until { try await slots(.system(.backup)).count == 2 }
        }
        #expect(
            try await slots(.system(.backup)) == ["nightly@2025-11-28T02:30:00Z", "nightly@2025-11-29T02:30:00Z"])
        let item = try #require(try await items(.system(.backup)).first)
        let run = try JSONDecoder().decode(ScheduledRun.self, from: Data(item.payload))
        #expect(run.work == "nightly" && run.slot == "2025-11-28T02:30:00Z")
        #expect(run.due == Int64(try time("28T02:30:00").timeIntervalSince1970 * 1000))
        #expect(item.pool == .backup && item.kind == .backup && item.address == nil)
    }

    @Test("people's own schedules are asked for, and come once a day also when the hour is moved")
    func people() async throws {
        try clock.set(to: try time("25T17:59:00"))
        let wanted = Locked([try evening(of: 5, at: "21:00", in: "Europe/Moscow")])
        try await running(1, [ScheduleSource("people") { wanted.withLock { $0 } }]) {
            try await until { try await note(of: "report-evening/5") != nil }
            try clock.set(to: try time("25T17:59:59"))
            try await until { try await slots(.reports(ChatID(5))).count == 1 }
            // Who moves the hour, or travels, has had the report of this day.
            let ten = try evening(of: 5, at: "22:00", in: "Europe/Moscow")
            wanted.withLock { $0 = [ten] }
            try await until { try await note(of: "report-evening/5")?.hasSuffix("0 22 * * *") == true }
            try clock.set(to: try time("25T18:59:59"))
            // It was looked at, and what it tells is the run that there was.
            let looked = Int(try time("25T19:00:00").timeIntervalSince1970) * 1000
            try await until { try await looks(of: "report-evening/5") >= looked }
            let fired = "|\(Int(try time("25T18:00:00").timeIntervalSince1970) * 1000)|"
            #expect(try await note(of: "report-evening/5")?.contains(fired) == true)
            #expect(try await slots(.reports(ChatID(5))).count == 1)
            try clock.set(to: try time("26T18:59:59"))
            try await until { try await slots(.reports(ChatID(5))).count == 2 }
        }
        #expect(
            try await slots(.reports(ChatID(5))) == ["report-evening@2025-11-25/5", "report-evening@2025-11-26/5"])
    }

    @Test("one that Redis refuses stops no other, and is tried again")
    func refused() async throws {
        let broken = try nightly(in: "UTC")
        let sound = try evening(of: 5, at: "02:30", in: "UTC")
        try await running(1, [.fixed([broken, sound])]) {
            for name in ["nightly", "report-evening/5"] { try await until { try await note(of: name) != nil } }
            _ = try await lanes.connection.send(Command("SET", "\(lanes.prefix)l:\(Lane.system(.backup))", "broken"))
            let before = try await note(of: "nightly")
            try clock.set(to: try time("26T02:30:00"))
            try await until { try await slots(.reports(ChatID(5))).count == 1 }
            #expect(try await note(of: "nightly") == before)
            _ = try await lanes.connection.send(Command("DEL", "\(lanes.prefix)l:\(Lane.system(.backup))"))
            try clock.set(to: try time("26T02:31:00"))
            try await until { try await slots(.system(.backup)).count == 1 }
        }
        #expect(try await slots(.system(.backup)) == ["nightly@2025-11-26T02:30:00Z"])
    }

    @Test("a run by hand is one of its own, and says what stands before it")
    func byHand() async throws {
        let book = ScheduleBook(lanes: lanes)
        let schedule = try nightly(in: "UTC")
        let first = try await book.runByHand(schedule)
        #expect(first.before == 0)
        let second = try await book.runByHand(schedule)
        #expect(second.before == 1)
        #expect(try await slots(.system(.backup)) == [first.job.rawValue, second.job.rawValue])
        #expect(try await note(of: "nightly") == nil)
    }

    private func nightly(in zone: String) throws -> Schedule {
        Schedule(
            .init("nightly"), at: try CronExpression("30 2 * * *"), in: try #require(Zone(zone)),
            missed: .once(within: .seconds(86_400)), slots: .moments, since: nil, lane: .system(.backup), pool: .backup,
            kind: .backup, address: nil)
    }

    private func evening(of person: Int64, at time: String, in zone: String) throws -> Schedule {
        Schedule(
            .init("report-evening", of: UserID(person)), at: .daily(at: try #require(TimeOfDay(time))),
            in: try #require(Zone(zone)), missed: .once(within: .seconds(3600)), slots: .days, since: nil,
            lane: .reports(ChatID(person)), pool: .report, kind: .report,
            address: Address(chat: ChatID(person), thread: nil, user: UserID(person), message: nil, language: nil))
    }

    private func items(_ lane: Lane) async throws -> [Item] {
        let list = try await lanes.connection.send(Command("LRANGE", "\(lanes.prefix)l:\(lane)", "0", "-1"))
        return try (list.array ?? []).map { try Item(decoding: try #require($0.bytes)) }
    }

    private func slots(_ lane: Lane) async throws -> [String] { try await items(lane).map(\.key.rawValue) }

    private func note(of name: String) async throws -> String? {
        try await lanes.connection.send(Command("GET", "\(lanes.prefix)schedule:\(name)")).text
    }

    /// Up to when a schedule has been looked at, in milliseconds since 1970.
    private func looks(of name: String) async throws -> Int {
        try await note(of: name)?.split(separator: "|").first.flatMap { Int($0) } ?? 0
    }

    /// So many schedulers run, with connections of their own, while `body` does.
    private func running(
        _ count: Int, _ sources: [ScheduleSource], _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await testGracefulShutdown { trigger async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<count {
                    let own = LaneFunctions(connection: redis.connect(), bot: 7)
                    group.addTask {
                        defer { own.connection.close() }
                        try await Clockwork(
                            sources: sources, reloading: .milliseconds(200), lanes: own, liveness: Liveness(),
                            logger: Logger(label: "test")
                        ).run()
                    }
                }
                try await body()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }
}

private func until(_ holds: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while try await !holds() {
        try #require(ContinuousClock.now < end, "never")
        try await Task.sleep(for: .milliseconds(50))
    }
}
