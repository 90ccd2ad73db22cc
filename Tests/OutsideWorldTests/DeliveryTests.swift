import HTTPTypes
import Testing

@testable import OutsideWorld

@Suite("Delivery to the webhook", .timeLimit(.minutes(1)))
struct DeliveryTests {
    /// Sets the webhook to the receiver, with short pauses.
    private func connect(_ world: Visitor, _ receiver: Receiver, _ extra: [String: JSON] = [:]) async throws {
        let parameters = ["url": .string(receiver.address)].merging(extra) { $1 }
        let reply = try await world.bot("setWebhook", .object(parameters))
        try #require(reply.status == 200)
    }

    private func texts(_ arrivals: [Receiver.Arrival]) -> [String] {
        arrivals.compactMap { $0.update["message"]?["text"]?.string ?? $0.update["edited_message"]?["text"]?.string }
    }

    private func raw(_ id: Int64, chat: Int64) -> JSON {
        [
            "update_id": .integer(id),
            "message": [
                "message_id": .integer(id), "date": 1, "text": .string("\(id)"),
                "chat": ["id": .integer(chat), "type": "private", "first_name": "A"],
                "from": ["id": .integer(chat), "is_bot": false, "first_name": "A"],
            ],
        ]
    }

    @Test("carries the secret, escapes Cyrillic, and waits for one chat's answer before the next update")
    func order() async throws {
        try await withWorld { world in
            try await withReceiver { receiver in
                receiver.log.change { $0.released = 0 }
                try await connect(world, receiver, ["secret_token": "S-1_x"])
                let id = try await world.say("раз")
                try await world.control(
                    "edit", ["chat": 42, "message_id": .integer(id), "text": "раз!"])
                try await world.say("два")
                let first = try await receiver.arrivals(1)
                #expect(first[0].secret == "S-1_x")
                #expect(first[0].body.contains(#"\u0440\u0430\u0437"#))
                // Another chat's update overtakes: the first one's answer is still awaited.
                try await world.say("other", chat: 43, user: 43)
                #expect(texts(try await receiver.arrivals(2)) == ["раз", "other"])
                receiver.log.change { $0.released = .max }
                let all = try await receiver.arrivals(4)
                #expect(texts(all.filter { $0.update["message"]?["text"] != "other" }) == ["раз", "раз!", "два"])
                let state = try await world.get("/control/wait?undelivered=0").json
                #expect(state["delivered"] == 4)
            }
        }
    }

    @Test("a button press overtakes the messages of its chat")
    func pressLane() async throws {
        try await withWorld { world in
            try await withReceiver { receiver in
                receiver.log.change { $0.released = 0 }
                try await connect(world, receiver)
                try await world.say("hello")
                _ = try await receiver.arrivals(1)
                try await world.control("press", ["chat": 42, "message_id": 1, "data": "y", "forged": true])
                #expect(try await receiver.arrivals(2)[1].update["callback_query"]?["data"] == "y")
                receiver.log.change { $0.released = .max }
            }
        }
    }

    @Test("never uses more connections than allowed")
    func connections() async throws {
        try await withWorld { world in
            try await withReceiver { receiver in
                receiver.log.change { $0.released = 0 }
                try await connect(world, receiver, ["max_connections": 3])
                for chat in 1...9 { try await world.say("hello", chat: Int64(chat), user: Int64(chat)) }
                _ = try await receiver.arrivals(3)
                for released in 1...9 { receiver.log.change { $0.released = released } }
                let arrivals = try await receiver.arrivals(9)
                #expect(arrivals.map(\.together).max() == 3)
            }
        }
    }

    @Test("a refused update comes again at once, then after doubling pauses")
    func retries() async throws {
        let refuseThree: Receiver.Script = { number, _ in .init(status: number < 3 ? 500 : 200) }
        try await withWorld { world in
            try await withReceiver(refuseThree) { receiver in
                try await world.control("pace", ["retry_start_ms": 2000])
                try await connect(world, receiver)
                try await world.say("hello")
                let arrivals = try await receiver.arrivals(4)
                let gaps = zip(arrivals.dropFirst(), arrivals).map { $0.at.since($1.at) }
                #expect(Set(arrivals.map(\.id)).count == 1)
                #expect(gaps[0] < 2000)
                #expect(gaps[1] >= 2000 && gaps[2] >= 4000)
                _ = try await world.get("/control/wait?undelivered=0")
                let info = try await world.bot("getWebhookInfo").result
                #expect(info?["last_error_message"] == "Wrong response from the webhook: 500")
                #expect(info?["pending_update_count"] == 0)
            }
        }
    }

    @Test("Retry-After decides the pause, even the first")
    func retryAfter() async throws {
        let later: Receiver.Script = { number, _ in
            number == 0 ? .init(status: 429, headers: [.retryAfter: "1"]) : .init()
        }
        try await withWorld { world in
            try await withReceiver(later) { receiver in
                try await connect(world, receiver)
                try await world.say("hello")
                let arrivals = try await receiver.arrivals(2)
                #expect(arrivals[1].at.since(arrivals[0].at) >= 1000)
            }
        }
    }

    @Test("updates wait while nobody listens")
    func away() async throws {
        try await withWorld { world in
            try await world.control("pace", ["retry_start_ms": 600_000, "retry_max_ms": 600_000])
            let nobody = try await withReceiver { $0.address }
            _ = try await world.bot("setWebhook", ["url": .string(nobody)])
            try await world.say("hello")
            #expect(try await world.get("/control/wait?undelivered=0&timeout=0.3").status == 408)
            try await withReceiver { receiver in
                // A new webhook is tried at once, not after the pause.
                try await connect(world, receiver)
                #expect(texts(try await receiver.arrivals(1)) == ["hello"])
            }
        }
    }

    @Test("a method call in the answer is executed")
    func methodInAnswer() async throws {
        let replies: Receiver.Script = { _, _ in
            .init(body: ["method": "sendMessage", "chat_id": 42, "text": "from the answer"])
        }
        try await withWorld { world in
            try await withReceiver(replies) { receiver in
                try await connect(world, receiver)
                try await world.say("hello")
                let chat = try await world.get("/control/wait?chat=42&bot_messages=1").json
                #expect(chat["messages"]?.array?.last?["text"] == "from the answer")
                let calls = try await world.get("/control/calls?method=sendMessage").json["calls"]?.array
                #expect(calls?.first?["route"] == "webhook_answer")
            }
        }
    }

    @Test("raw updates come in the order of their chat, each as often as asked")
    func deliver() async throws {
        let refuseSome: Receiver.Script = { number, _ in .init(status: number % 5 == 2 ? 503 : 200) }
        try await withWorld { world in
            try await withReceiver(refuseSome) { receiver in
                try await world.control("pace", ["retry_start_ms": 10, "retry_max_ms": 20])
                try await connect(world, receiver)
                let updates = (1...20).map { raw($0, chat: $0 % 4 + 1) }
                let report = try await world.control("deliver", ["updates": .array(updates), "duplicates": 2])
                #expect(report["delivered"] == 60)
                let arrivals = try await receiver.arrivals(60)
                #expect(report["attempts"] == .integer(Int64(arrivals.count)))
                #expect(arrivals.count > 60)
                for chat in Int64(1)...4 {
                    let ids = arrivals.filter { $0.update["message"]?["chat"]?["id"] == .integer(chat) }.compactMap(
                        \.id)
                    #expect(ids == ids.sorted())
                    #expect(ids.allSatisfy { id in ids.count { $0 == id } >= 3 })
                }
                // The chats are known from the updates.
                #expect(try await world.bot("sendMessage", ["chat_id": 3, "text": "a"]).status == 200)
            }
        }
    }

    @Test("a lost answer brings the update again")
    func lostAnswer() async throws {
        try await withWorld { world in
            try await withReceiver { receiver in
                try await connect(world, receiver)
                try await world.control("faults", ["target": "webhook", "kind": "drop_after"])
                try await world.say("hello")
                #expect(texts(try await receiver.arrivals(2)) == ["hello", "hello"])
                #expect(try await world.get("/control/wait?undelivered=0").json["delivered"] == 1)
            }
        }
    }

    @Test("an answer that does not come in time counts as a refusal")
    func timeout() async throws {
        try await withWorld { world in
            try await withReceiver { receiver in
                receiver.log.change { $0.released = 0 }
                try await world.control("pace", ["webhook_timeout_ms": 100])
                try await connect(world, receiver)
                try await world.say("hello")
                #expect(texts(try await receiver.arrivals(2)) == ["hello", "hello"])
                receiver.log.change { $0.released = .max }
                #expect(try await world.get("/control/wait?undelivered=0").status == 200)
            }
        }
    }
}
