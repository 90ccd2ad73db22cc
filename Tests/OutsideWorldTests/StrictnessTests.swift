import Testing

@testable import OutsideWorld

/// One bad call and the answer it must get.
struct BadCall: Sendable, CustomTestStringConvertible {
    let name: String
    let method: String
    let parameters: JSON
    let code: Int
    let description: String

    init(
        _ name: String, _ method: String, _ parameters: JSON, _ description: String, code: Int = 400
    ) {
        (self.name, self.method, self.parameters, self.code) = (name, method, parameters, code)
        self.description = code == 400 ? "Bad Request: \(description)" : description
    }

    var testDescription: String { name }
}

@Suite("Bad Bot API calls", .timeLimit(.minutes(1)))
struct StrictnessTests {
    private static func send(_ fields: [String: JSON]) -> JSON {
        .object(["chat_id": 42, "text": "a"].merging(fields) { $1 })
    }

    private static func entity(_ entity: JSON, text: JSON = "ab") -> JSON {
        send(["text": text, "entities": [entity]])
    }

    private static func button(_ button: JSON) -> JSON {
        send(["reply_markup": ["inline_keyboard": [[button]]]])
    }

    private static let notModified =
        "message is not modified: specified new message content and reply markup are exactly the same as a current "
        + "content and reply markup of the message"
    private static let badButton = "can't parse inline keyboard button"

    static let calls: [BadCall] = [
        BadCall("an unknown method", "sendNothing", [:], "Not Found", code: 404),
        BadCall("an unknown parameter", "sendMessage", send(["colour": 1]), "unknown parameter \"colour\""),
        BadCall("no chat", "sendMessage", ["text": "a"], "chat_id is empty"),
        BadCall("a chat as text", "sendMessage", send(["chat_id": "42"]), "parameter \"chat_id\" must be an Integer"),
        BadCall("an unknown chat", "sendMessage", send(["chat_id": 43]), "chat not found"),
        BadCall("no text", "sendMessage", ["chat_id": 42], "message text is empty"),
        BadCall("an empty text", "sendMessage", send(["text": ""]), "message text is empty"),
        BadCall("a text of blanks", "sendMessage", send(["text": " \n "]), "message text is empty"),
        BadCall(
            "4,097 units of text", "sendMessage", send(["text": .string(String(repeating: "я", count: 4097))]),
            "message is too long"),
        BadCall(
            "2,049 emoji, which are 4,098 units", "sendMessage",
            send(["text": .string(String(repeating: "🍎", count: 2049))]), "message is too long"),
        BadCall("a number as text", "sendMessage", send(["text": 5]), "parameter \"text\" must be a String"),
        BadCall(
            "a flag as text", "sendMessage", send(["disable_notification": "yes"]),
            "parameter \"disable_notification\" must be a Boolean"),
        BadCall(
            "Markdown", "sendMessage", send(["parse_mode": "MarkdownV2"]),
            "can't parse entities: parse_mode is refused here, send entities"),
        BadCall(
            "an unknown entity", "sendMessage", entity(["type": "big", "offset": 0, "length": 1]),
            "can't parse entities: unknown type \"big\" in the entity 0"),
        BadCall(
            "an entity beyond the text", "sendMessage", entity(["type": "bold", "offset": 1, "length": 2]),
            "can't parse entities: offset and length outside of the text in the entity 0"),
        BadCall(
            "an empty entity", "sendMessage", entity(["type": "bold", "offset": 0, "length": 0]),
            "can't parse entities: offset and length outside of the text in the entity 0"),
        BadCall(
            "an entity of huge length", "sendMessage",
            entity(["type": "bold", "offset": 1, "length": .integer(.max)]),
            "can't parse entities: offset and length outside of the text in the entity 0"),
        BadCall(
            "an entity that starts inside an emoji", "sendMessage",
            entity(["type": "bold", "offset": 1, "length": 1], text: "🍎"),
            "can't parse entities: a boundary in the middle of a UTF-16 symbol in the entity 0"),
        BadCall(
            "an entity that ends inside an emoji", "sendMessage",
            entity(["type": "bold", "offset": 0, "length": 2], text: "a🍎"),
            "can't parse entities: a boundary in the middle of a UTF-16 symbol in the entity 0"),
        BadCall(
            "a link to nowhere", "sendMessage", entity(["type": "text_link", "offset": 0, "length": 1]),
            "can't parse entities: no url in the entity 0"),
        BadCall(
            "a fractional offset", "sendMessage", entity(["type": "bold", "offset": 0.5, "length": 1]),
            "can't parse entities: no whole offset and length in the entity 0"),
        BadCall(
            "entities that are no array", "sendMessage", send(["entities": [:]]),
            "can't parse entities: array expected"),
        BadCall(
            "a button without data", "sendMessage", button(["text": "a", "callback_data": ""]), "BUTTON_DATA_INVALID"),
        BadCall(
            "33 Cyrillic letters of data, which are 66 bytes", "sendMessage",
            button(["text": "a", "callback_data": .string(String(repeating: "ж", count: 33))]), "BUTTON_DATA_INVALID"),
        BadCall(
            "a button without text", "sendMessage", button(["text": " ", "callback_data": "a"]),
            "\(badButton): field \"text\" must be a non-empty String"),
        BadCall(
            "a button that does nothing", "sendMessage", button(["text": "a"]),
            "\(badButton): Text buttons are unallowed in the inline keyboard"),
        BadCall(
            "a button with an unknown field", "sendMessage", button(["text": "a", "colour": "red"]),
            "\(badButton): unknown field \"colour\""),
        BadCall(
            "a keyboard of the other kind", "sendMessage", send(["reply_markup": ["keyboard": []]]),
            "can't parse reply keyboard markup: only inline_keyboard is simulated"),
        BadCall(
            "the general topic", "sendMessage", send(["chat_id": -100, "message_thread_id": 1]),
            "message thread not found"),
        BadCall(
            "an unknown topic", "sendMessage", send(["chat_id": -100, "message_thread_id": 8]),
            "message thread not found"),
        BadCall("a topic in a private chat", "sendMessage", send(["message_thread_id": 7]), "message thread not found"),
        BadCall(
            "a reply to nothing", "sendMessage", send(["reply_parameters": ["message_id": 99]]),
            "message to be replied not found"),
        BadCall(
            "a reply without a message", "sendMessage",
            send(["reply_parameters": ["allow_sending_without_reply": true]]),
            "can't parse reply parameters"),
        BadCall("an edit of nothing", "editMessageText", send(["message_id": 99]), "message to edit not found"),
        BadCall("an edit without a message", "editMessageText", send([:]), "message identifier is not specified"),
        BadCall("an edit of a person's message", "editMessageText", send(["message_id": 1]), "message can't be edited"),
        BadCall(
            "an edit that changes nothing", "editMessageText", send(["message_id": 2, "text": "bot"]), notModified),
        BadCall(
            "a markup edit that changes nothing", "editMessageReplyMarkup", ["chat_id": 42, "message_id": 2],
            notModified),
        BadCall("deleting nothing", "deleteMessage", ["chat_id": 42, "message_id": 99], "message to delete not found"),
        BadCall(
            "an unknown action", "sendChatAction", ["chat_id": 42, "action": "sleeping"],
            "wrong parameter action in request"),
        BadCall(
            "an answer to no press", "answerCallbackQuery", ["callback_query_id": "x"],
            "query is too old and response timeout expired or query ID is invalid"),
        BadCall(
            "an answer of 201 letters", "answerCallbackQuery",
            ["callback_query_id": "x", "text": .string(String(repeating: "a", count: 201))], "MESSAGE_TOO_LONG"),
        BadCall("an unknown file", "getFile", ["file_id": "x"], "invalid file_id"),
        BadCall(
            "a photo that is none", "sendPhoto", ["chat_id": 42, "photo": "x"],
            "wrong file identifier/HTTP URL specified"),
        BadCall("no photo", "sendPhoto", ["chat_id": 42], "there is no photo in the request"),
        BadCall(
            "1,025 units of caption", "sendDocument",
            ["chat_id": 42, "document": "x", "caption": .string(String(repeating: "a", count: 1025))],
            "message caption is too long"),
        BadCall(
            "a secret with a blank", "setWebhook", ["url": "http://127.0.0.1:1/", "secret_token": "a b"],
            "secret token contains unallowed characters"),
        BadCall(
            "101 connections", "setWebhook", ["url": "http://127.0.0.1:1/", "max_connections": 101],
            "max_connections must be 1–100"),
        BadCall(
            "an unknown kind of update", "setWebhook", ["url": "http://127.0.0.1:1/", "allowed_updates": ["mesage"]],
            "unknown update kind \"mesage\" in allowed_updates"),
        BadCall("a limit of 0", "getUpdates", ["limit": 0], "limit must be 1–100"),
        BadCall(
            "a command with a capital", "setMyCommands", ["commands": [["command": "Help", "description": "a"]]],
            "BOT_COMMAND_INVALID"),
    ]

    @Test("is refused in Telegram's words, and changes nothing", arguments: calls)
    func refused(_ call: BadCall) async throws {
        try await withWorld { world in
            try await world.say("hello")
            _ = try await world.bot("sendMessage", ["chat_id": 42, "text": "bot"])
            try await world.control("chats", ["chat": -100, "threads": [7]])
            let before = try await world.get("/control/chats/42").text
            let reply = try await world.bot(call.method, call.parameters)
            #expect(reply.status == call.code)
            #expect(reply.json["ok"] == false)
            #expect(reply.json["error_code"] == .integer(Int64(call.code)))
            #expect(reply.problem == call.description)
            #expect(try await world.get("/control/chats/42").text == before)
        }
    }

    @Test("with a wrong token is unauthorized")
    func wrongToken() async throws {
        try await withWorld { world in
            let reply = try await world.get("/bot1:WRONG/getMe")
            #expect(reply.status == 401)
            #expect(reply.problem == "Unauthorized")
            #expect(try await world.get("/file/bot1:WRONG/photos/file_1.jpg").status == 401)
        }
    }

    @Test("a body that is not JSON is refused")
    func notJSON() async throws {
        try await withWorld { world in
            let reply = try await world.send("/bot\(world.token)/getMe", Array("{".utf8), type: "application/json")
            #expect(reply.problem == "Bad Request: can't parse the JSON object")
        }
    }
}
