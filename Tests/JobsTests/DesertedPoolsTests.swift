import Domain
import Jobs
import Redis
import Support
import Testing

@Suite("Pools for which nobody works", .timeLimit(.minutes(1)))
struct DesertedPoolsTests {
    let lanes: LaneFunctions

    init() async throws {
        lanes = LaneFunctions(connection: try await SharedRedis.server().connect(), bot: SharedRedis.bots.next())
    }

    /// A token that came so long ago, in a lane of a pool.
    private func put(_ pool: PoolName, age: Duration) async throws {
        let now = try #require(try await lanes.now())
        let id = "\(now - Int64(age / .milliseconds(1)))-1"
        _ = try await lanes.connection.send(
            Command("XADD", "\(lanes.prefix)rdy:\(pool.rawValue)", id, "lane", "sys:x", "job", "x"))
    }

    @Test("are those with a lane that has waited for long, and no worker heard of in that time")
    func deserted() async throws {
        #expect(try await lanes.desertedPools(patience: .zero).isEmpty)
        try await put(.report, age: .seconds(90))
        try await put(.photo, age: .seconds(30))
        #expect(try await lanes.desertedPools(patience: .seconds(60)) == [.report])
        #expect(try await lanes.desertedPools(patience: .seconds(20)) == [.photo, .report])
    }

    @Test("are none whose workers are all busy, until these are silent too; what they hold does not wait")
    func busy() async throws {
        try await put(.report, age: .seconds(90))
        // Litter, which is taken away: the group is there from now on, and a worker that has asked.
        _ = try await lanes.take(1, from: .report, as: "w1")
        #expect(try await lanes.desertedPools(patience: .zero).isEmpty)
        try await put(.report, age: .seconds(80))
        #expect(try await lanes.desertedPools(patience: .seconds(60)).isEmpty)
        #expect(try await lanes.desertedPools(patience: .zero) == [.report])
    }

    @Test("are none while the queue is closed: nobody may take anything")
    func closed() async throws {
        try await put(.report, age: .seconds(90))
        _ = try await lanes.connection.send(Command("SET", "\(lanes.prefix)closed", "closed|test"))
        #expect(try await lanes.desertedPools(patience: .seconds(60)).isEmpty)
    }
}
