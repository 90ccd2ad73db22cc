import Jobs
import Redis
import Support
import Testing

/// One Redis for the suite, one bot id per test.
@Suite("Places in a bucket that many wait for", .timeLimit(.minutes(1)))
struct SlotTests {
    let lanes: LaneFunctions
    let connection: Connection

    init() async throws {
        connection = try await SharedRedis.server().connect()
        lanes = LaneFunctions(connection: connection, bot: LaneTests.bots.next())
        try await lanes.load()  // the first call shall take no longer than the others
    }

    @Test("are a token apart and in the order of asking")
    func order() async throws {
        let bucket = Bucket(name: "all", interval: 100, burst: 3)
        for number in 0..<500 {
            let wait = try await ask("\(number)", bucket)
            #expect((wait == .zero) == (number < 3))
        }
        let places = try await places(in: bucket)
        #expect(places.map(\.ticket) == (3..<500).map(String.init))
        for (one, next) in zip(places, places.dropFirst()) { #expect(abs(next.at - one.at - 100) < 0.01) }
    }

    @Test("cost five hundred who wait two calls each, and let nobody through before the rate does")
    func linear() async throws {
        let server = try await RedisServer.start()
        let lanes = LaneFunctions(connection: server.connect(), bot: 1)
        defer { lanes.connection.close() }
        try await lanes.load()
        let bucket = Bucket(name: "all", interval: 4, burst: 5)
        let began = ContinuousClock.now
        let moments = try await withThrowingTaskGroup(of: Duration.self) { group in
            for number in 0..<500 {
                group.addTask {
                    while true {
                        let wait = try await lanes.slot(for: "\(number)", own: [], shared: [bucket])
                        if wait == .zero { return .now - began }
                        try await Task.sleep(for: wait)
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted()
        }
        for (number, moment) in moments.enumerated() {
            #expect(moment >= .milliseconds(4) * (number + 1 - 5), "number \(number) after \(moment)")
        }
        let stats = try #require(try await lanes.connection.send(Command("INFO", "commandstats")).text)
        let line = try #require(stats.split(separator: "\r\n").first { $0.hasPrefix("cmdstat_fcall:calls=") })
        let calls = try #require(Int(line.drop { $0 != "=" }.dropFirst().prefix { $0.isNumber }))
        #expect((990...2000).contains(calls), "\(calls) calls")
    }

    @Test("are kept for who is late, and given up for who never comes")
    func late() async throws {
        let bucket = Bucket(name: "all", interval: 10_000, burst: 1)
        for ticket in ["a", "b", "c", "d"] { _ = try await ask(ticket, bucket) }
        let third = try #require(try await places(in: bucket).first { $0.ticket == "c" })
        let now = Double(try #require(try await lanes.now()))
        try await pass(Int(third.at - now) + 100, in: bucket)  // the time of b and c is over, that of d has not come
        #expect(try await places(in: bucket).map(\.ticket) == ["b", "c", "d"])
        #expect(try await ask("c", bucket) == .zero)
        #expect(try await ask("c", bucket) > .seconds(30), "once, and then it stands behind all others")
        #expect(try await ask("b", bucket) > .seconds(40), "ten seconds late")
        #expect(try await ask("d", bucket) > .seconds(2))
        #expect(try await places(in: bucket).map(\.ticket) == ["d", "c", "b"])
    }

    @Test("are not taken by a caller whose own bucket is empty")
    func own() async throws {
        let shared = Bucket(name: "all", interval: 10_000, burst: 2)
        let own = Bucket(name: "chat:1", interval: 30_000, burst: 1)
        #expect(try await lanes.slot(for: "1", own: [own], shared: [shared]) == .zero)
        for _ in 0..<9 { #expect(try await lanes.slot(for: "1", own: [own], shared: [shared]) > .seconds(20)) }
        #expect(try await ask("2", shared) == .zero)
        #expect(try await ask("3", shared) <= .seconds(10))
    }

    @Test("are given for a minute ahead and no more; the rest asks again in half of it")
    func horizon() async throws {
        let bucket = Bucket(name: "all", interval: 10_000, burst: 1)
        for _ in 0..<3 {
            for number in 0..<20 where number < 7 || number > 15 { _ = try await ask("\(number)", bucket) }
        }
        #expect(try await places(in: bucket).map(\.ticket) == (1...6).map(String.init))
        let wait = try await ask("8", bucket)
        #expect(wait > .seconds(35) && wait <= .seconds(40))
    }

    @Test("move behind a pause in their order and at their distances, and a second flood adds nothing to the first")
    func flood() async throws {
        let all = Bucket(name: "all", interval: 1000, burst: 5)
        for number in 0..<15 { _ = try await ask("\(number)", all) }
        let before = try await places(in: all)
        #expect(before.count == 10)
        for chat in 1...4 {
            let one = Bucket(name: "chat:\(chat)", interval: 1000, burst: 1)
            #expect(try await lanes.flooded(chat: one, all: all, pause: .seconds(20)) == (chat > 2))
        }
        let after = try await places(in: all)
        #expect(after.map(\.ticket) == before.map(\.ticket))
        let now = try #require(try await lanes.now())
        #expect((Double(now) + 19_000...Double(now) + 20_000).contains(after[0].at))
        for (one, next) in zip(after, after.dropFirst()) { #expect(abs(next.at - one.at - 1000) < 0.01) }
        #expect(try await ask("0", all) > .seconds(28), "behind those who stand in line")
        #expect(try await ask("5", all) > .seconds(19))
    }

    @Test("are of no use while the caller's own bucket pauses")
    func ownFlood() async throws {
        let all = Bucket(name: "all", interval: 10_000, burst: 1)
        let own = Bucket(name: "chat:1", interval: 1000, burst: 5)
        _ = try await ask("0", all)
        #expect(try await lanes.slot(for: "1", own: [own], shared: [all]) > .seconds(9))
        _ = try await lanes.flooded(chat: own, all: all, pause: .seconds(90))
        try await pass(10_000, in: all)
        #expect(try await lanes.slot(for: "1", own: [own], shared: [all]) > .seconds(80))
    }

    @Test("leave a share to those who are not slowed down by a bucket before")
    func share() async throws {
        let bulk = Bucket(name: "bulk", interval: 5000, burst: 1)
        let all = Bucket(name: "all", interval: 3330, burst: 1)
        for number in 0..<10 { _ = try await lanes.slot(for: "b\(number)", own: [], shared: [bulk, all]) }
        #expect(try await ask("o", all) <= .milliseconds(3330), "ten broadcasts stand elsewhere")
        // The first of them passes to the second bucket at its time, behind who is there.
        try await pass(5000, in: bulk)
        #expect(try await lanes.slot(for: "b1", own: [], shared: [bulk, all]) > .milliseconds(3330))
        #expect(try await places(in: all).map(\.ticket) == ["o", "b1"])
        try await pass(6700, in: all)
        #expect(try await lanes.slot(for: "b1", own: [], shared: [bulk, all]) == .zero)
        #expect(
            try await lanes.slot(for: "b1", own: [], shared: [bulk, all]) > .seconds(30), "at the end of the first")
    }

    @Test("leave no key behind")
    func gone() async throws {
        let bucket = Bucket(name: "all", interval: 1000, burst: 1)
        for number in 0..<5 { _ = try await ask("\(number)", bucket) }
        for key in ["rl:all", "rl:booked:all"] {
            let left = try await connection.send(Command("PTTL", lanes.prefix + key)).integer
            #expect((4000...8000).contains(left ?? -1), "\(key)")
        }
    }

    private func ask(_ ticket: String, _ bucket: Bucket) async throws -> Duration {
        try await lanes.slot(for: ticket, own: [], shared: [bucket])
    }

    private func places(in bucket: Bucket) async throws -> [(ticket: String, at: Double)] {
        let reply = try await connection.send(
            Command("ZRANGE", "\(lanes.prefix)rl:booked:\(bucket.name)", "0", "-1", "WITHSCORES"))
        let texts = (reply.array ?? []).compactMap(\.text)
        return stride(from: 0, to: texts.count - 1, by: 2).map { (texts[$0], Double(texts[$0 + 1]) ?? 0) }
    }

    /// As if so many milliseconds were over for those who have a place.
    private func pass(_ milliseconds: Int, in bucket: Bucket) async throws {
        for place in try await places(in: bucket) {
            _ = try await connection.send(
                Command("ZINCRBY", "\(lanes.prefix)rl:booked:\(bucket.name)", String(-milliseconds), place.ticket))
        }
    }
}
