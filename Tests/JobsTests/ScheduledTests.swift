import Domain
import Jobs
import Redis
import Support
import Testing

@Suite("Scheduled work", .timeLimit(.minutes(1)))
struct ScheduledTests {
    let lanes: LaneFunctions
    let connection: Connection
    let lane = Lane.conversation(ChatID(7), UserID(7))

    init() async throws {
        connection = try await SharedRedis.server().connect()
        lanes = LaneFunctions(connection: connection, bot: SharedRedis.bots.next())
    }

    @Test("is enqueued once for a slot, also when it was done meanwhile; another slot and another name are others")
    func once() async throws {
        #expect(try await enqueue("summary", "2026-11-26"))
        #expect(try await !enqueue("summary", "2026-11-26"))
        let delivery = try #require(try await take().first)
        #expect(try Item(decoding: delivery.item).key.rawValue == "summary/2026-11-26")
        #expect(try await lanes.done(delivery.lease, outputs: []) == .settled)
        #expect(try await !enqueue("summary", "2026-11-26"))
        #expect(try await take().isEmpty)
        #expect(try await enqueue("summary", "2026-11-27"))
        #expect(try await enqueue("reminder", "2026-11-26"))
        #expect(try await length() == .integer(2))
    }

    @Test("is enqueued once when twenty schedulers ask at the same time")
    func concurrent() async throws {
        let server = try await SharedRedis.server()
        let pushed = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let own = LaneFunctions(connection: server.connect(), bot: bot)
                    defer { own.connection.close() }
                    return try await own.enqueueOnce(
                        item("summary", "1"), on: .conversation(ChatID(7), UserID(7)), for: "summary", slot: "1")
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(pushed == 1)
        #expect(try await length() == .integer(1))
    }

    @Test("waits behind what its lane has, and may exceed the limits of the door")
    func behind() async throws {
        let outcome = try await lanes.enqueue(
            .text("x", update: 1), of: UpdateID(1), on: lane, from: nil, capacity: 1, refusal: nil,
            deadline: .seconds(5))
        #expect(outcome == .ready)
        #expect(try await enqueue("summary", "1"))
        let first = try #require(try await take().first)
        #expect(first.lease.job.rawValue == "1-1700000000")
        #expect(try await take().isEmpty)
        #expect(try await lanes.done(first.lease, outputs: []) == .settled)
        #expect(try await take().map(\.lease.job.rawValue) == ["summary/1"])
    }

    @Test("is known for a week, and each question is a write that a WAIT behind it covers")
    func lifetime() async throws {
        let key = "\(lanes.prefix)cron:summary:1"
        #expect(try await enqueue("summary", "1"))
        #expect(try #require(try await connection.send(Command("TTL", key)).integer) > 604_000)
        _ = try await connection.send(Command("EXPIRE", key, "60"))
        #expect(try await !enqueue("summary", "1"))
        #expect(try #require(try await connection.send(Command("TTL", key)).integer) > 604_000)
    }

    @Test("is not taken for enqueued when it could not be pushed", arguments: ["cur", "l:c:7:7", "rdy:chat"])
    func failed(key: String) async throws {
        _ = try await connection.send(Command("SET", "\(lanes.prefix)\(key)", "in the way"))
        await #expect(throws: ConnectionError.self) { try await enqueue("summary", "1") }
        _ = try await connection.send(Command("DEL", "\(lanes.prefix)\(key)"))
        #expect(try await enqueue("summary", "1"))
        #expect(try await take().count == 1)
    }

    @Test("is not pushed when its key is of another kind")
    func otherKind() async throws {
        _ = try await connection.send(Command("HSET", "\(lanes.prefix)cron:summary:1", "a", "b"))
        await #expect(throws: ConnectionError.self) { try await enqueue("summary", "1") }
        #expect(try await length() == .integer(0))
    }

    @Test("finds room on a full Redis, as outputs do")
    func outOfMemory() async throws {
        let server = try await RedisServer.start()
        let own = LaneFunctions(connection: server.connect(), bot: 1)
        defer { own.connection.close() }
        try await own.load()
        _ = try await own.connection.send(Command("CONFIG", "SET", "maxmemory", "1"))
        await #expect(throws: ConnectionError.self) {
            try await own.enqueue(
                .text("x", update: 1), of: UpdateID(1), on: lane, from: nil, capacity: 1, refusal: nil,
                deadline: .seconds(5))
        }
        #expect(try await own.enqueueOnce(item("summary", "1"), on: lane, for: "summary", slot: "1"))
    }

    private var bot: Int64 { Int64(lanes.prefix.dropFirst().dropLast()) ?? 0 }

    private func item(_ name: String, _ slot: String) -> Item {
        Item(
            pool: .chat, kind: .text, key: JobKey(rawValue: "\(name)/\(slot)"), arrival: 1, address: nil, payload: [1])
    }

    private func enqueue(_ name: String, _ slot: String) async throws -> Bool {
        try await lanes.enqueueOnce(item(name, slot), on: lane, for: name, slot: slot)
    }

    private func take() async throws -> [Delivery] {
        guard case .deliveries(let deliveries) = try await lanes.take(10, from: .chat, as: "w1") else { return [] }
        return deliveries
    }

    private func length() async throws -> Reply {
        try await connection.send(Command("LLEN", "\(lanes.prefix)l:\(lane)"))
    }
}
