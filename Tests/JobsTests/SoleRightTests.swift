import Jobs
import Redis
import Support
import Testing

@Suite("A right that one program has", .timeLimit(.minutes(1)))
struct SoleRightTests {
    private func withRights(_ body: (SoleRight, SoleRight, LaneFunctions) async throws -> Void) async throws {
        let redis = try await SharedRedis.server()
        let connection = Connection(to: try Endpoint(parsing: redis.url), name: "test")
        defer { connection.close() }
        let lanes = LaneFunctions(connection: connection, bot: SharedRedis.bots.next())
        _ = try await lanes.prepare(for: .relaxed)
        try await body(
            SoleRight("poller", lifetime: .seconds(15), lanes: lanes),
            SoleRight("poller", lifetime: .seconds(15), lanes: lanes),
            lanes)
    }

    @Test("is its until it lets go")
    func exclusive() async throws {
        try await withRights { first, second, _ in
            #expect(try await first.hold())
            #expect(try await !second.hold())
            #expect(try await first.hold())
            try await second.release()
            #expect(try await !second.hold())
            try await first.release()
            #expect(try await second.hold())
            #expect(try await !first.hold())
        }
    }

    @Test("ends by itself when its holder falls silent")
    func expiry() async throws {
        try await withRights { first, second, lanes in
            #expect(try await first.hold())
            let left = try await lanes.connection.send(Command("PTTL", "\(lanes.prefix)poller")).integer
            #expect((1...15_000).contains(try #require(left)))
            // As if its time had come.
            _ = try await lanes.connection.send(Command("DEL", "\(lanes.prefix)poller"))
            #expect(try await second.hold())
            #expect(try await !first.hold())
        }
    }
}
