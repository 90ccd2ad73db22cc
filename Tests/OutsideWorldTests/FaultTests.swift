import Testing

@testable import OutsideWorld

@Suite("Telegram faults", .timeLimit(.minutes(1)))
struct FaultTests {
    private let message: JSON = ["chat_id": 42, "text": "a"]

    private func botMessages(_ world: Visitor) async throws -> JSON? {
        try await world.get("/control/state").json["bot_messages"]
    }

    @Test("a status is answered as asked, as often as asked, for that method only")
    func status() async throws {
        try await withWorld { world in
            try await world.say("hello")
            let value: JSON = ["code": 429, "description": "Too Many Requests: retry after 7", "retry_after": 7]
            try await world.control(
                "faults",
                ["target": "telegram", "method": "sendMessage", "kind": "status", "count": 2, "value": value])
            #expect(try await world.bot("getMe").status == 200)
            for _ in 0..<2 {
                let reply = try await world.bot("sendMessage", message)
                #expect(reply.status == 429)
                #expect(reply.json["parameters"]?["retry_after"] == 7)
            }
            #expect(try await botMessages(world) == 0)
            #expect(try await world.bot("sendMessage", message).status == 200)
        }
    }

    @Test("a migrated group answers with its new id, where messages then work")
    func migration() async throws {
        try await withWorld { world in
            try await world.say("hello", chat: -5)
            let value: JSON = [
                "code": 400, "description": "Bad Request: group chat was upgraded to a supergroup chat",
                "migrate_to_chat_id": -1005,
            ]
            try await world.control("faults", ["target": "telegram", "chat": -5, "kind": "status", "value": value])
            let reply = try await world.bot("sendMessage", ["chat_id": -5, "text": "a"])
            #expect(reply.json["parameters"]?["migrate_to_chat_id"] == -1005)
            #expect(try await world.bot("sendMessage", ["chat_id": -1005, "text": "a"]).status == 200)
        }
    }

    @Test("a call dropped before is not done, one dropped after is")
    func drops() async throws {
        try await withWorld { world in
            try await world.say("hello")
            for kind in ["drop_before", "drop_after"] {
                try await world.control("faults", ["target": "telegram", "kind": .string(kind)])
                await #expect(throws: LoopbackClient.Failure.closedWithoutAnswer) {
                    _ = try await world.bot("sendMessage", message)
                }
                #expect(try await botMessages(world) == (kind == "drop_after" ? 1 : 0))
            }
        }
    }

    @Test("garbage, delay and blocking")
    func others() async throws {
        try await withWorld { world in
            try await world.say("hello")
            try await world.say("hello", chat: 43, user: 43)
            try await world.control("faults", ["target": "telegram", "kind": "garbage"])
            let garbage = try await world.bot("getMe")
            #expect(garbage.status == 200 && garbage.json == .null)
            try await world.control("faults", ["target": "telegram", "kind": "delay", "value": 200])
            let started = Moment.now()
            #expect(try await world.bot("getMe").status == 200)
            #expect(Moment.now().since(started) >= 200)
            try await world.control("faults", ["target": "telegram", "kind": "blocked", "chat": 42])
            for _ in 0..<3 {
                #expect(try await world.bot("sendMessage", message).problem == "Forbidden: bot was blocked by the user")
            }
            #expect(try await world.bot("sendMessage", ["chat_id": 43, "text": "a"]).status == 200)
            _ = try await world.client.send("DELETE", world.base + "/control/faults")
            #expect(try await world.bot("sendMessage", message).status == 200)
        }
    }

    @Test("a fault that makes no sense is refused")
    func nonsense() async throws {
        try await withWorld { world async throws in
            let bodies: [JSON] = [
                ["target": "telegram", "kind": "hang"], ["target": "ai", "kind": "blocked"],
                ["target": "moon", "kind": "drop"],
                ["target": "ai", "kind": "delay"], ["target": "ai", "kind": "status", "value": [:]],
                ["target": "ai", "kind": "drop", "count": 0], ["target": "ai", "kind": "drop", "colour": 1],
            ]
            for body in bodies { #expect(try await world.post("/control/faults", body).status == 400) }
        }
    }
}
