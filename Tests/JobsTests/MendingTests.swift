import Domain
import Jobs
import Redis
import Support
import Testing

/// What comes from outside of the functions: items that nobody can read, and a clock that somebody sets.
@Suite("Lanes mend", .timeLimit(.minutes(1)))
struct MendingTests {
    let lanes: LaneFunctions
    let connection: Connection
    let lane = Lane.conversation(ChatID(7), UserID(7))
    private static let hour = 3_600_000

    init() async throws {
        connection = try await SharedRedis.server().connect()
        lanes = LaneFunctions(connection: connection, bot: LaneTests.bots.next())
    }

    @Test("an item without a header, in front, behind or alone: it is a dead letter, and the others go on")
    func unreadable() async throws {
        try await enqueue(1)
        _ = try await connection.send(Command("LPUSH", key("l:\(lane)"), "no header", "none either"))
        _ = try await connection.send(Command("RPUSH", key("l:\(lane)"), "nor here"))
        try await enqueue(2)
        _ = try await connection.send(Command("RPUSH", key("l:c:8:8"), "alone"))
        #expect(try await lanes.sweep(["c:8:8"]) == 0)
        for update in ["1-1700000000", "2-1700000000"] {
            let delivery = try #require(try await take().first)
            #expect(delivery.lease.job.rawValue == update)
            #expect(try await lanes.done(delivery.lease, outputs: []) == .settled)
        }
        let dead = try await connection.send(Command("XRANGE", key("dead"), "-", "+")).array ?? []
        #expect(dead.map { $0.array?.last?.array?[7].text } == Array(repeating: "malformed_item", count: 4))
        #expect(
            try await connection.send(Command("EXISTS", key("cur"), key("l:\(lane)"), key("l:c:8:8"))) == .integer(0))
    }

    @Test("a clock that went back: delays end when they should")
    func delays() async throws {
        try await enqueue(1)
        let lease = try #require(try await take().first?.lease)
        let ahead = try await now() + Self.hour
        #expect(try await lanes.retry(lease, attempts: 1, crashes: 0, delay: .seconds(3600), why: "x") == .settled)
        _ = try await connection.send(Command("SET", key("clock"), "\(ahead)"))
        while try await lanes.promote(limit: 1) == 0 { try Task.checkCancellation() }
        #expect(try await take().map(\.attempts) == [1])
    }

    @Test("a clock that went back: a bucket and the places in it go back with it")
    func buckets() async throws {
        let bucket = Bucket(name: "all", interval: 100, burst: 1)
        #expect(try await lanes.slot(for: "a", own: [], shared: [bucket]) == .zero)
        #expect(try await lanes.slot(for: "b", own: [], shared: [bucket]) > .zero)
        let written = try #require(try await connection.send(Command("GET", key("rl:all"))).text).split(separator: "|")
        let (full, at) = (try #require(Double(written[0])), try #require(Int(written[1])))
        _ = try await connection.send(
            Command("SET", key("rl:all"), "\(full + Double(Self.hour))|\(at + Self.hour)"))
        _ = try await connection.send(Command("ZINCRBY", key("rl:booked:all"), "\(Self.hour)", "b"))
        #expect(try await lanes.slot(for: "c", own: [], shared: [bucket]) < .seconds(5))
        while try await lanes.slot(for: "b", own: [], shared: [bucket]) > .zero { try Task.checkCancellation() }
    }

    @Test("a duplicate writes, so that a WAIT behind it covers what it confirms")
    func duplicate() async throws {
        try await enqueue(1)
        _ = try await connection.send(Command("EXPIRE", key("seen:0"), "60"))
        try await enqueue(1)
        #expect(try #require(try await connection.send(Command("TTL", key("seen:0"))).integer) > 60)
    }

    private func enqueue(_ update: Int64) async throws {
        _ = try await lanes.enqueue(
            .text("\(update)", update: update), of: UpdateID(update), on: lane, from: nil, capacity: 100, refusal: nil,
            deadline: .seconds(5))
    }

    private func take() async throws -> [Delivery] {
        guard case .deliveries(let deliveries) = try await lanes.take(10, from: .chat, as: "w1") else { return [] }
        return deliveries
    }

    private func now() async throws -> Int { Int(try #require(try await lanes.now())) }

    private func key(_ name: String) -> String { lanes.prefix + name }
}
