import Testing

@testable import OutsideWorld

@Suite("Good Bot API calls", .timeLimit(.minutes(1)))
struct SendingTests {
    @Test("parameters may come in the query, as a form, as multipart and as JSON")
    func encodings() async throws {
        try await withWorld { world in
            try await world.say("hello")
            let path = "/bot\(world.token)/sendMessage"
            let form = "text=%D0%B4%D0%B2%D0%B0+%26"
            let multipart = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nтри\r\n--b--\r\n"
            _ = try await world.get(path + "?chat_id=42&text=one")
            _ = try await world.send(
                path + "?chat_id=42", Array(form.utf8), type: "application/x-www-form-urlencoded")
            _ = try await world.send(
                path + "?chat_id=42", Array(multipart.utf8), type: "multipart/form-data; boundary=b")
            _ = try await world.bot("SENDMESSAGE", ["chat_id": 42, "text": "four"])
            let messages = try await world.get("/control/chats/42").json["messages"]?.array ?? []
            #expect(messages.map { $0["text"] } == ["hello", "one", "два &", "три", "four"])
            #expect(messages.map { $0["from"] } == [42, "bot", "bot", "bot", "bot"])
        }
    }

    @Test("of more than a hundred entities the first hundred are kept, without a word")
    func entities() async throws {
        try await withWorld { world in
            try await world.say("hello")
            let entities = (0..<130).map { JSON.object(["type": "bold", "offset": .integer($0 * 2), "length": 1]) }
            let reply = try await world.bot(
                "sendMessage",
                ["chat_id": 42, "text": .string(String(repeating: "a ", count: 130)), "entities": .array(entities)])
            #expect(reply.status == 200)
            #expect(reply.result?["entities"]?.array == Array(entities.prefix(100)))
        }
    }

    @Test("the longest text passes with entities, a keyboard and a reply")
    func everything() async throws {
        try await withWorld { world in
            let question = try await world.say("hello")
            let reply = try await world.bot(
                "sendMessage",
                [
                    "chat_id": 42, "text": .string(String(repeating: "🍎", count: 2048)),
                    "entities": [["type": "bold", "offset": 2, "length": 4094]],
                    "reply_parameters": ["message_id": .integer(question)],
                    "reply_markup": [
                        "inline_keyboard": [
                            [["text": "a", "callback_data": .string(String(repeating: "ж", count: 32))]]
                        ]
                    ],
                ])
            #expect(reply.status == 200)
            #expect(reply.result?["reply_to_message"]?["text"] == "hello")
            #expect(reply.result?["message_id"] == 2)
        }
    }

    @Test("a lost original is forgiven when the call says so")
    func replyToNothing() async throws {
        try await withWorld { world in
            try await world.say("hello")
            let reply = try await world.bot(
                "sendMessage",
                [
                    "chat_id": 42, "text": "a",
                    "reply_parameters": ["message_id": 99, "allow_sending_without_reply": true],
                ])
            #expect(reply.status == 200)
            #expect(reply.result?["reply_to_message"] == nil)
        }
    }

    @Test("an edit keeps the history, and answers like Telegram")
    func edits() async throws {
        try await withWorld { world in
            try await world.say("hello")
            _ = try await world.bot("sendMessage", ["chat_id": 42, "text": "first"])
            let reply = try await world.bot("editMessageText", ["chat_id": 42, "message_id": 2, "text": "second"])
            #expect(reply.result?["text"] == "second")
            #expect(reply.result?["edit_date"]?.integer != nil)
            let message = try await world.get("/control/chats/42").json["messages"]?.array?.last
            #expect(message?["edits"] == 1)
            #expect(message?["history"] == ["first"])
            #expect(message?["text"] == "second")
        }
    }

    @Test("a topic takes messages once it is there")
    func topics() async throws {
        try await withWorld { world in
            try await world.control("say", ["chat": -100, "user": 42, "text": "hello", "thread": 7])
            let reply = try await world.bot("sendMessage", ["chat_id": -100, "text": "a", "message_thread_id": 7])
            #expect(reply.result?["message_thread_id"] == 7)
            #expect(reply.result?["is_topic_message"] == true)
            #expect(reply.result?["chat"]?["is_forum"] == true)
        }
    }

    @Test("an uploaded document can be fetched again, byte for byte")
    func document() async throws {
        try await withWorld { world in
            try await world.say("hello")
            let head =
                "--b\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n42\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"document\"; filename=\"a.bin\"\r\n\r\n"
            let bytes: [UInt8] = [0, 13, 10, 45, 45, 255]
            let body = Array(head.utf8) + bytes + Array("\r\n--b--\r\n".utf8)
            let sent = try await world.send(
                "/bot\(world.token)/sendDocument", body, type: "multipart/form-data; boundary=b")
            let id = try #require(sent.result?["document"]?["file_id"])
            let path = try #require(try await world.bot("getFile", ["file_id": id]).result?["file_path"]?.string)
            let file = try await world.client.send("GET", "\(world.base)/file/bot\(world.token)/\(path)")
            #expect(file.body == bytes)
        }
    }

    @Test("a photo must be a picture of a reasonable size", arguments: [(0x10, 200), (0x30, 400)])
    func photoUpload(_ highByteOfHeight: UInt8, _ status: Int) async throws {
        try await withWorld { world in
            try await world.say("hello")
            let png: [UInt8] =
                [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0]
                + [highByteOfHeight, 0]
            let head =
                "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n"
            let reply = try await world.send(
                "/bot\(world.token)/sendPhoto?chat_id=42&caption=x",
                Array(head.utf8) + png + Array("\r\n--b--\r\n".utf8),
                type: "multipart/form-data; boundary=b")
            #expect(reply.status == status)
            #expect(reply.problem == (status == 200 ? nil : "Bad Request: PHOTO_INVALID_DIMENSIONS"))
            #expect(reply.result?["caption"] == (status == 200 ? "x" : nil))
        }
    }

    @Test("a file over 20 MB cannot be downloaded")
    func bigFile() async throws {
        try await withWorld { world in
            try await world.control("files", ["file_id": "big", "size": 20_000_001])
            try await world.control("files", ["file_id": "fits", "size": 20_000_000])
            #expect(try await world.bot("getFile", ["file_id": "big"]).problem == "Bad Request: file is too big")
            #expect(try await world.bot("getFile", ["file_id": "fits"]).status == 200)
        }
    }

    @Test("a press is answered once it is known, and the answer is in the transcript")
    func press() async throws {
        try await withWorld { world in
            try await world.say("hello")
            _ = try await world.bot(
                "sendMessage",
                [
                    "chat_id": 42, "text": "a",
                    "reply_markup": ["inline_keyboard": [[["text": "yes", "callback_data": "y"]]]],
                ])
            let wrong = try await world.post("/control/press", ["chat": 42, "message_id": 2, "data": "n"])
            #expect(wrong.status == 400)
            try await world.control("press", ["chat": 42, "message_id": 2, "data": "y"])
            let updates = try await world.bot("getUpdates").result?.array ?? []
            let query = try #require(updates.last?["callback_query"])
            #expect(query["data"] == "y")
            #expect(query["message"]?["message_id"] == 2)
            let id = try #require(query["id"])
            #expect(try await world.bot("answerCallbackQuery", ["callback_query_id": id, "text": "ok"]).status == 200)
            let answers = try await world.get("/control/chats/42").json["button_answers"]?.array
            #expect(answers?.first?["text"] == "ok")
        }
    }
}
