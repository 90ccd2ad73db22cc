import Testing

@testable import OutsideWorld

@Suite("The control interface", .timeLimit(.minutes(1)))
struct ControlTests {
    @Test("a wait ends when it comes true")
    func waits() async throws {
        try await withWorld { world in
            try await world.say("hello")
            async let chat = world.get("/control/wait?chat=42&bot_messages=1")
            async let text = world.get("/control/wait?chat=42&text=edited")
            async let calls = world.get("/control/wait?calls=2&method=sendMessage")
            async let requests = world.get("/control/wait?ai_requests=1")
            _ = try await world.bot("sendMessage", ["chat_id": 42, "text": ""])
            _ = try await world.bot("sendMessage", ["chat_id": 42, "text": "a"])
            _ = try await world.bot("editMessageText", ["chat_id": 42, "message_id": 2, "text": "edited"])
            _ = try await world.chat(AssistantTests.request())
            #expect(try await chat.json["messages"]?.array?.count == 2)
            #expect(try await text.json["messages"]?.array?.last?["text"] == "edited")
            #expect(try await calls.status == 200)
            #expect(try await requests.json["ai_requests"] == 1)
        }
    }

    @Test("a wait that does not come true ends in time with 408")
    func waitTooLong() async throws {
        try await withWorld { world async throws in
            let started = Moment.now()
            #expect(try await world.get("/control/wait?ai_requests=1&timeout=0.2").status == 408)
            #expect((200..<2000).contains(Moment.now().since(started)))
        }
    }

    @Test("calls are written down with parameters, status and time")
    func calls() async throws {
        try await withWorld { world in
            let before = Moment.now()
            _ = try await world.bot("sendMessage", ["chat_id": 42, "text": "a"])
            let calls = try await world.get("/control/calls?method=sendmessage").json["calls"]?.array
            #expect(calls?.count == 1)
            #expect(calls?.first?["status"] == 400)
            #expect(calls?.first?["parameters"] == ["chat_id": 42, "text": "a"])
            #expect(calls?.first?["at"]?.integer ?? 0 >= before.milliseconds)
        }
    }

    @Test("a reset forgets all but goes on counting")
    func reset() async throws {
        try await withWorld { world in
            let first = try await world.control("say", ["chat": 42, "text": "hello"])
            _ = try await world.bot("setWebhook", ["url": "http://127.0.0.1:9/"])
            try await world.control("reset")
            let state = try await world.get("/control/state").json
            #expect(state["undelivered"] == 0 && state["calls"] == 0)
            #expect(try await world.bot("getWebhookInfo").result?["url"] == "")
            let second = try await world.control("say", ["chat": 42, "text": "hello"])
            let ids = [first, second].compactMap { $0["update_id"]?.integer }
            #expect(ids[1] == ids[0] + 1)
            #expect(second["message_id"] == 2)
        }
    }

    @Test("other contents, and changes of membership, become updates")
    func contents() async throws {
        try await withWorld { world in
            for kind in ["sticker", "voice", "document", "video", "location", "contact", "poll"] {
                try await world.control("content", ["chat": 42, "kind": .string(kind)])
            }
            try await world.control("member", ["chat": -100, "user": 42, "new": "administrator"])
            let updates = try await world.bot("getUpdates").result?.array ?? []
            #expect(updates.compactMap { $0["message"]?["voice"]?["file_id"] }.count == 1)
            #expect(updates.last?["my_chat_member"]?["new_chat_member"]?["status"] == "administrator")
            #expect(updates.count == 8)
        }
    }

    @Test("a form with a file is a photo")
    func photoForm() async throws {
        try await withWorld { world in
            let png: [UInt8] = [
                0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 9, 0, 0, 0, 9,
            ]
            let head =
                "--b\r\nContent-Disposition: form-data; name=\"chat\"\r\n\r\n42\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"caption\"\r\n\r\nобед\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n\r\n"
            let reply = try await world.send(
                "/control/photo", Array(head.utf8) + png + Array("\r\n--b--\r\n".utf8),
                type: "multipart/form-data; boundary=b")
            #expect(reply.status == 200)
            let message = try await world.bot("getUpdates").result?.array?.first?["message"]
            #expect(message?["caption"] == "обед")
            #expect(message?["photo"]?.array?.first?["width"] == 9)
        }
    }

    @Test("mistakes in a control call are named")
    func mistakes() async throws {
        try await withWorld { world async throws in
            #expect(try await world.post("/control/say", ["chat": 42]).json["error"] == #""text" is missing"#)
            #expect(
                try await world.post("/control/say", ["chat": -1, "text": "a"]).json["error"] == #""user" is missing"#)
            #expect(
                try await world.post("/control/say", ["chat": 42, "text": "a", "txt": 1]).json["error"]
                    == #"unknown field "txt""#)
            #expect(try await world.post("/control/nothing", [:]).status == 404)
            #expect(try await world.get("/control/wait?colour=1").status == 400)
            #expect(try await world.get("/elsewhere").status == 404)
        }
    }
}
