import Jobs
import HTTPClient
import Redis
import Support
import Testing

@testable import Webhook

@Suite("The webhook without a Redis that can store", .timeLimit(.minutes(2)))
struct OutageTests {
    @Test("asks Telegram to come back until it is opened")
    func closed() async throws {
        try await Door.open(to: SharedRedis.server(), isOpen: false) { door async throws in
            let early = try await door.post(Sample.text("Hi"))
            #expect(early.status == 503 && early.header("retry-after") == "3" && early.body.isEmpty)
            #expect(try await door.items(of: "c:42:42").isEmpty)
            #expect(try await door.post("{").status == 400, "a bad body is not Redis' fault")
            door.intake.open()
            #expect(try await door.post(Sample.text("Hi")).status == 200)
            #expect(try await door.items(of: "c:42:42").count == 1)
        }
    }

    @Test("asks Telegram to come back while the server is gone, and loses nothing")
    func killed() async throws {
        let server = try await RedisServer.start(durable: true)
        try await Door.open(to: server) { door async throws in
            #expect(try await door.post(Sample.text("one", id: "1")).status == 200)
            try await server.kill()
            let refused = try await door.post(Sample.text("two", id: "2"))
            #expect(refused.status == 503 && refused.header("retry-after") == "3")
            try await server.start()
            #expect(try await comesThrough(Sample.text("two", id: "2"), door))
            #expect(try await door.post(Sample.text("one", id: "1")).status == 200)
            #expect(try await door.items(of: "c:42:42").map(\.key.rawValue) == ["1-1700000000", "2-1700000000"])
        }
    }

    @Test("asks Telegram to come back while memory is full, and takes the update when there is room")
    func full() async throws {
        let server = try await RedisServer.start()
        let admin = server.connect("admin")
        defer { admin.close() }
        try await Door.open(to: server) { door async throws in
            #expect(try await door.post(Sample.text("one", id: "1")).status == 200)
            _ = try await admin.send(Command("CONFIG", "SET", "maxmemory", "1"))
            let refused = try await door.post(Sample.text("two", id: "2"))
            #expect(refused.status == 503 && refused.header("retry-after") == "3")
            _ = try await admin.send(Command("CONFIG", "SET", "maxmemory", "0"))
            #expect(try await door.post(Sample.text("two", id: "2")).status == 200)
            #expect(try await door.items(of: "c:42:42").count == 2)
        }
    }

    @Test("asks Telegram to come back after a failover to a weaker server, until somebody mends it")
    func weaker() async throws {
        let server = try await RedisServer.start(durable: true)
        let admin = server.connect("admin")
        defer { admin.close() }
        try await Door.open(to: server, durability: .single) { door async throws in
            #expect(try await door.post(Sample.text("one", id: "1")).status == 200)
            try await door.intake.check()
            _ = try await admin.send(Command("CONFIG", "SET", "appendfsync", "no"))
            _ = try await admin.send(Command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"))
            // A connection that is just being lost costs a try as well. The next one perhaps stores what waited for it before
            // anybody has looked at it: nothing is promised, and what comes again is a duplicate.
            for _ in 1...3 { #expect(try await door.post(Sample.text("two", id: "2")).status == 503) }
            await #expect(throws: ConnectionError.tooWeak) { try await door.intake.check() }
            _ = try await admin.send(Command("CONFIG", "SET", "appendfsync", "always"))
            #expect(try await comesThrough(Sample.text("two", id: "2"), door))
            try await door.intake.check()
            #expect(try await door.items(of: "c:42:42").count == 2)
        }
    }

    /// Delivers as Telegram does: again after every refusal. The door itself waits for Redis at each try.
    private func comesThrough(_ update: String, _ door: Door) async throws -> Bool {
        for _ in 0..<20 where try await door.post(update).status == 200 { return true }
        return false
    }
}
