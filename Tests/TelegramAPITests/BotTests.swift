import Domain
import Foundation
import HTTPClient
import HTTPTypes
import TelegramAPI
import Testing

private let done = Reply.json(.ok, #"{"ok":true,"result":true}"#)
private let sent = Reply.json(
    .ok, #"{"ok":true,"result":{"message_id":77,"date":1,"chat":{"id":42,"type":"private"}}}"#)

private func greeting(to chat: Int64 = 42, thread: ThreadID? = nil) -> SendMessage {
    SendMessage(
        chat: ChatID(chat), thread: thread, text: RichText("Private words"), replyTo: nil, keyboard: nil, silent: false)
}

private func refusal(_ code: Int, _ description: String, parameters: String = "{}") -> Reply {
    .json(
        .init(code: code),
        #"{"ok":false,"error_code":\#(code),"description":"\#(description)","parameters":\#(parameters)}"#)
}

@Suite("The bot", .timeLimit(.minutes(1)))
struct BotTests {
    @Test("sends a message as JSON with entities, and returns its id")
    func send() async throws {
        try await TelegramServer.run(sent) { server in
            let message = SendMessage(
                chat: ChatID(-1001), thread: ThreadID(5), text: RichText("Да").bold + RichText("!"),
                replyTo: MessageID(3),
                keyboard: Keyboard(rows: [[.init("Стоп", .callback("stop:1")), .init("Сайт", .url("https://a.b"))]]),
                silent: true)
            #expect(try await server.bot.sendMessage(message) == MessageID(77))
            let call = try #require(server.seen.first)
            #expect(call.path == "/bot\(TelegramServer.token)/sendMessage")
            #expect(call.contentType == "application/json")
            #expect(
                try sameJSON(
                    call.body,
                    #"""
                    {"chat_id":-1001,"message_thread_id":5,"text":"Да!","entities":[{"type":"bold","offset":0,"length":2}],
                    "link_preview_options":{"is_disabled":true},"disable_notification":true,
                    "reply_parameters":{"message_id":3,"allow_sending_without_reply":true},
                    "reply_markup":{"inline_keyboard":[[{"text":"Стоп","callback_data":"stop:1"},{"text":"Сайт","url":"https://a.b"}]]}}
                    """#))
        }
    }

    @Test("leaves out what is not said, a topic above all")
    func sendPlain() async throws {
        try await TelegramServer.run(sent) { server in
            _ = try await server.bot.sendMessage(greeting())
            let body = try #require(server.seen.first).body
            #expect(
                try sameJSON(
                    body, #"{"chat_id":42,"text":"Private words","link_preview_options":{"is_disabled":true}}"#))
        }
    }

    @Test("makes every call in Telegram's shape")
    func shapes() async throws {
        try await TelegramServer.run(done) { server in
            let bot = server.bot
            let edit = EditMessageText(chat: ChatID(1), message: MessageID(2), text: RichText("a"), keyboard: nil)
            try await bot.editMessageText(edit)
            try await bot.editMessageReplyMarkup(chat: ChatID(1), message: MessageID(2), keyboard: Keyboard(rows: []))
            try await bot.deleteMessage(chat: ChatID(1), message: MessageID(2))
            try await bot.sendChatAction(chat: ChatID(1), thread: ThreadID(5), action: .typing)
            try await bot.answerCallbackQuery(id: CallbackID(rawValue: "9"), text: nil, alert: false)
            try await bot.setWebhook(
                SetWebhook(url: "https://a.b/c", secret: "s", maximumConnections: 100, allowedUpdates: ["message"]))
            try await bot.deleteWebhook()
            try await bot.setMyCommands(
                [BotCommand("start", description: "Начать")], in: .privateChats, language: .russian)
            let expected = [
                (
                    "editMessageText",
                    #"{"chat_id":1,"message_id":2,"text":"a","link_preview_options":{"is_disabled":true}}"#
                ),
                ("editMessageReplyMarkup", #"{"chat_id":1,"message_id":2,"reply_markup":{"inline_keyboard":[]}}"#),
                ("deleteMessage", #"{"chat_id":1,"message_id":2}"#),
                ("sendChatAction", #"{"chat_id":1,"message_thread_id":5,"action":"typing"}"#),
                ("answerCallbackQuery", #"{"callback_query_id":"9","show_alert":false}"#),
                (
                    "setWebhook",
                    #"{"url":"https://a.b/c","secret_token":"s","max_connections":100,"allowed_updates":["message"]}"#
                ),
                ("deleteWebhook", "{}"),
                (
                    "setMyCommands",
                    """
                    {"commands":[{"command":"start","description":"Начать"}],"scope":{"type":"all_private_chats"},\
                    "language_code":"ru"}
                    """
                ),
            ]
            #expect(server.seen.count == expected.count)
            for (call, (method, json)) in zip(server.seen, expected) {
                #expect(call.path.hasSuffix("/\(method)"))
                #expect(try sameJSON(call.body, json), "\(method): \(call.body)")
            }
        }
    }

    @Test("reads its own account and the webhook's state")
    func results() async throws {
        try await TelegramServer.run(
            .json(
                .ok,
                #"{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"Дом","username":"HomeBot","new":1}}"#)
        ) { server in
            let account = try await server.bot.getMe()
            #expect(account.id == UserID(123_456))
            #expect(account.username == "HomeBot")
        }
        try await TelegramServer.run(
            .json(
                .ok,
                #"{"ok":true,"result":{"url":"https://a.b/c","has_custom_certificate":false,"pending_update_count":3,"last_error_date":5,"last_error_message":"Wrong response","max_connections":100,"allowed_updates":["message"]}}"#
            )
        ) { server in
            let info = try await server.bot.getWebhookInfo()
            #expect(info.url == "https://a.b/c")
            #expect(info.pendingUpdates == 3)
            #expect(info.lastErrorMessage == "Wrong response")
            #expect(info.allowedUpdates == ["message"])
        }
    }

    @Test("takes an edit without change and a deletion of nothing for done")
    func fine() async throws {
        try await TelegramServer.run(refusal(400, "Bad Request: message is not modified: same")) { server in
            let edit = EditMessageText(chat: ChatID(1), message: MessageID(2), text: RichText("a"), keyboard: nil)
            try await server.bot.editMessageText(edit)
            try await server.bot.editMessageReplyMarkup(chat: ChatID(1), message: MessageID(2), keyboard: nil)
            await #expect(throws: TelegramError.self) {
                try await server.bot.deleteMessage(chat: ChatID(1), message: MessageID(2))
            }
        }
        try await TelegramServer.run(refusal(400, "Bad Request: message to delete not found")) { server in
            try await server.bot.deleteMessage(chat: ChatID(1), message: MessageID(2))
        }
    }

    @Test("works with a base that ends in a slash")
    func base() async throws {
        try await TelegramServer.run(sent) { server in
            let token = try #require(BotToken(TelegramServer.token))
            let bot = Bot(token: token, base: server.url + "/", client: Client(maximumConnectionsPerHost: 1))
            _ = try await bot.sendMessage(greeting())
            #expect(server.seen.first?.path == "/bot\(TelegramServer.token)/sendMessage")
        }
    }
}
