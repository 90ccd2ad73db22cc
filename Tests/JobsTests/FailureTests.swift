import Domain
import Jobs
import Redis
import Support
import Testing

/// A call that cannot go through, because a key it needs has the wrong type, leaves everything as it was.
@Suite("Lane functions that fail")
struct FailureTests {
    let lanes: LaneFunctions
    let connection: Connection

    init() async throws {
        connection = try await SharedRedis.server().connect()
        lanes = LaneFunctions(connection: connection, bot: LaneTests.bots.next())
    }

    @Test("a job that cannot be parked stays, and the other silent jobs are taken over all the same")
    func reclaim() async throws {
        for update in Int64(1)...2 { try await enqueue(update, on: .conversation(ChatID(7), UserID(update))) }
        let crashed = try await take(1)
        #expect(try await lanes.giveBack(crashed[0], attempts: 0, crashes: 2) == .settled)
        let held = try await take(2)
        #expect(held.count == 2)
        _ = try await connection.send(Command("SET", key("dead"), "of another type"))
        let others = try await lanes.reclaim(10, from: .chat, as: "w2", idle: .zero, crashLimit: 3).deliveries
        #expect(others.map(\.lease.lane) == ["c:7:2"])
        #expect(others.first?.lease.count == 2 && others.first?.crashes == 1)
        _ = try await connection.send(Command("DEL", key("dead")))
        let rest = try await lanes.reclaim(10, from: .chat, as: "w3", idle: .zero, crashLimit: 3).deliveries
        #expect(rest.map(\.lease.lane) == ["c:7:2"])
        #expect(try await connection.send(Command("XLEN", key("dead"))) == .integer(1))
    }

    @Test("a take that fails leaves no lease that nobody knows of")
    func take() async throws {
        try await enqueue(1, on: .conversation(ChatID(7), UserID(1)))
        try await whileWrong("cur") { await #expect(throws: ConnectionError.self) { try await take(1) } }
        #expect(try await take(1).map(\.count) == [1])
    }

    @Test("a cancel that fails marks nothing")
    func cancel() async throws {
        let lane = Lane.conversation(ChatID(7), UserID(1))
        try await enqueue(1, on: lane)
        try await whileWrong("cur") { await #expect(throws: ConnectionError.self) { try await lanes.cancel(lane) } }
        #expect(try await connection.send(Command("KEYS", key("cancel:*"))) == .array([]))
    }

    @Test("the count of strangers goes with the last of them")
    func strangers() async throws {
        _ = try await connection.send(Command("SADD", key("known"), "99"))
        try await enqueue(1, on: .conversation(ChatID(7), UserID(1)))
        #expect(try await connection.send(Command("HGET", key("strangers"), "")).integer == 1)
        let lease = try #require(try await take(1).first)
        #expect(try await lanes.done(lease, outputs: []) == .settled)
        #expect(try await connection.send(Command("EXISTS", key("strangers"))) == .integer(0))
    }

    private func whileWrong(_ name: String, _ body: () async throws -> Void) async throws {
        _ = try await connection.send(Command("RENAME", key(name), key("away")))
        _ = try await connection.send(Command("SET", key(name), "of another type"))
        try await body()
        _ = try await connection.send(Command("RENAME", key("away"), key(name)))
    }

    private func enqueue(_ update: Int64, on lane: Lane) async throws {
        let outcome = try await lanes.enqueue(
            .text("\(update)", update: update), of: UpdateID(update), on: lane, from: UserID(1), capacity: 10,
            refusal: nil, deadline: .seconds(5))
        #expect(outcome == .ready)
    }

    private func take(_ limit: Int) async throws -> [Lease] {
        guard case .deliveries(let deliveries) = try await lanes.take(limit, from: .chat, as: "w1") else { return [] }
        return deliveries.map(\.lease)
    }

    private func key(_ name: String) -> String { lanes.prefix + name }
}
