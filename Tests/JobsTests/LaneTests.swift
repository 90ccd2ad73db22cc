import Domain
import Jobs
import Redis
import Support
import Testing

/// One Redis for the suite, one bot id per test.
@Suite("Lanes on a real Redis", .timeLimit(.minutes(1)))
struct LaneTests {
    static let bots = SharedRedis.bots
    let lanes: LaneFunctions
    let connection: Connection
    let lane = Lane.conversation(ChatID(7), UserID(7))

    init() async throws {
        let server = try await SharedRedis.server()
        connection = server.connect()
        lanes = LaneFunctions(connection: connection, bot: Self.bots.next())
    }

    @Test("an update goes in once, comes out once, and leaves no key behind")
    func roundTrip() async throws {
        let item = Item.text("привет 👋 \0", update: 1)
        #expect(try await enqueue(item, update: 1) == .ready)
        #expect(try await enqueue(item, update: 1) == .duplicate)
        let delivery = try #require(try await take().first)
        #expect(try Item(decoding: delivery.item) == item)
        #expect(delivery.attempts == 0 && delivery.crashes == 0 && !delivery.isCancelled && delivery.memo.isEmpty)
        #expect(try await lanes.done(delivery.lease, outputs: []) == .settled)
        #expect(try await lanes.done(delivery.lease, outputs: []) == .lost)
        #expect(try await keys() == ["rdy:chat", "seen:0"])
    }

    @Test("the second item of a lane waits for the first, and outputs go out with the settlement")
    func order() async throws {
        #expect(try await enqueue(.text("1", update: 1), update: 1) == .ready)
        #expect(try await enqueue(.text("2", update: 2), update: 2) == .queued)
        let first = try await take()
        #expect(first.count == 1)
        #expect(try await take().isEmpty)
        let out = Item(
            pool: .send, kind: .message, key: first[0].lease.job.output(0), arrival: 0, address: nil, payload: [1])
        #expect(
            try await lanes.done(first[0].lease, outputs: [Output(lane: .output(ChatID(7)), item: out)]) == .settled)
        #expect(try await take().map(\.lease.job.rawValue) == ["2-1700000000"])
        #expect(try await take(from: .send).map(\.lease.lane) == ["o:7"])
    }

    @Test("a step's first result stands, and is handed to the next taker")
    func memo() async throws {
        _ = try await enqueue(.text("1", update: 1), update: 1)
        let delivery = try #require(try await take().first)
        #expect(try await lanes.remember([1], of: "answer", delivery.lease) == [1])
        #expect(try await lanes.remember([2], of: "answer", delivery.lease) == [1])
        #expect(try await lanes.giveBack(delivery.lease, attempts: 0, crashes: 0) == .settled)
        #expect(try await lanes.remember([3], of: "answer", delivery.lease) == nil)
        #expect(try await take().first?.memo == ["answer": [1]])
    }

    @Test("a committed job is reached by no stop, in none of its runs; one that was stopped first cannot be committed")
    func commit() async throws {
        _ = try await enqueue(.text("1", update: 1), update: 1)
        let key = JobKey(rawValue: "1-1700000000")
        let first = try #require(try await take().first)
        #expect(try await lanes.commit(first.lease) == .made)
        #expect(try await lanes.commit(first.lease) == .made)
        #expect(try await lanes.cancel(lane) == .tooLate(key))
        let delayed = try await lanes.retry(first.lease, attempts: 1, crashes: 0, delay: .zero, why: "test")
        #expect(delayed == .settled)
        #expect(try await lanes.commit(first.lease) == .lost)
        #expect(try await lanes.cancel(lane) == .tooLate(key))
        while try await lanes.promote(limit: 1) == 0 { try Task.checkCancellation() }
        let second = try #require(try await take().first)
        #expect(!second.isCancelled)
        #expect(try await lanes.done(second.lease, outputs: []) == .settled)
        #expect(try await lanes.cancel(lane) == .nothing)
        _ = try await enqueue(.text("2", update: 2), update: 2)
        let other = try #require(try await take().first)
        #expect(try await lanes.cancel(lane) == .marked(other.lease.job))
        #expect(try await lanes.commit(other.lease) == .stopped)
    }

    @Test("a parked job apologises in the topic it came from, and its lane goes on")
    func parking() async throws {
        _ = try await enqueue(.text("1", update: 1), update: 1)
        _ = try await enqueue(.text("2", update: 2), update: 2)
        let delivery = try #require(try await take().first)
        #expect(try await lanes.park(delivery.lease, attempts: 3, crashes: 0, why: "refused") == .parked)
        let apology = try #require(try await take(from: .send).first)
        let item = try Item(decoding: apology.item)
        #expect(item.kind == .phrase && item.address?.thread == ThreadID(5))
        #expect(String(decoding: item.payload, as: UTF8.self) == #"{"phrase":"apology"}"#)
        #expect(try await take().map(\.lease.job.rawValue) == ["2-1700000000"])
        #expect(try await connection.send(Command("XLEN", "\(lanes.prefix)dead")) == .integer(1))
    }

    @Test("a taken job whose reply got lost is found by its consumer and given back as it was")
    func lostReply() async throws {
        _ = try await enqueue(.text("1", update: 1), update: 1)
        let delivery = try #require(try await take().first)
        #expect(try await lanes.retry(delivery.lease, attempts: 2, crashes: 1, delay: .zero, why: "x") == .settled)
        while try await lanes.promote(limit: 1) == 0 { try Task.checkCancellation() }
        _ = try await take()  // nobody reads the reply
        let held = try await lanes.held(by: "w1", in: .chat, limit: 10)
        #expect(held.map(\.lease.job.rawValue) == ["1-1700000000"] && held[0].attempts == 2 && held[0].crashes == 1)
        #expect(
            try await lanes.giveBack(held[0].lease, attempts: held[0].attempts, crashes: held[0].crashes) == .settled)
        let again = try #require(try await take().first)
        #expect(again.attempts == 2 && again.crashes == 1)
        #expect(try await lanes.held(by: "w2", in: .chat, limit: 10).isEmpty)
    }

    @Test("a full lane refuses with one sentence a minute")
    func full() async throws {
        let refusal = Item(
            pool: .send, kind: .phrase, key: JobKey(rawValue: "x"), arrival: 0, address: nil, payload: [])
        for update in 1...4 {
            _ = try await lanes.enqueue(
                .text("\(update)", update: Int64(update)), of: UpdateID(Int64(update)), on: lane, from: UserID(7),
                capacity: 2, refusal: (.output(ChatID(7)), refusal), deadline: .seconds(5))
        }
        #expect(try await connection.send(Command("LLEN", "\(lanes.prefix)l:\(lane)")) == .integer(2))
        #expect(try await connection.send(Command("LLEN", "\(lanes.prefix)l:o:7")) == .integer(1))
    }

    @Test("a bucket gives its burst at once and then says how long to wait")
    func buckets() async throws {
        let bucket = Bucket(name: "chat:7", interval: 10_000, burst: 3)
        for _ in 0..<3 { #expect(try await lanes.limit([(bucket, 1)]) == .zero) }
        let wait = try await lanes.limit([(bucket, 1)])
        #expect(wait > .seconds(9) && wait <= .seconds(10))
        #expect(try await lanes.limit([(bucket, 0)]) > .zero)
    }

    private func enqueue(_ item: Item, update: Int64) async throws -> EnqueueOutcome {
        try await lanes.enqueue(
            item, of: UpdateID(update), on: lane, from: UserID(7), capacity: 100, refusal: nil, deadline: .seconds(5))
    }

    private func take(from pool: PoolName = .chat) async throws -> [Delivery] {
        guard case .deliveries(let deliveries) = try await lanes.take(10, from: pool, as: "w1") else { return [] }
        return deliveries
    }

    private func keys() async throws -> [String] {
        let reply = try await connection.send(Command("KEYS", "\(lanes.prefix)*"))
        return (reply.array ?? []).compactMap { $0.text.map { String($0.dropFirst(lanes.prefix.count)) } }.sorted()
    }
}

extension Item {
    static func text(_ text: String, update: Int64) -> Item {
        Item(
            pool: .chat, kind: .text, key: JobKey(update: UpdateID(update), date: 1_700_000_000), arrival: 1,
            address: Address(chat: ChatID(7), thread: ThreadID(5), user: UserID(7), message: nil, language: .russian),
            payload: Array(text.utf8))
    }
}
