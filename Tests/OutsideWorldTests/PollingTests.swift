import Testing

@testable import OutsideWorld

@Suite("getUpdates", .timeLimit(.minutes(1)))
struct PollingTests {
    @Test("gives updates again until the offset passes them")
    func offset() async throws {
        try await withWorld { world in
            try await world.say("one")
            try await world.say("two")
            let first = try await world.bot("getUpdates").result?.array ?? []
            #expect(first.map { $0["message"]?["text"] } == ["one", "two"])
            let ids = first.compactMap { $0["update_id"]?.integer }
            #expect(ids.count == 2 && ids[1] == ids[0] + 1)
            let again = try await world.bot("getUpdates", ["limit": 1]).result?.array
            #expect(again?.map { $0["message"]?["text"] } == ["one"])
            let rest = try await world.bot("getUpdates", ["offset": .integer(ids[1])]).result?.array
            #expect(rest?.map { $0["message"]?["text"] } == ["two"])
            #expect(try await world.bot("getUpdates", ["offset": .integer(ids[1] + 1)]).result == [])
            let state = try await world.get("/control/state").json
            #expect(state["undelivered"] == 0)
            #expect(state["delivered"] == 2)
        }
    }

    @Test("a long poll ends when somebody writes")
    func longPoll() async throws {
        try await withWorld { world in
            async let poll = world.bot("getUpdates", ["timeout": 30])
            // Whether the poll is already there does not matter: it gets the message either way.
            try await world.say("late")
            #expect(try await poll.result?.array?.first?["message"]?["text"] == "late")
        }
    }

    @Test("conflicts with a webhook")
    func webhook() async throws {
        try await withWorld { world in
            _ = try await world.bot("setWebhook", ["url": "http://127.0.0.1:9/"])
            let reply = try await world.bot("getUpdates")
            #expect(reply.status == 409)
            #expect(reply.problem?.hasPrefix("Conflict: can't use getUpdates method while webhook is active") == true)
            _ = try await world.bot("deleteWebhook")
            #expect(try await world.bot("getUpdates").status == 200)
        }
    }

    @Test("a second poll terminates the first")
    func secondPoll() async throws {
        try await withWorld { world in
            let poll = { @Sendable in try await world.bot("getUpdates", ["timeout": 20]) }
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask { try await poll().status }
                group.addTask { try await poll().status }
                // Whichever came first is terminated by the other; a message then ends the other.
                let terminated = try await group.next()
                try await world.say("hello")
                return [terminated, try await group.next()]
            }
            #expect(statuses == [409, 200])
        }
    }

    @Test("gives only the kinds that were asked for")
    func allowed() async throws {
        try await withWorld { world in
            let member: JSON = ["chat": -100, "user": 42, "member": 43]
            #expect(try await world.control("member", member)["update_id"] == nil)
            _ = try await world.bot("getUpdates", ["allowed_updates": ["chat_member"]])
            #expect(try await world.control("member", member)["update_id"] != nil)
            #expect(try await world.control("say", ["chat": 42, "text": "hello"])["update_id"] == nil)
            let kinds = try await world.bot("getUpdates").result?.array?.compactMap { $0["chat_member"] }
            #expect(kinds?.count == 1)
        }
    }
}
