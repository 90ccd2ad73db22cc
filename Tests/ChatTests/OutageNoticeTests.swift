import Jobs
import Redis
import StandIn
import Testing

@Suite("A person whose answer has to wait for MongoDB", .timeLimit(.minutes(1)))
struct OutageNoticeTests {
    @Test("is told so once, although several messages wait")
    func once() async throws {
        try await Bench.run(isStoreReady: false) { bench async throws in
            for chat in [Event.home, Event.home, Event.group] {
                let said = try await bench.ask(.text("/films", in: chat))
                #expect(said == ["later mongo_away"])
            }
            #expect(bench.notices == 1)
            #expect(try await bench.silence() > 590_000)
        }
    }

    @Test("is told as soon as there is room among the messages to the chat")
    func noRoom() async throws {
        try await Bench.run(isStoreReady: false) { bench async throws in
            let output = "\(bench.lanes.prefix)l:o:42"
            _ = try await bench.lanes.connection.send(Command("RPUSH", output, "a message"))
            _ = try await bench.ask(.text("Сколько?"))
            #expect(bench.notices == 0)
            _ = try await bench.lanes.connection.send(Command("DEL", output))
            _ = try await bench.ask(.text("Сколько?"))
            #expect(bench.notices == 1)
        }
    }

    @Test("is told again soon when it is not certain that it was said, and not at once")
    func failed() async throws {
        let outage = Outage(.json(502, "bad"))
        try await Bench.run(
            isStoreReady: false, world: { call in call.method == "sendMessage" ? outage.answer : nil }
        ) { bench async throws in
            for _ in 1...2 { _ = try await bench.ask(.text("Сколько?")) }
            #expect(bench.notices == 1)
            #expect((1...15_000).contains(try await bench.silence()))
            // As if that time was over.
            _ = try await bench.lanes.connection.send(Command("DEL", bench.lanes.prefix + "told:data:42"))
            outage.end()
            _ = try await bench.ask(.text("Сколько?"))
            #expect(bench.notices == 2)
            #expect(try await bench.silence() > 590_000)
        }
    }
}

extension Bench {
    /// Attempts to say that an answer waits: nothing else is sent while it does.
    fileprivate var notices: Int { world.calls.count { $0.method == "sendMessage" } }

    /// Milliseconds for which the person is told nothing more.
    fileprivate func silence() async throws -> Int {
        let left = try await lanes.connection.send(Command("PTTL", lanes.prefix + "told:data:42")).integer
        return try #require(left)
    }
}
