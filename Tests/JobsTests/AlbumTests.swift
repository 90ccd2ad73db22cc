import Domain
import Jobs
import Redis
import Support
import Testing

@Suite("Photos of an album", .timeLimit(.minutes(1)))
struct AlbumTests {
    let lanes: LaneFunctions
    let connection: Connection
    let lane = Lane.photos(ChatID(7), UserID(7))
    /// Complete as soon as anybody looks.
    private static let impatient = AlbumRule(most: 10, quiet: .zero, longest: .zero)

    init() async throws {
        connection = try await SharedRedis.server().connect()
        lanes = LaneFunctions(connection: connection, bot: LaneTests.bots.next())
    }

    @Test("are one job, which is done with all of them and with none that came later")
    func together() async throws {
        try await enqueue(1...3, album: "a")
        let delivery = try #require(try await take().first)
        #expect(try keys(of: delivery) == [1, 2, 3])
        try await enqueue(4...5, album: "a")
        #expect(try await lanes.done(delivery.lease, outputs: []) == .settled)
        let later = try #require(try await take().first)
        #expect(try keys(of: later) == [4, 5])
        #expect(try await lanes.done(later.lease, outputs: []) == .settled)
        #expect(try await names() == ["rdy:photo", "seen:0"])
    }

    @Test("stay together over failures, returns and takeovers, whatever comes meanwhile")
    func sameForEver() async throws {
        try await enqueue(1...2, album: "a")
        var delivery = try #require(try await take().first)
        try await enqueue(3...3, album: "a")
        #expect(try await lanes.retry(delivery.lease, attempts: 1, crashes: 0, delay: .zero, why: "x") == .settled)
        while try await lanes.promote(limit: 1) == 0 { try Task.checkCancellation() }
        delivery = try #require(try await take().first)
        #expect(try keys(of: delivery) == [1, 2])
        #expect(try await lanes.giveBack(delivery.lease, attempts: 1, crashes: 0) == .settled)
        _ = try await take()
        let heir = try await lanes.reclaim(
            1, from: .photo, as: "w2", idle: .zero, crashLimit: 3, albums: Self.impatient)
        delivery = try #require(heir.deliveries.first)
        #expect(try keys(of: delivery) == [1, 2] && delivery.crashes == 1)
        #expect(try await lanes.done(delivery.lease, outputs: []) == .settled)
        #expect(try await take().map { try keys(of: $0) } == [[3]])
    }

    @Test("are dead letters together, with one apology that belongs to no album", arguments: [false, true])
    func parked(crashed: Bool) async throws {
        try await enqueue(1...3, album: "a")
        let lease = try #require(try await take().first?.lease)
        try await enqueue(4...4, album: "a")
        if crashed {
            let found = try await lanes.reclaim(1, from: .photo, as: "w2", idle: .zero, crashLimit: 1)
            #expect(found.parked == [lease.job])
        } else {
            #expect(try await lanes.park(lease, attempts: 1, crashes: 0, why: "x") == .parked)
        }
        #expect(try await connection.send(Command("XLEN", key("dead"))) == .integer(3))
        #expect(try await take().map { try keys(of: $0) } == [[4]])
        guard case .deliveries(let said) = try await lanes.take(9, from: .send, as: "w") else {
            return #expect(Bool(false))
        }
        #expect(said.count == 1 && said[0].companions.isEmpty)
        #expect(try said.map { try Item(decoding: $0.item).album } == [nil])
    }

    @Test("wait for each other, and no attempt is counted")
    func waiting() async throws {
        try await enqueue(1...2, album: "a")
        let before = try await now()
        #expect(try await take(.telegram).isEmpty)
        #expect(try await connection.send(Command("HGET", key("cur"), "\(lane)")).text == "d|0|0")
        let due = try #require(try await connection.send(Command("ZSCORE", key("dly"), "\(lane)")).integer)
        #expect(due - before <= 1500 && due - before > 1500 - 30_000)
        while try await lanes.promote(limit: 1) == 0 { try Task.checkCancellation() }
        #expect(try await take(.telegram).map { try keys(of: $0) } == [[1, 2]])
    }

    @Test(
        "do not wait for ever while more come, nor when ten are there, others stand behind them, or a person said stop")
    func ripe() async throws {
        let endless = AlbumRule(most: 10, quiet: .seconds(3600), longest: .zero)
        try await enqueue(1...1, album: "old")
        try await finish(endless, [1])
        let patient = AlbumRule(most: 3, quiet: .seconds(3600), longest: .seconds(3600))
        try await enqueue(2...5, album: "many")
        try await finish(patient, [2, 3, 4])
        try await enqueue(6...6, album: "other")
        try await finish(patient, [5])
        try await enqueue(7...7, album: nil)
        try await finish(patient, [6])
        try await finish(patient, [7])
        try await enqueue(8...8, album: "stopped")
        #expect(try await take(patient).isEmpty)
        #expect(try await lanes.cancel(lane) == .marked(JobKey(rawValue: "8-1700000000")))
        #expect(try await take(patient).map(\.isCancelled) == [true])
    }

    @Test("come to a worker that knows of no albums one by one, also when another held them as one")
    func olderWorker() async throws {
        try await enqueue(1...3, album: "a")
        _ = try await take()
        let old = try await connection.send(
            Command("FCALL", "fb1_reclaim", "1", lanes.prefix, "photo", "old", "0", "1", "9"))
        let lease = try #require(old.array?.last?.array)
        #expect(lease.count == 8)
        let done = try await connection.send(
            Command(
                "FCALL", "fb1_done", "1", lanes.prefix, "photo", "old", lease[0].text ?? "", "2", "\(lane)",
                "1-1700000000"))
        #expect(done == .integer(1))
        #expect(try await connection.send(Command("LLEN", key("l:\(lane)"))) == .integer(2))
    }

    @Test("that wait are counted for the jobs of the conversation and its controls beside them, and for no others")
    func photosWaiting() async throws {
        try await enqueue(1...3, album: nil)
        for (update, beside, pool, count) in [
            (11, Lane.conversation(ChatID(7), UserID(7)), PoolName.chat, 3),
            (12, .control(ChatID(7), UserID(7)), .control, 3), (13, .conversation(ChatID(7), UserID(8)), .chat, 0),
            (14, .membership(ChatID(7)), .chat, 0),
        ] {
            var item = Item.text("x", update: Int64(update))
            item.pool = pool
            try await enqueue(item, Int64(update), on: beside)
            guard case .deliveries(let taken) = try await lanes.take(1, from: pool, as: "w") else { continue }
            #expect(taken.map(\.photosWaiting) == [count], "\(beside)")
        }
        #expect(try await take().map(\.photosWaiting) == [0])
    }

    @Test("carry its name behind the address, where versions that know of none pass it over")
    func stored() throws {
        var item = Item.text("x", update: 1)
        item.album = Album("13579")
        #expect(String(decoding: item.encoded, as: UTF8.self).contains("\n7:5:7::ru:13579\nx"))
        #expect(try Item(decoding: item.encoded) == item)
        let stamped = String(decoding: item.encoded, as: UTF8.self).replacing(
            ":13579\n", with: ":13579:1700000000000\n")
        #expect(try Item(decoding: Array(stamped.utf8)) == item)
        #expect(Address("7:5:7::ru:13579:1700000000000") == item.address)
        for name in ["", "a:b", "a\nb", "ё", String(repeating: "1", count: 65)] { #expect(Album(name) == nil) }
    }

    private func finish(_ rule: AlbumRule, _ updates: [Int]) async throws {
        let delivery = try #require(try await take(rule).first)
        #expect(try keys(of: delivery) == updates)
        #expect(try await lanes.done(delivery.lease, outputs: []) == .settled)
    }

    private func enqueue(_ updates: ClosedRange<Int64>, album: String?) async throws {
        for update in updates {
            var item = Item.text("\(update)", update: update)
            item.pool = .photo
            item.kind = .photo
            item.album = album.flatMap { Album($0) }
            try await enqueue(item, update, on: lane)
        }
    }

    private func enqueue(_ item: Item, _ update: Int64, on lane: Lane) async throws {
        _ = try await lanes.enqueue(
            item, of: UpdateID(update), on: lane, from: nil, capacity: 100, refusal: nil, deadline: .seconds(5))
    }

    private func take(_ rule: AlbumRule = impatient) async throws -> [Delivery] {
        guard case .deliveries(let deliveries) = try await lanes.take(10, from: .photo, as: "w1", albums: rule) else {
            return []
        }
        return deliveries
    }

    /// Numbers of the updates in a delivery.
    private func keys(of delivery: Delivery) throws -> [Int] {
        try ([delivery.item] + delivery.companions).map { bytes in
            Int(try Item(decoding: bytes).key.rawValue.prefix { $0 != "-" }) ?? 0
        }
    }

    private func now() async throws -> Int { Int(try #require(try await lanes.now())) }

    private func key(_ name: String) -> String { lanes.prefix + name }

    private func names() async throws -> [String] {
        let reply = try await connection.send(Command("KEYS", "\(lanes.prefix)*"))
        return (reply.array ?? []).compactMap { $0.text.map { String($0.dropFirst(lanes.prefix.count)) } }.sorted()
    }
}
